package io.onecare.portal.booking.web;

import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.RefusalReason;
import io.onecare.core.money.Money;
import io.onecare.core.notification.Reminder;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.HoldOutcome;
import io.onecare.core.schedule.SlotHold;
import io.onecare.portal.security.SealedAddress;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages after the time was chosen: what is booked, and how long the time is kept. */
public abstract class ChosenStep extends BookingStep {

    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;
    private @Nullable String practitioner;
    private @Nullable SlotHold hold;
    private @Nullable Money price;

    /**
     * Tells whether there is a time, and a key of the wish.
     *
     * @return false if the answer is given: back to choosing
     * @throws IOException if the browser has gone
     */
    boolean hasChosen() throws IOException {
        if (choices().time().isPresent() && choices().key().isPresent()) {
            return true;
        }
        posted().leadTo(timePage() + "?" + choices().without(Choices.KEY).query());
        return false;
    }

    /**
     * Looks at what was chosen, and whether it can still be had.
     *
     * @return false if the answer is given already
     * @throws IOException if the browser has gone
     */
    boolean lookUp() throws IOException {
        Optional<Booking> booked = desk().findByKey(signIn(), choices().key().orElseThrow());
        if (booked.isPresent()) { // somebody went back
            leadToDone(booked.get(), true);
            return false;
        }
        return choices().slot().isPresent() ? findSlot() : readAgreed();
    }

    private boolean findSlot() throws IOException {
        Instant at = choices().at().orElseThrow();
        Optional<FreeSlot> found =
                desk().freeAt(signIn(), visit(), null, at).stream()
                        .filter(slot -> slot.slot().equals(choices().slot().orElseThrow()))
                        .findFirst();
        if (found.isEmpty()) {
            leadToLost(
                    desk().until(at).isNegative()
                            ? RefusalReason.TIME_IN_THE_PAST
                            : RefusalReason.SLOT_TAKEN);
            return false;
        }
        FreeSlot slot = found.get();
        startsAt = slot.startsAt();
        endsAt = slot.startsAt().plus(slot.serviceDuration());
        practitioner = slot.practitionerCode();
        hold =
                desk().holds(signIn()).stream()
                        .filter(one -> one.slot().equals(slot.slot()))
                        .findFirst()
                        .orElse(null);
        readPrice();
        return true;
    }

    private boolean readAgreed() {
        Instant agreed = choices().when().orElseThrow().atZone(ROME).toInstant();
        startsAt = agreed;
        endsAt = agreed.plus(AppointmentTime.Agreed.USUAL_DURATION);
        practitioner = choices().practitioner();
        readPrice();
        return true;
    }

    private void readPrice() {
        price = desk().price(signIn(), visit(), LocalDate.ofInstant(start(), ROME)).orElse(null);
        if (price == null && !posted().isSent()) {
            rehearse().ifPresent(refused -> explain("", refused, start(), end()));
        }
    }

    Optional<BookingOutcome.Refused> rehearse() {
        return rehearse(choices().time().orElseThrow(), price);
    }

    Instant start() {
        return chosen(startsAt);
    }

    Instant end() {
        return chosen(endsAt);
    }

    private static Instant chosen(@Nullable Instant moment) {
        if (moment == null) {
            throw new IllegalStateException("No time was chosen.");
        }
        return moment;
    }

    /** Back to the agenda, which tells the next free times. */
    void leadToLost(RefusalReason reason) throws IOException {
        posted().leadTo(
                        timePage()
                                + "?"
                                + choices().without(Choices.KEY, Choices.DAYS, Choices.TO).query()
                                + "&lost="
                                + reason
                                + "&from="
                                + LocalDate.ofInstant(choices().at().orElseThrow(), ROME));
    }

    void leadToDone(Booking booking, boolean known) throws IOException {
        posted().leadTo(
                        pages()
                                + "/done?reference="
                                + booking.reference()
                                + (known ? "&known=yes" : ""));
    }

    /** Says why, or leads to where the next free times are. */
    void refuse(BookingOutcome.Refused refused) throws IOException {
        if (!isLost(refused)) {
            explain("", refused, start(), end());
        }
    }

    /** Whether the slot was lost to somebody else; if so, the next free times come. */
    boolean isLost(BookingOutcome.Refused refused) throws IOException {
        boolean isNotOffered =
                refused.reason() == RefusalReason.SLOT_WITHDRAWN
                        || refused.reason() == RefusalReason.SLOT_NOT_OPEN;
        boolean isTaken =
                refused.reason() == RefusalReason.SLOT_TAKEN
                        || refused.reason() == RefusalReason.PRACTITIONER_BUSY;
        if (choices().slot().isEmpty() || !(isNotOffered || isTaken)) {
            return false;
        }
        leadToLost(isNotOffered ? refused.reason() : RefusalReason.SLOT_TAKEN);
        return true;
    }

