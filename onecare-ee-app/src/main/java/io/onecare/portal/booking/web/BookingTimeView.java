package io.onecare.portal.booking.web;

import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.booking.RefusalReason;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.Words;
import io.onecare.core.money.Money;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.HoldOutcome;
import io.onecare.core.schedule.HoldRefusal;
import io.onecare.core.schedule.SlotHold;
import io.onecare.core.schedule.SlotId;
import io.onecare.portal.booking.FiveDays;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.faces.TypedTime;
import io.onecare.portal.security.SealedAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Choosing the time: in the agenda of a facility that shares it; else as agreed with the facility
 * by phone, or by customer care.
 */
@Named
@RequestScoped
public class BookingTimeView extends BookingStep {

    private static final String FROM = "from";
    private static final String DAY = "day";
    private static final String HOUR = "hour";
    private static final String TIME = "time";
    private static final String NOTE = "note";

    private static final Pattern QUESTION = Pattern.compile("[0-9a-f-]{36}");

    /** The time that was lost to somebody else on a later page. */
    private static final String LOST = "lost";

    private static final List<RefusalReason> LOSSES =
            List.of(
                    RefusalReason.SLOT_TAKEN,
                    RefusalReason.SLOT_WITHDRAWN,
                    RefusalReason.SLOT_NOT_OPEN,
                    RefusalReason.TIME_IN_THE_PAST);

    private @Nullable FiveDays agenda;
    private List<PractitionerListing> practitioners = List.of();
    private List<GridTime> alternatives = List.of();
    private List<SlotHold> tooMany = List.of();

    /**
     * Takes what was sent, and opens the agenda.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin()) {
            return;
        }
        if (posted().isSent()) {
            switch (typed("action")) {
                case "agreed" -> agree();
                case "care" -> askCare();
                case "release" -> release();
                default -> hold();
            }
        } else {
            sayWhatWasLost();
        }
        if (isGrid()) {
            practitioners = desk().practitionersOnline(signIn(), visit());
            agenda = desk().agenda(signIn(), visit(), knownPractitioner(), from());
        } else if (isAgreed()) {
            practitioners = desk().practitioners(signIn(), visit());
        }
    }

    /** The first of the slots at that time that nobody is quicker to take. */
    private void hold() throws IOException {
        Optional<Instant> at = Choices.moment(typed(TIME));
        if (at.isEmpty()) {
            messages().add(TIME, "TIME_MISSING");
            return;
        }
        List<FreeSlot> free = desk().freeAt(signIn(), visit(), choices().practitioner(), at.get());
        for (FreeSlot slot : free) {
            HoldOutcome outcome = desk().hold(signIn(), visit(), slot.slot());
            if (outcome instanceof HoldOutcome.Held) {
                check(slot);
                return;
            }
            if (outcome instanceof HoldOutcome.Refused refused
                    && refused.reason() == HoldRefusal.TOO_MANY_HOLDS) {
                messages().add("", HoldRefusal.TOO_MANY_HOLDS.name());
                tooMany = desk().holds(signIn());
                return;
            }
        }
        lost(
                desk().until(at.get()).isNegative()
                        ? RefusalReason.TIME_IN_THE_PAST
                        : RefusalReason.SLOT_TAKEN,
                at.get());
    }

    /** Told now rather than on the last page; what cannot be booked is not kept from others. */
    private void check(FreeSlot slot) throws IOException {
        Optional<BookingOutcome.Refused> refusal =
                rehearse(
                        new AppointmentTime.InSlot(slot.slot()),
                        price(slot.startsAt()).orElse(null));
        if (refusal.isPresent()) {
            desk().release(signIn(), slot.slot());
            if (refusal.get().facts().alternatives().isEmpty()) {
                explain("", refusal.get(), slot.startsAt(), slot.endsAt());
            } else {
                lost(refusal.get().reason(), slot.startsAt());
            }
            return;
        }
        Optional<SlotId> before = choices().slot();
        if (before.isPresent() && !before.get().equals(slot.slot())) {
            desk().release(signIn(), before.get());
        }
        goOn(
                choices()
                        .without(Choices.WHEN)
                        .with(Choices.SLOT, slot.slot().toString())
                        .with(Choices.AT, slot.startsAt().toString()));
    }

    private Optional<Money> price(Instant startsAt) {
        return desk().price(signIn(), visit(), LocalDate.ofInstant(startsAt, ROME));
    }

