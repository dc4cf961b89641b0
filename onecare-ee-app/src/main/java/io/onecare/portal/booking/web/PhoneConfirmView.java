package io.onecare.portal.booking.web;

import io.onecare.core.account.CallerProof;
import io.onecare.core.account.ContactOnFile;
import io.onecare.core.account.PersonFile;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.ReminderWish;
import io.onecare.core.care.CareChannel;
import io.onecare.core.care.CareRequest;
import io.onecare.core.money.Money;
import io.onecare.core.notification.Reminder;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.booking.BookingDesk;
import io.onecare.portal.booking.SureBooking;
import io.onecare.portal.people.PeopleDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last page of a booking by phone: what is booked, to be read out; the reminder; and the
 * conditions that the caller accepts. The rules and messages are those of the portal's own pages.
 */
@Named
@RequestScoped
public class PhoneConfirmView extends ChosenStep {

    static final String PAGES = "/care/phone";

    private static final String PAGE = PAGES + "/confirm";
    private static final String ACCEPT = "accept";
    private static final String CALLER = "caller";
    private static final String PRICE = "price";
    private static final String DAYS = "days";
    private static final String EMAIL = "email";
    private static final String NEVER = "0";

    @Inject private PeopleDesk people;
    @Inject private SureBooking sure;

    private @Nullable PersonFile file;
    private @Nullable Money was;

    @Override
    boolean mayShowPatient() {
        file =
                people.open(
                                signIn(),
                                choices().code(Choices.PATIENT),
                                choices().get(Choices.REQUEST))
                        .orElse(null);
        return file != null && choices().get(Choices.MOVE).isEmpty();
    }

    @Override
    String pages() {
        return PAGES;
    }

    @Override
    String search() {
        return PAGES;
    }

    @Override
    String timePage() {
        return PAGES + "/time";
    }

    static String start(Choices choices) {
        return PAGES
                + "?patient="
                + choices.code(Choices.PATIENT)
                + (choices.get(Choices.REQUEST).isEmpty()
                        ? ""
                        : "&request=" + choices.code(Choices.REQUEST))
                + (choices.code(Choices.SERVICE).isEmpty()
                        ? ""
                        : "&service=" + choices.code(Choices.SERVICE));
    }

    /**
     * Shows what is about to be booked, keeps the time longer, or books.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin() || !hasChosen()) {
            return;
        }
        boolean isToKeep = typed("action").equals("hold");
        Optional<Money> shown = money(typed(PRICE));
        if (posted().isSent()
                && !isToKeep
                && isAccepted()
                && (proof().isPresent() || !isCall())
                && shown.isPresent()) {
            book(shown.get());
            return;
        }
        if (!lookUp() || !posted().isSent()) {
            return;
        }
        if (isToKeep) {
            keep(PAGE);
        } else {
            sayWhatIsMissing(shown.isEmpty());
        }
    }

    private void sayWhatIsMissing(boolean isPriceMissing) {
        if (isCall() && proof().isEmpty()) {
            messages().add(CALLER, "PHONE_CALLER_MISSING");
        }
        if (!isAccepted()) {
            messages().add(ACCEPT, "PHONE_NOT_ACCEPTED");
        } else if (isPriceMissing) {
            messages().add(ACCEPT, "PRICE_MISSING");
        }
    }

    /**
     * Tells whether the booking is for a call; with a request of the queue it is known who asks.
     *
     * @return true if it is to be said how it was made sure who calls
     */
    public boolean isCall() {
        return choices().get(Choices.REQUEST).isEmpty();
    }

    private Optional<CallerProof> proof() {
        return Arrays.stream(CallerProof.values())
                .filter(proof -> proof.name().equals(typed(CALLER)))
                .findFirst();
    }

    /**
     * Gives the ways to make sure who calls.
     *
     * @return all that there are
     */
    public List<Choice> getProofs() {
        return Arrays.stream(CallerProof.values())
                .map(
                        proof ->
                                new Choice(
                                        proof.name(),
                                        language().texts().getString("phone.caller." + proof)))
                .toList();
    }

    private void book(Money shown) throws IOException {
        String request = choices().get(Choices.REQUEST);
        Optional<CareRequest> from =
                request.isEmpty() ? Optional.empty() : desk().inProgress(signIn(), request);
        if (!request.isEmpty() && from.isEmpty()) {
            if (lookUp()) {
                messages().add("", "PHONE_REQUEST_GONE");
            }
            return;
        }
        Book wish =
                new Book(
                        choices().key().orElseThrow(),
                        visit().patient().number(),
                        visit().service().code(),
                        choices().time().orElseThrow(),
                        shown,
                        typed("terms"),
                        channel(from),
                        reminder().orElse(null));
        Optional<BookingOutcome> booked =
                from.isPresent()
                        ? Optional.of(sure.book(signIn(), wish, from.get().seen()))
                        : sure.book(signIn(), wish, proof().orElseThrow());
        if (booked.isEmpty()) {
            if (lookUp()) {
                messages().add(CALLER, "PHONE_NO_NUMBER");
            }
            return;
        }
        BookingOutcome outcome = booked.get();
        if (outcome instanceof BookingOutcome.Done done) {
            leadToDone(done.booking(), false);
            return;
        }
        BookingOutcome.Refused refused = (BookingOutcome.Refused) outcome;
        if (!isLost(refused) && lookUp()) {
            tell(shown, refused);
        }
    }