    /**
     * Keeps the time longer, or again; or says that it was lost.
     *
     * @param page where to go on
     * @throws IOException if the browser has gone
     */
    void keep(String page) throws IOException {
        if (choices().slot().isEmpty()) {
            return;
        }
        HoldOutcome outcome = desk().hold(signIn(), visit(), choices().slot().get());
        if (outcome instanceof HoldOutcome.Held held) {
            boolean longer = hold == null || held.hold().expiresAt().isAfter(hold.expiresAt());
            posted().leadTo(page + "?" + choices().query() + (longer ? "" : "&longest=yes"));
            return;
        }
        switch (((HoldOutcome.Refused) outcome).reason()) {
            case TOO_MANY_HOLDS -> messages().add("", "TOO_MANY_HOLDS.LATER");
            case SLOT_WITHDRAWN -> leadToLost(RefusalReason.SLOT_WITHDRAWN);
            case SLOT_NOT_OPEN -> leadToLost(RefusalReason.SLOT_NOT_OPEN);
            default -> leadToLost(RefusalReason.SLOT_TAKEN);
        }
    }

    /**
     * Gives the time in words.
     *
     * @return such as {@code Giovedì 17 ottobre ore 13:00}; empty unless the page is shown
     */
    public String getTime() {
        return startsAt == null ? "" : capitalised(when(startsAt, ROME));
    }

    /**
     * Gives the name of the practitioner.
     *
     * @return empty if nobody was named
     */
    public String getPractitionerName() {
        return startsAt == null ? "" : practitionerName(practitioner).orElse("");
    }

    /**
     * Gives the price for this patient.
     *
     * @return in euro; null if there is none
     */
    public @Nullable BigDecimal getPrice() {
        return price == null ? null : euro(price);
    }

    /**
     * Tells whether a time of an agenda was chosen, rather than agreed by phone.
     *
     * @return true if it can be kept for a while
     */
    public boolean isInSlot() {
        return startsAt != null && choices().slot().isPresent();
    }

    /**
     * Tells whether the time is kept.
     *
     * @return false if nobody holds it, and the first to book has it
     */
    public boolean isHeld() {
        return hold != null;
    }

    /**
     * Says until when the time is kept.
     *
     * @return until when, or that it is not kept any more
     */
    public String getHeldUntil() {
        return hold == null
                ? language().texts().getString("booking.hold.over")
                : language()
                        .say(
                                "booking.hold.until",
                                formats().time(hold.expiresAt().atZone(ROME).toLocalTime()));
    }

    /**
     * Gives how long the time is kept.
     *
     * @return in seconds; 0 if it is not kept
     */
    public long getSecondsHeld() {
        Duration left = hold == null ? Duration.ZERO : desk().until(hold.expiresAt());
        return Math.max(0, left.toSeconds());
    }

    /**
     * Tells whether it cannot be kept longer.
     *
     * @return true if that was asked in vain
     */
    public boolean isLongest() {
        return "yes".equals(request().getParameter("longest"));
    }

    /**
     * Tells whether most facilities are closed on the day that was agreed.
     *
     * @return true for a Sunday
     */
    public boolean isUnusualDay() {
        return startsAt != null
                && !isInSlot()
                && LocalDate.ofInstant(startsAt, ROME).getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /**
     * Gives the address of the page where another time can be chosen.
     *
     * @return with what was chosen so far
     */
    public String getOtherTime() {
        return SealedAddress.in(
                request(),
                getTimePage()
                        + "?"
                        + choices().without(Choices.KEY, Choices.DAYS, Choices.TO).query()
                        + (startsAt == null || !isInSlot()
                                ? ""
                                : "&from=" + LocalDate.ofInstant(startsAt, ROME)));
    }

    /** How many days before the appointment one can choose to be reminded. */
    List<Integer> remindable() {
        return stillToCome(settings().reminderDays(), start());
    }

    /** The days before a moment that are not past yet. */
    List<Integer> stillToCome(List<Integer> before, Instant start) {
        return before.stream()
                .filter(
                        days ->
                                !desk().until(Reminder.daysBefore(days).dueAt(start, ROME))
                                        .isNegative())
                .toList();
    }
}