    /** Whoever has booked it themself in another window is told so. */
    private void lost(RefusalReason reason, Instant at) {
        Optional<Booking> own =
                desk().overlapping(signIn(), visit(), at, at.plus(Duration.ofMinutes(1)));
        if (own.isPresent()) {
            messages().add("", RefusalReason.PATIENT_BUSY.name(), getPatient());
            tellOf(own.get());
        } else {
            messages().add("", reason.name(), getPatient(), when(at, ROME));
        }
        alternatives =
                desk().alternatives(signIn(), visit(), choices().practitioner(), at).stream()
                        .map(slot -> gridTime(slot, Set.of()))
                        .toList();
    }

    /** A later page has sent back whoever was too late. */
    private void sayWhatWasLost() {
        Optional<RefusalReason> reason =
                LOSSES.stream()
                        .filter(one -> one.name().equals(request().getParameter(LOST)))
                        .findFirst();
        if (reason.isPresent() && choices().at().isPresent()) {
            lost(reason.get(), choices().at().get());
            choose(choices().without(Choices.SLOT, Choices.AT, Choices.KEY));
        }
    }

    private void agree() throws IOException {
        Optional<LocalDate> day = TypedDate.read(typed(DAY));
        Optional<LocalTime> hour = TypedTime.read(typed(HOUR));
        if (day.isEmpty()) {
            messages().add(DAY, typed(DAY).isEmpty() ? "DAY_MISSING" : "DAY_MALFORMED");
        }
        if (hour.isEmpty()) {
            messages().add(HOUR, typed(HOUR).isEmpty() ? "HOUR_MISSING" : "HOUR_MALFORMED");
        }
        if (day.isEmpty() || hour.isEmpty()) {
            return;
        }
        LocalDateTime when = day.get().atTime(hour.get());
        Instant startsAt = when.atZone(ROME).toInstant();
        Choices agreed =
                choices()
                        .without(Choices.SLOT, Choices.AT)
                        .with(Choices.WHEN, when.toString())
                        .with(Choices.AGREED, "yes");
        AppointmentTime time = agreed.time().orElseThrow();
        Optional<BookingOutcome.Refused> refusal =
                rehearse(time, desk().price(signIn(), visit(), day.get()).orElse(null));
        if (refusal.isPresent()) {
            explain(
                    fieldOf(refusal.get().reason()),
                    refusal.get(),
                    startsAt,
                    startsAt.plus(AppointmentTime.Agreed.USUAL_DURATION));
        } else {
            choices().slot().ifPresent(slot -> desk().release(signIn(), slot));
            goOn(agreed);
        }
    }

    private static String fieldOf(RefusalReason reason) {
        return switch (reason) {
            case TIME_IN_THE_PAST, TOO_FAR_AHEAD, NOT_COVERED, NO_TARIFF -> DAY;
            case TIME_DOES_NOT_EXIST, PATIENT_BUSY -> HOUR;
            case PRACTITIONER_BUSY -> Choices.PRACTITIONER;
            default -> "";
        };
    }

    /** The key is made here, so that loading the summary again makes no other. */
    private void goOn(Choices chosen) throws IOException {
        posted().leadTo(
                        nextPage()
                                + "?"
                                + chosen.with(Choices.KEY, IdempotencyKey.random().value())
                                        .query());
    }

    String nextPage() {
        return pages() + (isMoving() ? "/move" : "/summary");
    }

    private void askCare() throws IOException {
        String key = getQuestion();
        Words words = Words.cut(typed(NOTE));
        CareOpening opening = desk().askCare(signIn(), visit(), key, words);
        if (opening instanceof CareOpening.Opened opened) {
            posted().leadTo("/booking/care?request=" + opened.seen().id());
        } else if (opening instanceof CareOpening.KnownAlready known) {
            posted().leadTo("/booking/care?request=" + known.id());
        } else if (opening instanceof CareOpening.Refused refused) {
            messages().add("", "CARE." + refused.reason().name(), settings().getContactPhone());
        }
    }

    private void release() throws IOException {
        try {
            desk().release(signIn(), SlotId.of(UUID.fromString(typed("release"))));
        } catch (IllegalArgumentException malformed) {
            messages().add("", RefusalReason.NOT_FOUND.name());
            return;
        }
        posted().leadTo(timePage() + "?" + choices().query());
    }

    /**
     * Tells whether the agenda is shown.
     *
     * @return false if a time is to be agreed by phone
     */
    public boolean isGrid() {
        return getVisit() != null
                && !choices().isAgreed()
                && visit().facility().bookingMode() == BookingMode.ONLINE;
    }