    private Channel channel(Optional<CareRequest> from) {
        return from.map(CareRequest::channel).filter(CareChannel.EMAIL::equals).isPresent()
                ? Channel.EMAIL
                : BookingDesk.channelOf(signIn());
    }

    private void tell(Money shown, BookingOutcome.Refused refused) throws IOException {
        switch (refused.reason()) {
            case PRICE_CHANGED -> {
                was = shown;
                messages()
                        .add(
                                ACCEPT,
                                "PRICE_CHANGED",
                                formats().money(euro(was)),
                                getPrice() == null ? "" : formats().money(getPrice()));
            }
            case TERMS_OUTDATED -> messages().add(ACCEPT, "TERMS_OUTDATED");
            default -> refuse(refused);
        }
    }

    private boolean isAccepted() {
        return typed(ACCEPT).equals("yes");
    }

    private static Optional<Money> money(String text) {
        try {
            return Optional.of(Money.parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** None if it is too late for it, as on the portal's own pages. */
    private Optional<ReminderWish> reminder() {
        Optional<EmailAddress> email = email();
        Instant start =
                choices()
                        .at()
                        .orElseGet(() -> choices().when().orElseThrow().atZone(ROME).toInstant());
        return stillToCome(Reminder.CHOICES, start).stream()
                .filter(days -> String.valueOf(days).equals(typed(DAYS)))
                .findFirst()
                .flatMap(days -> email.map(to -> new ReminderWish(to, Reminder.daysBefore(days))));
    }

    /** Only one of those on file: operators write to nobody else. */
    private Optional<EmailAddress> email() {
        return verified().stream()
                .filter(one -> one.equals(typed(EMAIL)))
                .findFirst()
                .map(EmailAddress::of);
    }

    private List<String> verified() {
        return file == null
                ? List.of()
                : file.contacts().stream()
                        .filter(one -> one.kind() == ContactOnFile.Kind.EMAIL && one.isVerified())
                        .map(ContactOnFile::value)
                        .distinct()
                        .toList();
    }

    /**
     * Gives the title of the page.
     *
     * @return that something is wrong, if so
     */
    public String getTitle() {
        return language()
                .texts()
                .getString(
                        getMessages().isEmpty()
                                ? "phone.confirm.title"
                                : "phone.confirm.title.error");
    }

    /**
     * Gives the addresses to which a reminder can go: those on file that are verified.
     *
     * @return empty if nobody may be written to
     */
    public List<Choice> getEmails() {
        return verified().stream().map(one -> new Choice(one, one)).toList();
    }

    /**
     * Gives the address that was chosen.
     *
     * @return the first one if none was
     */
    public String getEmail() {
        String sent = typed(EMAIL);
        return verified().contains(sent) ? sent : verified().stream().findFirst().orElse("");
    }

    /**
     * Gives when one can be reminded.
     *
     * @return from the longest time before to never
     */
    public List<Choice> getReminders() {
        List<Choice> reminders = new ArrayList<>();
        if (getTime().isEmpty()) {
            return reminders;
        }
        if (!verified().isEmpty()) {
            remindable()
                    .forEach(
                            days ->
                                    reminders.add(
                                            new Choice(
                                                    String.valueOf(days),
                                                    language()
                                                            .say("booking.reminder.days", days))));
        }
        reminders.add(new Choice(NEVER, language().texts().getString("booking.reminder.none")));
        return reminders;
    }

    /**
     * Gives when they want to be reminded.
     *
     * @return as sent if it can be had; else as the insurer has it, or as long before as possible
     */
    public String getDaysChosen() {
        List<String> possible = getReminders().stream().map(Choice::value).toList();
        if (possible.contains(typed(DAYS))) {
            return typed(DAYS);
        }
        return remindable().stream()
                .filter(days -> days <= settings().firstReminder())
                .reduce((shorter, longer) -> longer)
                .map(String::valueOf)
                .filter(possible::contains)
                .orElse(NEVER);
    }

    /**
     * Gives the price to send along.
     *
     * @return in digits; empty if there is none
     */
    public String getShownPrice() {
        return getPrice() == null ? "" : getPrice().toPlainString();
    }

    /**
     * Gives the address of the page where facility and service are chosen.
     *
     * @return with the patient
     */
    public String getStart() {
        return link(start(choices()));
    }
}
