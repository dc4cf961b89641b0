package io.onecare.portal.booking.web;

import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.ReminderWish;
import io.onecare.core.money.Money;
import io.onecare.core.notification.Reminder;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.booking.BookingDesk;
import io.onecare.portal.booking.SureBooking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/** The general conditions, and the request itself. */
@Named
@RequestScoped
public class BookingConditionsView extends ChosenStep {

    private static final String PAGE = "/booking/conditions";
    private static final String ACCEPT = "accept";
    private static final String TERMS = "terms";
    private static final String PRICE = "price";
    private static final String PROBLEM = "problem";
    private static final String WAS = "was";

    private static final String NOT_ACCEPTED = "NOT_ACCEPTED";
    private static final String PRICE_MISSING = "PRICE_MISSING";
    private static final String PRICE_CHANGED = "PRICE_CHANGED";
    private static final String TERMS_OUTDATED = "TERMS_OUTDATED";

    @Inject private SureBooking sure;

    /**
     * Shows the conditions, keeps the time longer, or books.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin() || !hasChosen()) {
            return;
        }
        boolean isToKeep = typed("action").equals("hold");
        Optional<Money> shown = shownPrice();
        if (posted().isSent() && !isToKeep && isAccepted() && shown.isPresent()) {
            book(shown.get());
            return;
        }
        if (!lookUp()) {
            return;
        }
        if (!posted().isSent()) {
            sayWhatChanged();
        } else if (isToKeep) {
            keep(PAGE);
        } else {
            askAgain(isAccepted() ? PRICE_MISSING : NOT_ACCEPTED, "");
        }
    }

    /**
     * The page is asked for once more rather than answered, so that whoever comes back to it later
     * sees what has become of the request, and not a warning of the browser.
     */
    private void askAgain(String problem, String more) throws IOException {
        posted().leadTo(PAGE + "?" + choices().query() + "&" + PROBLEM + "=" + problem + more);
    }

    private void sayWhatChanged() {
        String problem = String.valueOf(request().getParameter(PROBLEM));
        switch (problem) {
            case NOT_ACCEPTED, PRICE_MISSING, TERMS_OUTDATED -> messages().add(ACCEPT, problem);
            case PRICE_CHANGED ->
                    money(String.valueOf(request().getParameter(WAS))).ifPresent(this::tellPrices);
            default -> {
                // nothing has changed
            }
        }
    }

    private void tellPrices(Money before) {
        messages()
                .add(
                        ACCEPT,
                        PRICE_CHANGED,
                        formats().money(euro(before)),
                        getPrice() == null ? "" : formats().money(getPrice()));
    }

    private boolean isAccepted() {
        return typed(ACCEPT).equals("yes");
    }

    /** At once: whether it was booked before, or the slot is lost, the library knows best. */
    private void book(Money shown) throws IOException {
        Book wish =
                new Book(
                        choices().key().orElseThrow(),
                        visit().patient().number(),
                        visit().service().code(),
                        choices().time().orElseThrow(),
                        shown,
                        typed(TERMS),
                        BookingDesk.channelOf(signIn()),
                        reminder().orElse(null));
        BookingOutcome outcome = sure.book(signIn(), wish);
        if (outcome instanceof BookingOutcome.Done done) {
            leadToDone(done.booking(), false);
            return;
        }
        BookingOutcome.Refused refused = (BookingOutcome.Refused) outcome;
        if (!isLost(refused) && lookUp()) { // else it was booked before with another reminder
            tell(wish, refused);
        }
    }

    private void tell(Book wish, BookingOutcome.Refused refused) throws IOException {
        switch (refused.reason()) {
            case PRICE_CHANGED ->
                    askAgain(
                            PRICE_CHANGED,
                            "&" + WAS + "=" + euro(wish.expectedPrice()).toPlainString());
            case TERMS_OUTDATED -> askAgain(TERMS_OUTDATED, "");
            default -> refuse(refused);
        }
    }

    private Optional<Money> shownPrice() {
        return money(typed(PRICE));
    }

    private static Optional<Money> money(String text) {
        try {
            return Optional.of(Money.parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<ReminderWish> reminder() {
        return days().flatMap(
                        days -> email().map(to -> new ReminderWish(to, Reminder.daysBefore(days))));
    }

    private Optional<Integer> days() {
        return Reminder.CHOICES.stream()
                .filter(days -> String.valueOf(days).equals(choices().get(Choices.DAYS)))
                .findFirst();
    }

    private Optional<EmailAddress> email() {
        String sealed = choices().get(Choices.TO);
        return sealed.isEmpty() ? desk().email(signIn()) : desk().unsealed(signIn(), sealed);
    }

    /**
     * Gives the title of the page.
     *
     * @return with its step, and that something is wrong if so
     */
    public String getTitle() {
        return language()
                .texts()
                .getString(
                        getMessages().isEmpty()
                                ? "booking.conditions.title"
                                : "booking.conditions.title.error");
    }

    /**
     * Gives the reminder in words.
     *
     * @return when and where, or that there is none; empty unless the page is shown
     */
    public String getReminder() {
        if (getVisit() == null) {
            return "";
        }
        return reminder()
                .map(
                        wish ->
                                language()
                                        .say(
                                                "booking.reminder.chosen",
                                                wish.reminder().days(),
                                                wish.email().value()))
                .orElseGet(() -> language().texts().getString("booking.reminder.none"));
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
     * Gives the address of the page before.
     *
     * @return with what was chosen so far
     */
    public String getSummary() {
        return link("/booking/summary?" + choices().query());
    }
}