    /**
     * Tells whether the day and time that were agreed are asked for.
     *
     * @return true if they said that they had agreed one
     */
    public boolean isAgreed() {
        return getVisit() != null && choices().isAgreed();
    }

    /**
     * Tells whether nothing was agreed yet with a facility that has no agenda online.
     *
     * @return true if they should call
     */
    public boolean isToCall() {
        return getVisit() != null && !isGrid() && !isAgreed();
    }

    /**
     * Tells whether the facility shares its agenda.
     *
     * @return true if one could book online as well
     */
    public boolean isOnline() {
        return getVisit() != null && visit().facility().bookingMode() == BookingMode.ONLINE;
    }

    /**
     * Gives the title of the page.
     *
     * @return with its step, and that something is wrong if so
     */
    public String getTitle() {
        return language()
                .say(
                        getMessages().isEmpty() ? "booking.time.title" : "booking.time.title.error",
                        getHeading());
    }

    /**
     * Gives the heading.
     *
     * @return what is to be done here
     */
    public String getHeading() {
        String kind = isAgreed() ? "agreed" : isToCall() ? "call" : "grid";
        return language().texts().getString("booking.time.heading." + kind);
    }

    /**
     * Gives the practitioners to choose from.
     *
     * @return code and name; empty if there is nothing to choose
     */
    public List<Choice> getPractitioners() {
        return practitioners.stream().map(one -> new Choice(one.code(), name(one.name()))).toList();
    }

    /**
     * Gives the practitioner who was chosen.
     *
     * @return the code; empty for no preference
     */
    public String getPractitioner() {
        return choices().get(Choices.PRACTITIONER);
    }

    /** Somebody else's code in an address is no preference. */
    private @Nullable String knownPractitioner() {
        String code = choices().practitioner();
        if (practitioners.stream().noneMatch(one -> one.code().equals(code))) {
            choose(choices().without(Choices.PRACTITIONER));
        }
        return choices().practitioner();
    }

    /**
     * Gives the fields for a form in which another practitioner can be chosen.
     *
     * @return hidden fields
     */
    public List<HiddenField> getFieldsButPractitioner() {
        return choices().without(Choices.PRACTITIONER).fields();
    }

    /**
     * Gives what was chosen but for the practitioner.
     *
     * @return the query of the form's address
     */
    public String getQueryButPractitioner() {
        return SealedAddress.queryIn(request(), choices().without(Choices.PRACTITIONER).query());
    }

    /**
     * Gives the columns of the agenda.
     *
     * @return five days; empty unless the agenda is shown
     */
    public List<GridDay> getDays() {
        FiveDays shown = agenda;
        if (shown == null) {
            return List.of();
        }
        Set<SlotId> held =
                desk().holds(signIn()).stream().map(SlotHold::slot).collect(Collectors.toSet());
        Map<LocalDate, Map<Instant, GridTime>> times = new TreeMap<>();
        for (FreeSlot slot : shown.slots()) {
            times.computeIfAbsent(
                            LocalDate.ofInstant(slot.startsAt(), slot.zone()),
                            day -> new TreeMap<>())
                    .merge(
                            slot.startsAt(),
                            gridTime(slot, held),
                            (one, other) -> one.held() ? one : other);
        }
        return shown.from()
                .datesUntil(shown.from().plusDays(FiveDays.DAYS))
                .map(
                        day ->
                                new GridDay(
                                        formats().weekday(day),
                                        formats().dayOfMonth(day),
                                        day(day),
                                        List.copyOf(times.getOrDefault(day, Map.of()).values())))
                .toList();
    }

    private GridTime gridTime(FreeSlot slot, Set<SlotId> held) {
        ZonedDateTime there = slot.startsAt().atZone(slot.zone());
        return new GridTime(
                slot.startsAt().toString(),
                formats().time(there.toLocalTime()),
                capitalised(when(slot.startsAt(), slot.zone())),
                held.contains(slot.slot()));
    }

    /**
     * Tells whether any time of the five days is free.
     *
     * @return false if the page has to say so
     */
    public boolean isAnyFree() {
        return agenda != null && !agenda.slots().isEmpty();
    }

    /**
     * Gives the days that are shown, in words.
     *
     * @return from the first to the last
     */
    public String getSpan() {
        return agenda == null
                ? ""
                : language()
                        .say(
                                "booking.grid.span",
                                day(agenda.from()),
                                day(agenda.from().plusDays(FiveDays.DAYS - 1)));
    }

