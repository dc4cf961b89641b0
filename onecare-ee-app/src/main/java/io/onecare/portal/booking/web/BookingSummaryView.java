package io.onecare.portal.booking.web;

import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.security.SealedAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The summary, with the question whether to remind. */
@Named
@RequestScoped
public class BookingSummaryView extends ChosenStep {

    private static final String EMAIL = "email";
    private static final String NEVER = "0";

    /** What the guide shows. */
    private static final String PAGE = "/booking/summary";

    /**
     * Shows the summary, keeps the time longer, or goes on.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin() || !hasChosen() || !lookUp() || !posted().isSent()) {
            return;
        }
        Optional<EmailAddress> email = typedEmail();
        boolean isReminded = !getDaysChosen().equals(NEVER);
        if (typed("action").equals("hold")) {
            choose(asked(email));
            keep(PAGE);
            return;
        }
        if (isReminded && email.isEmpty()) {
            messages().add(EMAIL, typed(EMAIL).isEmpty() ? "EMAIL_MISSING" : "EMAIL_MALFORMED");
            return;
        }
        Optional<BookingOutcome.Refused> refusal = rehearse();
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        if (isInSlot()
                && !isHeld()
                && choices().slot().isPresent()) { // late but still free: kept again
            desk().hold(signIn(), visit(), choices().slot().get());
        }
        posted().leadTo("/booking/conditions?" + asked(email).query());
    }

    private Choices asked(Optional<EmailAddress> email) {
        String days = getDaysChosen();
        boolean isOwn = email.isEmpty() || email.equals(desk().email(signIn()));
        return choices()
                .with(Choices.DAYS, days)
                .with(
                        Choices.TO,
                        isOwn || days.equals(NEVER)
                                ? ""
                                : desk().sealed(signIn(), email.orElseThrow()));
    }

    private Optional<EmailAddress> typedEmail() {
        try {
            return Optional.of(EmailAddress.of(typed(EMAIL)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
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
                                ? "booking.summary.title"
                                : "booking.summary.title.error");
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
        remindable()
                .forEach(
                        days ->
                                reminders.add(
                                        new Choice(
                                                String.valueOf(days),
                                                language().say("booking.reminder.days", days))));
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
        String sent = choices().get(Choices.DAYS);
        if (possible.contains(sent)) {
            return sent;
        }
        return remindable().stream()
                .filter(days -> days <= settings().firstReminder())
                .reduce((shorter, longer) -> longer)
                .map(String::valueOf)
                .orElse(NEVER);
    }

    /**
     * Gives where to remind.
     *
     * @return as typed, as chosen before, or the address of the account
     */
    public String getEmail() {
        if (Choices.isForm(request())) {
            return typed(EMAIL);
        }
        if (getVisit() == null) {
            return "";
        }
        String sealed = choices().get(Choices.TO);
        return (sealed.isEmpty() ? desk().email(signIn()) : desk().unsealed(signIn(), sealed))
                .map(EmailAddress::value)
                .orElse("");
    }

    /**
     * Gives what was chosen but for what the form asks.
     *
     * @return the query of the form's address
     */
    public String getQueryButReminder() {
        return SealedAddress.queryIn(
                request(), choices().without(Choices.DAYS, Choices.TO).query());
    }
}