    /**
     * Gives the address of the five days before.
     *
     * @return empty if they are past
     */
    public String getEarlier() {
        return agenda == null || !agenda.from().isAfter(agenda.today())
                ? ""
                : address(agenda.from().minusDays(FiveDays.DAYS));
    }

    /**
     * Gives the address of the five days after.
     *
     * @return empty if there is no free time in or after them
     */
    public String getLater() {
        return agenda == null || agenda.next() == null
                ? ""
                : address(agenda.from().plusDays(FiveDays.DAYS));
    }

    /**
     * Gives the next free time after the days that are shown.
     *
     * @return in words; empty if there is none
     */
    public String getNext() {
        return agenda == null ? "" : words(agenda.next());
    }

    /**
     * Gives the address of the days from {@link #getNext} on.
     *
     * @return empty if there is none
     */
    public String getNextAddress() {
        return agenda == null ? "" : address(agenda.next());
    }

    /**
     * Gives the first free time of all.
     *
     * @return in words; empty if there is none
     */
    public String getFirst() {
        return agenda == null ? "" : words(agenda.first());
    }

    /**
     * Gives the address of the days from {@link #getFirst} on.
     *
     * @return empty if there is none
     */
    public String getFirstAddress() {
        return agenda == null ? "" : address(agenda.first());
    }

    /**
     * Gives the next free times instead of one that was lost.
     *
     * @return at most three
     */
    public List<GridTime> getAlternatives() {
        return alternatives;
    }

    /**
     * Gives the times that are kept for whoever looks, when these are too many.
     *
     * @return the slot, and its time in words
     */
    public List<Choice> getTooMany() {
        return tooMany.stream()
                .map(hold -> new Choice(hold.slot().toString(), when(hold.startsAt(), ROME)))
                .toList();
    }

    /**
     * Gives the day that was agreed.
     *
     * @return as typed, or as it was chosen before
     */
    public String getDay() {
        return Choices.isForm(request()) && !typed(DAY).isEmpty()
                ? typed(DAY)
                : choices().when().map(when -> written(when.toLocalDate())).orElse("");
    }

    /** As browsers want it for their own fields for dates. */
    String written(LocalDate day) {
        return day.toString();
    }

    /**
     * Tells whether the day is typed, and not chosen in the browser's own field, which may want
     * another order of day and month than the page says.
     *
     * @return true at the desk, where only the keyboard is used
     */
    public boolean isTypedDay() {
        return false;
    }

    /**
     * Gives the time that was agreed.
     *
     * @return as typed, or as it was chosen before
     */
    public String getHour() {
        return Choices.isForm(request()) && !typed(HOUR).isEmpty()
                ? typed(HOUR)
                : choices().when().map(when -> when.toLocalTime().toString()).orElse("");
    }

    /**
     * Gives the first day that can be entered.
     *
     * @return today
     */
    public String getToday() {
        return desk().today().toString();
    }

    /**
     * Gives the address of this page with the other answer to whether a time was agreed.
     *
     * @return the address
     */
    public String getOtherAnswer() {
        return SealedAddress.in(
                request(),
                "?"
                        + choices()
                                .without(Choices.KEY)
                                .with(Choices.AGREED, choices().isAgreed() ? "no" : "yes")
                                .query());
    }

    /**
     * Gives the name of a question to customer care, so that asking it twice is harmless.
     *
     * @return as sent, or a new one
     */
    public String getQuestion() {
        String sent = typed("question");
        return QUESTION.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    }

    private LocalDate from() {
        String asked =
                Choices.isForm(request())
                        ? typed(FROM)
                        : String.valueOf(request().getParameter(FROM));
        return TypedDate.read(asked)
                .filter(day -> day.isBefore(desk().today().plusYears(3)))
                .orElse(desk().today());
    }

    /**
     * Gives the first day that is shown, to be sent along.
     *
     * @return empty unless the agenda is shown
     */
    public String getFrom() {
        return agenda == null ? "" : agenda.from().toString();
    }

    private String words(@Nullable FreeSlot slot) {
        return slot == null ? "" : when(slot.startsAt(), slot.zone());
    }

    private String address(@Nullable FreeSlot slot) {
        return slot == null ? "" : address(LocalDate.ofInstant(slot.startsAt(), slot.zone()));
    }

    private String address(LocalDate from) {
        return SealedAddress.in(request(), "?" + choices().query() + "&" + FROM + "=" + from);
    }
}
