package io.onecare.core.booking;

import static io.onecare.core.booking.BookingState.CANCELLED;
import static io.onecare.core.booking.BookingState.CONFIRMED;
import static io.onecare.core.booking.BookingState.DECLINED;
import static io.onecare.core.booking.BookingState.EXPIRED;
import static io.onecare.core.booking.BookingState.FULFILLED;
import static io.onecare.core.booking.BookingState.NO_SHOW;
import static io.onecare.core.booking.BookingState.REQUESTED;
import static io.onecare.core.booking.BookingState.RESCHEDULED;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.member.AgreementOutcome;
import io.onecare.core.member.Coverage;
import io.onecare.core.money.Money;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.HoldOutcome;
import io.onecare.core.schedule.HoldRefusal;
import io.onecare.core.schedule.HoldSlot;
import io.onecare.core.schedule.ScheduleOutcome;
import io.onecare.core.schedule.SlotHold;
import io.onecare.core.schedule.SlotId;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A second opinion: what the domain says about bookings, worked out in memory without any rule of
 * the library. Every method is told what was asked and what the library answered, fails if the
 * answer should have been another one, and takes from it only what nobody can foresee: ids,
 * references, and which of several free places was taken.
 *
 * <p>Where more than one reason speaks against a wish, the order is: who asks, the key, the
 * conditions, the place, its time, the patient, the cover, the price, and last who was quicker.
 */
final class BookingModel {

    /** A schedule, and how many minutes each of its services takes. */
    record Agenda(
            String code,
            String facility,
            @Nullable String practitioner,
            Map<String, Integer> minutes) {}

    /** From nine to eleven, say, on weekdays; perhaps with one day off. */
    record Hours(LocalTime from, LocalTime until, @Nullable LocalDate closed) {}

    record Slot(SlotId id, Agenda agenda, Instant start, Instant end) {}

    /** Whoever can be a patient; with a birthday if they are somebody's dependant. */
    record Person(
            String number, String member, @Nullable LocalDate birthday, List<Insurance> insured) {}

    record Insurance(
            String policy, String priceList, LocalDate from, @Nullable LocalDate untilExclusive) {}

    /** A facility: its services, who works there. */
    record Clinic(String code, Set<String> services, Set<String> practitioners) {}

    record Price(
            String facility,
            String service,
            String priceList,
            Money price,
            LocalDate from,
            @Nullable LocalDate untilExclusive) {

        boolean isOn(LocalDate day) {
            return contains(from, untilExclusive, day);
        }
    }

    record Message(
            String kind, String audience, int event, String to, Instant notBefore, String state) {}

    private record Terms(String code, Instant from) {}

    private record Hold(AccountId account, long since, long until) {}

    private record Known(Object content, BookingReference booking) {}

    private record Offer(int version, Spot spot) {}

    /** Where and when an appointment would be. */
    private record Spot(
            String facility,
            @Nullable String practitioner,
            @Nullable Slot slot,
            Instant start,
            Instant end) {}

    private record Wish(
            IdempotencyKey key,
            Object content,
            String patient,
            String service,
            AppointmentTime time,
            Money price,
            Channel channel,
            String terms,
            @Nullable ReminderWish reminder,
            @Nullable Booking moved,
            boolean stands) {}

    static final Duration SLOT_LENGTH = Duration.ofMinutes(30);

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final ZoneOffset SUMMER = ZoneOffset.ofHours(2);
    private static final LocalDate A_MONDAY = LocalDate.of(2026, 6, 1);
    private static final long MINUTE = 60_000_000L;

    /** Who may let what happen, where it is possible, as the domain tells it. */
    private static final Map<BookingEvent, String> LIFE =
            Map.of(
                    BookingEvent.CONFIRM, "REQUESTED CONFIRMED by FACILITY_STAFF OPERATOR SYSTEM",
                    BookingEvent.DECLINE, "REQUESTED by FACILITY_STAFF OPERATOR SYSTEM",
                    BookingEvent.PROPOSE, "REQUESTED CONFIRMED by FACILITY_STAFF OPERATOR SYSTEM",
                    BookingEvent.REJECT, "REQUESTED CONFIRMED by MEMBER OPERATOR SYSTEM",
                    BookingEvent.CANCEL,
                            "REQUESTED CONFIRMED by MEMBER FACILITY_STAFF OPERATOR SYSTEM",
                    BookingEvent.MOVE, "REQUESTED CONFIRMED by MEMBER OPERATOR SYSTEM",
                    BookingEvent.FULFIL, "CONFIRMED by FACILITY_STAFF OPERATOR SYSTEM",
                    BookingEvent.MISS, "CONFIRMED by FACILITY_STAFF OPERATOR SYSTEM");

    private final Clock clock;
    private final Map<String, Clinic> clinics;
    private final Map<String, Person> people;
    private final Map<UUID, String> memberNumbers;

    private final Map<String, Agenda> agendas = new LinkedHashMap<>();
    private final Map<String, Hours> hours = new HashMap<>();
    private final Map<String, LocalDate> horizons = new HashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Map<SlotId, Slot> slotsById = new HashMap<>();
    private final Set<SlotId> withdrawn = new HashSet<>();

    /** No rule covers them, but a booking owns them or did when the rules changed. */
    private final Set<SlotId> leaving = new HashSet<>();

    private final Map<SlotId, Hold> holds = new HashMap<>();
    private final Map<BookingReference, Booking> bookings = new LinkedHashMap<>();
    private final Map<BookingReference, Booking> active = new LinkedHashMap<>();
    private final Map<SlotId, BookingReference> owners = new HashMap<>();
    private final Map<BookingReference, List<BookingChange>> histories = new HashMap<>();
    private final Map<BookingReference, Map<String, Message>> messages = new HashMap<>();
    private final Map<BookingReference, Offer> offers = new HashMap<>();
    private final Map<String, Known> keys = new HashMap<>();
    private final List<Price> prices = new ArrayList<>();
    private final List<Terms> terms = new ArrayList<>();
    private final Map<String, LocalDate> agreedOn = new HashMap<>();
    private final Set<String> byPhoneOnly = new HashSet<>();
    private final Set<String> answersItself = new HashSet<>();
    private final Set<String> onTheDesk = new HashSet<>();
    private int proposals;

    /** The time that holds go by, which only {@link #minutesPassForHolds} lets pass. */
    private long holdClock;

    /** What the database's clock showed when it was {@link #holdClock}. */
    private long databaseClock;

    BookingModel(
            Clock clock,
            List<Clinic> clinics,
            List<Person> people,
            Map<UUID, String> memberNumbers) {
        this.clock = clock;
        this.clinics = clinics.stream().collect(Collectors.toMap(Clinic::code, c -> c));
        this.people = people.stream().collect(Collectors.toMap(Person::number, p -> p));
        this.memberNumbers = memberNumbers;
    }

    /** As it is now, to go back to when a transaction is rolled back. */
    BookingModel copy() {
        BookingModel copy =
                new BookingModel(
                        clock,
                        List.copyOf(clinics.values()),
                        List.copyOf(people.values()),
                        memberNumbers);
        copy.agendas.putAll(agendas);
        copy.hours.putAll(hours);
        copy.horizons.putAll(horizons);
        copy.slots.addAll(slots);
        copy.slotsById.putAll(slotsById);
        copy.withdrawn.addAll(withdrawn);
        copy.leaving.addAll(leaving);
        copy.holds.putAll(holds);
        copy.bookings.putAll(bookings);
        copy.active.putAll(active);
        copy.owners.putAll(owners);
        histories.forEach((of, lines) -> copy.histories.put(of, new ArrayList<>(lines)));
        messages.forEach((of, all) -> copy.messages.put(of, new LinkedHashMap<>(all)));
        copy.offers.putAll(offers);
        copy.keys.putAll(keys);
        copy.prices.addAll(prices);
        copy.terms.addAll(terms);
        copy.agreedOn.putAll(agreedOn);
        copy.byPhoneOnly.addAll(byPhoneOnly);
        copy.answersItself.addAll(answersItself);
        copy.onTheDesk.addAll(onTheDesk);
        copy.proposals = proposals;
        copy.holdClock = holdClock;
        copy.databaseClock = databaseClock;
        return copy;
    }

    // --- what surrounds bookings

    void add(Agenda agenda, Hours open) {
        agendas.put(agenda.code(), agenda);
        hours.put(agenda.code(), open);
    }

    void add(Price price) {
        prices.add(price);
    }

    void end(String facility, String service, String priceList, LocalDate untilExclusive) {
        Price old = price(facility, service, priceList, untilExclusive.minusDays(1)).orElseThrow();
        prices.remove(old);
        prices.add(
                new Price(facility, service, priceList, old.price(), old.from(), untilExclusive));
    }

    void publish(String code, Instant from) {
        terms.add(new Terms(code, from));
    }

    void takeCallsOnly(String facility, boolean callsOnly) {
        set(byPhoneOnly, facility, callsOnly);
    }

    void answerEveryRequest(String facility, boolean itself) {
        set(answersItself, facility, itself);
    }

    private static void set(Set<String> facilities, String facility, boolean on) {
        if (on) {
            facilities.add(facility);
        } else {
            facilities.remove(facility);
        }
    }

    void agree(Actor actor, String number, AgreementOutcome outcome) {
        Person person = people.get(number);
        boolean asked = Set.of(Role.OPERATOR, Role.SYSTEM).contains(actor.role());
        if (!asked || person == null || person.birthday() == null) {
            same(AgreementOutcome.REFUSED_NOT_FOUND, outcome);
        } else if (today().isBefore(person.birthday().plusYears(18))) {
            same(AgreementOutcome.REFUSED_STILL_A_MINOR, outcome);
        } else {
            same(AgreementOutcome.RECORDED, outcome);
            agreedOn.putIfAbsent(number, today());
        }
    }

    void disagree(Actor actor, String number, AgreementOutcome outcome) {
        Person person = people.get(number);
        boolean asked = Set.of(Role.OPERATOR, Role.SYSTEM).contains(actor.role());
        if (!asked || person == null || person.birthday() == null) {
            same(AgreementOutcome.REFUSED_NOT_FOUND, outcome);
        } else {
            same(AgreementOutcome.RECORDED, outcome);
            agreedOn.remove(number);
        }
    }

    /** Everything that is due was sent. */
    void send() {
        for (Map<String, Message> all : messages.values()) {
            all.replaceAll(
                    (key, message) ->
                            message.state().equals("PENDING")
                                            && !message.notBefore().isAfter(micros(now()))
                                    ? in("SENT", message)
                                    : message);
        }
    }

    // --- slots

    void extend(String schedule, int days, ScheduleOutcome outcome, List<Slot> after) {
        LocalDate wanted = today().plusDays(days);
        LocalDate before = horizons.get(schedule);
        generate(
                schedule,
                before == null || before.isBefore(wanted) ? wanted : before,
                outcome,
                after);
    }

    void changeHours(String schedule, Hours open, ScheduleOutcome outcome, List<Slot> after) {
        hours.put(schedule, open);
        LocalDate before = horizons.get(schedule);
        generate(schedule, before.isBefore(today()) ? today() : before, outcome, after);
    }

    /** The slots after it, all of the schedule with the withdrawn ones, give the new ids. */
    private void generate(
            String schedule, LocalDate horizon, ScheduleOutcome outcome, List<Slot> after) {
        horizons.put(schedule, horizon);
        Agenda agenda = agendas.get(schedule);
        Map<Instant, Slot> stored = new TreeMap<>();
        slots.stream()
                .filter(slot -> slot.agenda().code().equals(schedule))
                .forEach(slot -> stored.put(slot.start(), slot));
        Set<Instant> wanted = wanted(hours.get(schedule), horizon);
        int gone = 0;
        for (Slot slot : stored.values()) {
            boolean over = slot.start().isBefore(now());
            boolean taken = owners.containsKey(slot.id()) || isHeld(slot.id(), null);
            if (!isStanding(slot) || over) {
                continue;
            }
            if (wanted.contains(slot.start())) {
                leaving.remove(slot.id());
            } else if (!taken) {
                withdrawn.add(slot.id());
                gone++;
            } else if (owners.containsKey(slot.id())) {
                leaving.add(slot.id());
            }
        }
        Map<Instant, SlotId> ids =
                after.stream().collect(Collectors.toMap(Slot::start, Slot::id, (a, b) -> a));
        int come = 0;
        for (Instant start : wanted) {
            Instant end = start.plus(SLOT_LENGTH);
            boolean room =
                    stored.values().stream()
                            .filter(this::isStanding)
                            .noneMatch(s -> s.start().isBefore(end) && start.isBefore(s.end()));
            if (room) {
                come++;
                Slot known = stored.get(start);
                if (known != null) {
                    withdrawn.remove(known.id());
                    leaving.remove(known.id());
                } else {
                    SlotId id = ids.get(start);
                    check(id != null, "a slot of %s at %s is missing", schedule, start);
                    Slot slot = new Slot(id, agenda, start, end);
                    stored.put(start, slot);
                    slots.add(slot);
                    slotsById.put(id, slot);
                }
            }
        }
        same(new ScheduleOutcome.Done(schedule, come, gone), outcome);
        slots.sort(Comparator.comparing(Slot::start));
        same(
                stored.values().stream().map(Slot::id).collect(Collectors.toSet()),
                after.stream().map(Slot::id).collect(Collectors.toSet()));
    }

    private Set<Instant> wanted(Hours open, LocalDate horizon) {
        Set<Instant> wanted = new HashSet<>();
        for (LocalDate day = today(); day.isBefore(horizon); day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0
                    || day.equals(open.closed())) {
                continue;
            }
            for (LocalTime time = open.from();
                    !time.plus(SLOT_LENGTH).isAfter(open.until());
                    time = time.plus(SLOT_LENGTH)) {
                Instant start = day.atTime(time).toInstant(SUMMER);
                if (!start.isBefore(now())) {
                    wanted.add(start);
                }
            }
        }
        return wanted;
    }

    boolean isOffered(Slot slot) {
        return isStanding(slot) && !leaving.contains(slot.id());
    }

    private boolean isStanding(Slot slot) {
        return !withdrawn.contains(slot.id());
    }

    List<Slot> slots() {
        return slots;
    }

    private boolean isFree(Slot slot, @Nullable AccountId viewer) {
        return isOffered(slot)
                && slot.start().isAfter(now())
                && !owners.containsKey(slot.id())
                && !isHeld(slot.id(), viewer)
                && !isBusy(slot.agenda().practitioner(), slot.start(), slot.end(), null);
    }

    /** The free slots as somebody sees them, the earliest ones first. */
    List<FreeSlot> free(
            String facility, String service, Instant from, @Nullable AccountId viewer, int limit) {
        return slots.stream()
                .filter(slot -> slot.agenda().facility().equals(facility))
                .filter(slot -> slot.agenda().minutes().containsKey(service))
                .filter(slot -> !slot.start().isBefore(from))
                .filter(slot -> isFree(slot, viewer))
                .limit(limit)
                .map(slot -> seen(slot, service))
                .toList();
    }

    private static FreeSlot seen(Slot slot, String service) {
        return new FreeSlot(
                slot.id(),
                slot.agenda().facility(),
                slot.agenda().code(),
                slot.agenda().practitioner(),
                slot.start(),
                slot.end(),
                Duration.ofMinutes(slot.agenda().minutes().get(service)),
                ROME);
    }

    /** As many as wanted, all free, and none of those left out is earlier. */
    private void areNextFree(
            List<FreeSlot> told,
            String facility,
            String service,
            Instant from,
            @Nullable AccountId viewer,
            @Nullable Slot lost) {
        List<FreeSlot> free =
                free(facility, service, from, viewer, 50).stream()
                        .filter(slot -> lost == null || !slot.slot().equals(lost.id()))
                        .toList();
        same(
                free.stream().limit(3).map(FreeSlot::startsAt).toList(),
                told.stream().map(FreeSlot::startsAt).toList());
        check(free.containsAll(told), "not free: %s of %s", told, free);
        check(Set.copyOf(told).size() == told.size(), "told twice: %s", told);
    }

    // --- holds

    /**
     * A transaction begins: the database's clock stands still in it, at this moment.
     *
     * @return by how much the holds in the database are to be moved so that only {@link
     *     #minutesPassForHolds} lets their time pass
     */
    long clockStandsAt(long databaseMicros) {
        long passed = databaseMicros - databaseClock;
        databaseClock = databaseMicros;
        return passed;
    }

    void minutesPassForHolds(int minutes) {
        holdClock += minutes * MINUTE;
    }

    /** The holds, also those that are over, as the database has to have them. */
    Map<String, String> holds() {
        Map<String, String> all = new TreeMap<>();
        holds.forEach(
                (slot, hold) ->
                        all.put(
                                slot.toString(),
                                hold.account()
                                        + " "
                                        + (databaseClock + hold.since() - holdClock)
                                        + " "
                                        + (databaseClock + hold.until() - holdClock)));
        return all;
    }

    List<Slot> heldBy(AccountId account) {
        return holds.entrySet().stream()
                .filter(held -> held.getValue().account().equals(account))
                .map(held -> slotsById.get(held.getKey()))
                .sorted(Comparator.comparing(Slot::start).thenComparing(s -> s.agenda().code()))
                .toList();
    }

    private List<Slot> inForce(AccountId account) {
        return heldBy(account).stream()
                .filter(slot -> holds.get(slot.id()).until() > holdClock)
                .toList();
    }

    private boolean isHeld(SlotId slot, @Nullable AccountId viewer) {
        Hold hold = holds.get(slot);
        return hold != null && hold.until() > holdClock && !hold.account().equals(viewer);
    }

    void hold(Actor actor, HoldSlot wish, HoldOutcome outcome) {
        Slot slot = slotsById.get(wish.slot());
        if (!mayHoldFor(actor, wish.account())
                || slot == null
                || !slot.agenda().minutes().containsKey(wish.serviceCode())) {
            refused(HoldRefusal.NOT_FOUND, wish.slot(), outcome);
            return;
        }
        if (!isFree(slot, wish.account())) {
            if (!slot.start().isAfter(now())) {
                refused(HoldRefusal.SLOT_IN_THE_PAST, wish.slot(), outcome);
                return;
            }
            check(outcome instanceof HoldOutcome.Refused, "held %s: %s", wish, outcome);
            HoldOutcome.Refused refused = (HoldOutcome.Refused) outcome;
            same(
                    isOffered(slot) ? HoldRefusal.SLOT_TAKEN : HoldRefusal.SLOT_WITHDRAWN,
                    refused.reason());
            areNextFree(
                    refused.alternatives(),
                    slot.agenda().facility(),
                    wish.serviceCode(),
                    slot.start(),
                    null,
                    null);
            return;
        }
        Hold mine = holds.get(wish.slot());
        boolean longer =
                mine != null && mine.account().equals(wish.account()) && mine.until() > holdClock;
        if (!longer && inForce(wish.account()).size() >= 3) {
            refused(HoldRefusal.TOO_MANY_HOLDS, wish.slot(), outcome);
            return;
        }
        held(
                slot,
                longer ? longer(mine) : new Hold(wish.account(), holdClock, inMinutes(10)),
                outcome);
    }

    void extendHold(Actor actor, AccountId account, SlotId slot, HoldOutcome outcome) {
        Hold hold = holds.get(slot);
        if (!mayHoldFor(actor, account) || hold == null || !hold.account().equals(account)) {
            refused(HoldRefusal.NOT_FOUND, slot, outcome);
        } else if (hold.until() <= holdClock) {
            refused(HoldRefusal.HOLD_EXPIRED, slot, outcome);
        } else {
            held(slotsById.get(slot), longer(hold), outcome);
        }
    }

    void release(Actor actor, AccountId account, SlotId slot, HoldOutcome outcome) {
        Hold hold = holds.get(slot);
        if (!mayHoldFor(actor, account) || hold == null || !hold.account().equals(account)) {
            refused(HoldRefusal.NOT_FOUND, slot, outcome);
        } else {
            same(new HoldOutcome.Released(slot), outcome);
            holds.remove(slot);
        }
    }

    void inForce(Actor actor, AccountId account, List<SlotHold> told) {
        List<SlotHold> expected =
                mayHoldFor(actor, account)
                        ? inForce(account).stream()
                                .map(slot -> seen(slot, holds.get(slot.id())))
                                .toList()
                        : List.of();
        same(Set.copyOf(expected), Set.copyOf(told));
        same(
                expected.stream().map(SlotHold::startsAt).toList(),
                told.stream().map(SlotHold::startsAt).toList());
    }

    private Hold longer(Hold hold) {
        long until = Math.min(inMinutes(10), hold.since() + 30 * MINUTE);
        return new Hold(hold.account(), hold.since(), Math.max(hold.until(), until));
    }

    private long inMinutes(int minutes) {
        return holdClock + minutes * MINUTE;
    }

    private void held(Slot slot, Hold hold, HoldOutcome outcome) {
        same(new HoldOutcome.Held(seen(slot, hold)), outcome);
        holds.put(slot.id(), hold);
    }

    private SlotHold seen(Slot slot, Hold hold) {
        Instant until =
                Instant.EPOCH.plus(databaseClock + hold.until() - holdClock, ChronoUnit.MICROS);
        return new SlotHold(slot.id(), hold.account(), slot.start(), until);
    }

    private static boolean mayHoldFor(Actor actor, AccountId account) {
        return switch (actor.role()) {
            case SYSTEM -> true;
            case VISITOR -> false;
            default -> actor.name().equals(account.toString());
        };
    }

    private static void refused(HoldRefusal reason, SlotId slot, HoldOutcome outcome) {
        same(new HoldOutcome.Refused(reason, slot, List.of()), outcome);
    }

    // --- bookings

    void book(Actor actor, Book wish, BookingOutcome outcome) {
        if (!Set.of(Role.MEMBER, Role.OPERATOR, Role.SYSTEM).contains(actor.role())) {
            refused(RefusalReason.NOT_FOUND, outcome);
            return;
        }
        Object content =
                List.of(
                        "book",
                        wish.patientNumber(),
                        wish.serviceCode(),
                        wish.time(),
                        wish.expectedPrice(),
                        wish.termsVersion(),
                        wish.channel(),
                        Optional.ofNullable(wish.reminder()));
        if (isRepeated(actor, wish.key(), content, outcome)) {
            return;
        }
        if (!wish.termsVersion().equals(termsInForce())) {
            refused(RefusalReason.TERMS_OUTDATED, outcome);
            return;
        }
        take(
                actor,
                new Wish(
                        wish.key(),
                        content,
                        wish.patientNumber(),
                        wish.serviceCode(),
                        wish.time(),
                        wish.expectedPrice(),
                        wish.channel(),
                        wish.termsVersion(),
                        wish.reminder(),
                        null,
                        false),
                outcome);
    }

    void move(Actor actor, Move wish, BookingOutcome outcome) {
        Object content = List.of("move", wish.reference(), wish.time(), wish.expectedPrice());
        Booking old = bookings.get(wish.reference());
        boolean taken = wish.time() instanceof AppointmentTime.AsProposed;
        boolean needsNotice = !taken || old == null || proposed(old) == null;
        if (isRepeated(actor, wish.key(), content, outcome)
                || isRefused(actor, wish.reference(), BookingEvent.MOVE, needsNotice, outcome)) {
            return;
        }
        if (taken && proposed(old) == null) {
            wrongState(old, outcome);
            return;
        }
        take(
                actor,
                new Wish(
                        wish.key(),
                        content,
                        old.patientNumber(),
                        old.serviceCode(),
                        wish.time(),
                        wish.expectedPrice(),
                        old.channel(),
                        old.termsVersion(),
                        old.reminder(),
                        old,
                        taken),
                outcome);
    }

    void change(
            Actor actor,
            BookingReference reference,
            BookingEvent event,
            @Nullable String reason,
            BookingOutcome outcome) {
        if (isRefused(actor, reference, event, outcome)) {
            return;
        }
        Booking before = bookings.get(reference);
        if (event == BookingEvent.CONFIRM && before.state() == CONFIRMED) {
            same(new BookingOutcome.Done(before, true), outcome);
            return;
        }
        if (event == BookingEvent.REJECT && proposed(before) == null) {
            wrongState(before, outcome);
            return;
        }
        BookingState to =
                switch (event) {
                    case CONFIRM -> CONFIRMED;
                    case REJECT -> before.state() == CONFIRMED ? CONFIRMED : DECLINED;
                    case DECLINE -> DECLINED;
                    case CANCEL -> CANCELLED;
                    case FULFIL -> FULFILLED;
                    case MISS -> NO_SHOW;
                    case EXPIRE -> EXPIRED;
                    default -> throw new IllegalArgumentException(event.name());
                };
        Booking after = changed(actor, before, event, to, before.confirmBy(), null, reason);
        same(new BookingOutcome.Done(after, false), outcome);
        if (event == BookingEvent.REJECT && to == CONFIRMED) {
            supersede(after, "BOOKING_PROPOSED", "BOOKING_KEPT");
            tellOnly(after, "BOOKING_KEPT", "PATIENT");
            tellOnly(after, "BOOKING_KEPT", "FACILITY");
            return;
        }
        switch (to) {
            case CONFIRMED -> tell(after, "BOOKING_CONFIRMED", "PATIENT", "FACILITY");
            case DECLINED -> tell(after, "BOOKING_DECLINED", "PATIENT", "FACILITY");
            case CANCELLED -> tell(after, "BOOKING_CANCELLED", "PATIENT", "FACILITY");
            default -> supersede(after); // both were there
        }
    }

    void propose(
            Actor actor, BookingReference reference, AppointmentTime time, BookingOutcome outcome) {
        if (isRefused(actor, reference, BookingEvent.PROPOSE, outcome)) {
            return;
        }
        Booking before = bookings.get(reference);
        if (time instanceof AppointmentTime.Agreed agreed && isSkipped(agreed.startsAt())) {
            refused(RefusalReason.TIME_DOES_NOT_EXIST, outcome);
            return;
        }
        List<Spot> spots =
                spots(time, before.serviceCode(), null).stream()
                        .filter(spot -> spot.facility().equals(before.facilityCode()))
                        .toList();
        if (spots.isEmpty()) {
            refused(RefusalReason.NOT_FOUND, outcome);
            return;
        }
        Spot first = spots.get(0);
        Optional<RefusalReason> untimely = untimely(first);
        if (untimely.isPresent()) {
            refused(untimely.get(), outcome);
            return;
        }
        Optional<Spot> fitting =
                spots.stream()
                        .filter(s -> lost(s, before.patientNumber(), null, before).isEmpty())
                        .findFirst();
        if (fitting.isEmpty()) {
            lost(
                    lost(first, before.patientNumber(), null, before).orElseThrow(),
                    first,
                    before.serviceCode(),
                    null,
                    outcome);
            return;
        }
        Instant by =
                Stream.of(due(), fitting.get().start(), before.startsAt())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        Booking after =
                changed(actor, before, BookingEvent.PROPOSE, before.state(), by, null, null);
        same(new BookingOutcome.Done(after, false), outcome);
        if (after.state() == CONFIRMED) {
            supersede(after, "BOOKING_PROPOSED", "BOOKING_KEPT");
            tellOnly(after, "BOOKING_PROPOSED", "PATIENT");
            add(
                    after,
                    new Message(
                            "BOOKING_KEPT",
                            "FACILITY",
                            after.version(),
                            "agenda@" + after.facilityCode().toLowerCase() + ".example",
                            by,
                            "PENDING"));
        } else {
            supersede(after);
            tell(after, "BOOKING_PROPOSED", "PATIENT");
        }
        offers.put(reference, new Offer(after.version(), fitting.get()));
        proposals++;
    }

    /**
     * Requests that nobody answered expire, the most overdue ones first.
     *
     * @param expired which ones did, as far as the library has let them
     */
    void expire(Actor actor, int max, int told, Set<BookingReference> expired) {
        List<Booking> overdue =
                actor.role() == Role.SYSTEM
                        ? active.values().stream()
                                .filter(booking -> booking.state() == REQUESTED)
                                .filter(b -> b.confirmBy().compareTo(now()) <= 0)
                                .sorted(Comparator.comparing(Booking::confirmBy))
                                .toList()
                        : List.of();
        int expected = Math.min(max, overdue.size());
        same(expected, told);
        same(expected, expired.size());
        Set<Instant> due =
                overdue.stream()
                        .limit(expected)
                        .map(Booking::confirmBy)
                        .collect(Collectors.toSet());
        for (BookingReference reference : expired) {
            Booking before = bookings.get(reference);
            check(
                    overdue.contains(before) && due.contains(before.confirmBy()),
                    "expired before its turn: %s",
                    reference);
            Booking after =
                    changed(
                            actor,
                            before,
                            BookingEvent.EXPIRE,
                            EXPIRED,
                            before.confirmBy(),
                            null,
                            null);
            tell(after, "BOOKING_EXPIRED", "PATIENT", "FACILITY");
        }
    }

    private boolean isRepeated(
            Actor actor, IdempotencyKey key, Object content, BookingOutcome outcome) {
        Known known = keys.get(key(actor, key));
        if (known == null) {
            return false;
        }
        Booking booking = bookings.get(known.booking());
        if (!known.content().equals(content)) {
            refused(RefusalReason.KEY_REUSED, outcome);
        } else if (!maySee(actor, booking)) {
            refused(RefusalReason.NOT_FOUND, outcome);
        } else {
            same(new BookingOutcome.Done(booking, true), outcome);
        }
        return true;
    }

    private boolean isRefused(
            Actor actor, BookingReference reference, BookingEvent event, BookingOutcome outcome) {
        return isRefused(actor, reference, event, event == BookingEvent.CANCEL, outcome);
    }

    private boolean isRefused(
            Actor actor,
            BookingReference reference,
            BookingEvent event,
            boolean needsNotice,
            BookingOutcome outcome) {
        Booking booking = bookings.get(reference);
        List<String> states = List.of(LIFE.get(event).split(" by ")[0].split(" "));
        List<String> roles = List.of(LIFE.get(event).split(" by ")[1].split(" "));
        if (booking == null || !maySee(actor, booking) || !roles.contains(actor.role().name())) {
            refused(RefusalReason.NOT_FOUND, outcome);
            return true;
        }
        if (!states.contains(booking.state().name())) {
            wrongState(booking, outcome);
            return true;
        }
        if (event == BookingEvent.CONFIRM && booking.state() == CONFIRMED) {
            return false;
        }
        boolean begun = !now().isBefore(booking.startsAt());
        boolean after = event == BookingEvent.FULFIL || event == BookingEvent.MISS;
        if (begun != after) {
            refused(begun ? RefusalReason.TIME_IN_THE_PAST : RefusalReason.NOT_YET_BEGUN, outcome);
            return true;
        }
        Duration notice = worked(booking.startsAt()).minus(worked(now()));
        if (needsNotice
                && actor.role() == Role.MEMBER
                && booking.state() == CONFIRMED
                && notice.compareTo(Duration.ofHours(9)) < 0) {
            refused(RefusalReason.NOTICE_TOO_SHORT, outcome);
            return true;
        }
        return false;
    }

    private void take(Actor actor, Wish wish, BookingOutcome outcome) {
        AccountId account = account(actor);
        if (wish.time() instanceof AppointmentTime.Agreed agreed && isSkipped(agreed.startsAt())) {
            refused(RefusalReason.TIME_DOES_NOT_EXIST, outcome);
            return;
        }
        List<Spot> spots =
                wish.stands()
                        ? List.of(proposed(wish.moved()))
                        : spots(wish.time(), wish.service(), account);
        if (spots.isEmpty()) {
            if (wish.time() instanceof AppointmentTime.WithAnyPractitioner any) {
                List<FreeSlot> told = alternatives(RefusalReason.SLOT_TAKEN, outcome);
                areNextFree(
                        told, any.facilityCode(), wish.service(), any.startsAt(), account, null);
            } else {
                refused(RefusalReason.NOT_FOUND, outcome);
            }
            return;
        }
        Spot first = spots.get(0);
        Optional<RefusalReason> untimely = untimely(first);
        if (untimely.isPresent()) {
            refused(untimely.get(), outcome);
            return;
        }
        LocalDate day = LocalDate.ofInstant(first.start(), ROME);
        if (!mayBookFor(actor, wish.patient(), day)) {
            refused(RefusalReason.NOT_FOUND, outcome);
            return;
        }
        List<Insurance> insured = people.get(wish.patient()).insured();
        Optional<Insurance> insurance =
                insured.stream()
                        .filter(i -> contains(i.from(), i.untilExclusive(), day))
                        .findFirst();
        if (insurance.isEmpty()) {
            same(
                    new BookingOutcome.Refused(
                            RefusalReason.NOT_COVERED,
                            new RefusalFacts(List.of(), null, whyNotInsured(insured, day), null)),
                    outcome);
            return;
        }
        Optional<Price> price =
                price(first.facility(), wish.service(), insurance.get().priceList(), day);
        if (price.isEmpty()) {
            refused(RefusalReason.NO_TARIFF, outcome);
            return;
        }
        if (!price.get().price().equals(wish.price())) {
            same(
                    new BookingOutcome.Refused(
                            RefusalReason.PRICE_CHANGED,
                            new RefusalFacts(List.of(), price.get().price(), null, null)),
                    outcome);
            return;
        }
        List<Spot> fitting =
                spots.stream()
                        .filter(s -> lost(s, wish.patient(), account, wish.moved()).isEmpty())
                        .toList();
        if (fitting.isEmpty()) {
            lost(
                    lost(first, wish.patient(), account, wish.moved()).orElseThrow(),
                    first,
                    wish.service(),
                    account,
                    outcome);
            return;
        }
        check(outcome instanceof BookingOutcome.Done, "not done: %s", text(outcome));
        Booking told = ((BookingOutcome.Done) outcome).booking();
        Spot taken =
                fitting.stream()
                        .filter(
                                s ->
                                        Objects.equals(
                                                told.slot(),
                                                s.slot() == null ? null : s.slot().id()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("not free: " + text(told)));
        made(actor, wish, taken, insurance.get(), told, outcome);
    }

    private void made(
            Actor actor,
            Wish wish,
            Spot spot,
            Insurance insurance,
            Booking told,
            BookingOutcome outcome) {
        boolean stands =
                wish.stands() || (spot.slot() != null && !answersItself.contains(spot.facility()));
        Instant answer = due().isBefore(spot.start()) ? due() : spot.start();
        Booking booking =
                new Booking(
                        told.id(),
                        told.reference(),
                        1,
                        stands ? CONFIRMED : REQUESTED,
                        wish.patient(),
                        spot.facility(),
                        wish.service(),
                        spot.practitioner(),
                        spot.slot() == null ? null : spot.slot().id(),
                        spot.start(),
                        spot.end(),
                        ROME,
                        wish.price(),
                        insurance.priceList(),
                        insurance.policy(),
                        wish.channel(),
                        wish.terms(),
                        wish.reminder(),
                        micros(now()),
                        stands ? null : answer,
                        null,
                        wish.moved() == null ? null : wish.moved().reference());
        same(new BookingOutcome.Done(booking, false), outcome);
        check(!bookings.containsKey(booking.reference()), "twice: %s", booking.reference());
        if (wish.moved() != null) {
            leave(actor, wish.moved(), booking);
        }
        keys.put(key(actor, wish.key()), new Known(wish.content(), booking.reference()));
        note(actor, booking, BookingEvent.BOOK, null, null);
        put(booking);
        if (spot.slot() != null) {
            holds.remove(spot.slot().id());
        }
        String kind = stands ? "BOOKING_CONFIRMED" : "BOOKING_REQUESTED";
        tell(booking, wish.moved() == null ? kind : "BOOKING_MOVED", "PATIENT", "FACILITY");
    }

    private void leave(Actor actor, Booking old, Booking successor) {
        Booking after =
                changed(
                        actor,
                        old,
                        BookingEvent.MOVE,
                        RESCHEDULED,
                        old.confirmBy(),
                        successor.reference(),
                        null);
        supersede(after);
        if (!old.facilityCode().equals(successor.facilityCode())) {
            tellOnly(after, "BOOKING_CANCELLED", "FACILITY");
        }
    }

    private Booking changed(
            Actor actor,
            Booking before,
            BookingEvent event,
            BookingState to,
            @Nullable Instant confirmBy,
            @Nullable BookingReference movedTo,
            @Nullable String reason) {
        Booking after =
                new Booking(
                        before.id(),
                        before.reference(),
                        before.version() + 1,
                        to,
                        before.patientNumber(),
                        before.facilityCode(),
                        before.serviceCode(),
                        before.practitionerCode(),
                        before.slot(),
                        before.startsAt(),
                        before.endsAt(),
                        before.zone(),
                        before.price(),
                        before.priceListCode(),
                        before.policyNumber(),
                        before.channel(),
                        before.termsVersion(),
                        before.reminder(),
                        before.requestedAt(),
                        confirmBy,
                        movedTo,
                        before.movedFrom());
        note(actor, after, event, before.state(), reason);
        put(after);
        if (to == DECLINED || to == EXPIRED) {
            onTheDesk.add(after.reference() + " " + to);
        }
        return after;
    }

    private void put(Booking booking) {
        bookings.put(booking.reference(), booking);
        boolean stands = booking.state() == REQUESTED || booking.state() == CONFIRMED;
        if (stands) {
            active.put(booking.reference(), booking);
        } else {
            active.remove(booking.reference());
        }
        if (booking.slot() != null) {
            if (stands) {
                BookingReference owner = owners.put(booking.slot(), booking.reference());
                check(
                        owner == null || owner.equals(booking.reference()),
                        "two owners: %s",
                        booking.slot());
            } else {
                owners.remove(booking.slot(), booking.reference());
            }
        }
    }

    private void note(
            Actor actor,
            Booking after,
            BookingEvent event,
            @Nullable BookingState from,
            @Nullable String reason) {
        histories
                .computeIfAbsent(after.reference(), none -> new ArrayList<>())
                .add(
                        new BookingChange(
                                after.version(),
                                micros(now()),
                                actor.role(),
                                actor.name(),
                                event,
                                from,
                                after.state(),
                                reason));
    }

    /** The places that the wish could mean, those with a practitioner first. */
    private List<Spot> spots(AppointmentTime time, String service, @Nullable AccountId viewer) {
        if (time instanceof AppointmentTime.InSlot chosen) {
            Slot slot = slotsById.get(chosen.slot());
            return slot == null || !slot.agenda().minutes().containsKey(service)
                    ? List.of()
                    : List.of(spot(slot, service));
        }
        if (time instanceof AppointmentTime.Agreed agreed) {
            Clinic clinic = clinics.get(agreed.facilityCode());
            String who = agreed.practitionerCode();
            if (clinic == null
                    || !clinic.services().contains(service)
                    || (who != null && !clinic.practitioners().contains(who))) {
                return List.of();
            }
            Instant start = agreed.startsAt().atZone(ROME).toInstant();
            return List.of(
                    new Spot(clinic.code(), who, null, start, start.plus(agreed.duration())));
        }
        AppointmentTime.WithAnyPractitioner any = (AppointmentTime.WithAnyPractitioner) time;
        return slots.stream()
                .filter(slot -> slot.start().equals(any.startsAt()))
                .filter(slot -> slot.agenda().facility().equals(any.facilityCode()))
                .filter(slot -> slot.agenda().minutes().containsKey(service))
                .filter(slot -> isFree(slot, viewer))
                .map(slot -> spot(slot, service))
                .sorted(
                        Comparator.comparing(
                                Spot::practitioner,
                                Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static Spot spot(Slot slot, String service) {
        return new Spot(
                slot.agenda().facility(),
                slot.agenda().practitioner(),
                slot,
                slot.start(),
                slot.start().plusSeconds(60L * slot.agenda().minutes().get(service)));
    }

    private @Nullable Spot proposed(Booking booking) {
        Offer offer = offers.get(booking.reference());
        boolean isOpen =
                booking.state() == REQUESTED
                        || (booking.state() == CONFIRMED
                                && booking.confirmBy() != null
                                && now().isBefore(booking.confirmBy()));
        return offer != null && offer.version() == booking.version() && isOpen
                ? offer.spot()
                : null;
    }

    private Optional<RefusalReason> untimely(Spot spot) {
        if (!spot.start().isAfter(now())) {
            return Optional.of(RefusalReason.TIME_IN_THE_PAST);
        }
        if (spot.start().isAfter(now().plus(Duration.ofDays(730)))) {
            return Optional.of(RefusalReason.TOO_FAR_AHEAD);
        }
        return spot.slot() != null && byPhoneOnly.contains(spot.facility())
                ? Optional.of(RefusalReason.NOT_BOOKABLE_ONLINE)
                : Optional.empty();
    }

    /** Why somebody else was quicker. */
    private Optional<RefusalReason> lost(
            Spot spot, String patient, @Nullable AccountId account, @Nullable Booking moved) {
        Slot slot = spot.slot();
        if (slot != null && (owners.containsKey(slot.id()) || isHeld(slot.id(), account))) {
            return Optional.of(RefusalReason.SLOT_TAKEN);
        }
        if (slot != null && !isOffered(slot)) {
            return Optional.of(RefusalReason.SLOT_WITHDRAWN);
        }
        if (overlapping(spot.start(), spot.end(), moved)
                .anyMatch(b -> b.patientNumber().equals(patient))) {
            return Optional.of(RefusalReason.PATIENT_BUSY);
        }
        return isBusy(spot.practitioner(), spot.start(), spot.end(), moved)
                ? Optional.of(RefusalReason.PRACTITIONER_BUSY)
                : Optional.empty();
    }

    private void lost(
            RefusalReason reason,
            Spot spot,
            String service,
            @Nullable AccountId viewer,
            BookingOutcome outcome) {
        List<FreeSlot> told = alternatives(reason, outcome);
        boolean speaksOfSlot =
                reason == RefusalReason.SLOT_TAKEN || reason == RefusalReason.SLOT_WITHDRAWN;
        if (speaksOfSlot || !told.isEmpty()) {
            areNextFree(told, spot.facility(), service, spot.start(), viewer, spot.slot());
        }
    }

    private static List<FreeSlot> alternatives(RefusalReason reason, BookingOutcome outcome) {
        List<FreeSlot> told =
                outcome instanceof BookingOutcome.Refused refused
                        ? refused.facts().alternatives()
                        : List.of();
        same(new BookingOutcome.Refused(reason, new RefusalFacts(told, null, null, null)), outcome);
        return told;
    }

    private boolean isBusy(
            @Nullable String practitioner, Instant start, Instant end, @Nullable Booking moved) {
        return practitioner != null
                && overlapping(start, end, moved)
                        .anyMatch(b -> practitioner.equals(b.practitionerCode()));
    }

    private Stream<Booking> overlapping(Instant start, Instant end, @Nullable Booking moved) {
        return active.values().stream()
                .filter(booking -> moved == null || !booking.id().equals(moved.id()))
                .filter(b -> b.startsAt().isBefore(end) && start.isBefore(b.endsAt()));
    }

    // --- messages

    private void tell(Booking booking, String kind, String... audiences) {
        if (booking.version() > 1) {
            supersede(booking);
        }
        for (String audience : audiences) {
            tellOnly(booking, kind, audience);
        }
        remindFacility(booking);
        ReminderWish wish = booking.reminder();
        if (booking.state() == CONFIRMED && wish != null) {
            Instant due =
                    LocalDate.ofInstant(booking.startsAt(), ROME)
                            .minusDays(wish.reminder().days())
                            .atTime(9, 0)
                            .atZone(ROME)
                            .toInstant();
            if (due.isAfter(now())) {
                add(
                        booking,
                        new Message(
                                "BOOKING_REMINDER",
                                "PATIENT",
                                1,
                                wish.email().value(),
                                due,
                                "PENDING"));
            }
        }
    }

    /** From the opening of the desk on the last day to answer. */
    private void remindFacility(Booking booking) {
        if (booking.version() > 1 || booking.state() != REQUESTED || booking.confirmBy() == null) {
            return;
        }
        Instant morning =
                LocalDate.ofInstant(booking.confirmBy(), ROME)
                        .atTime(9, 0)
                        .atZone(ROME)
                        .toInstant();
        if (morning.isAfter(now()) && morning.isBefore(booking.confirmBy())) {
            add(
                    booking,
                    new Message(
                            "BOOKING_UNANSWERED",
                            "FACILITY",
                            booking.version(),
                            "agenda@" + booking.facilityCode().toLowerCase() + ".example",
                            morning,
                            "PENDING"));
        }
    }

    private void tellOnly(Booking booking, String kind, String audience) {
        String to =
                audience.equals("PATIENT")
                        ? mailboxOf(people.get(booking.patientNumber()))
                        : "agenda@" + booking.facilityCode().toLowerCase() + ".example";
        add(booking, new Message(kind, audience, booking.version(), to, micros(now()), "PENDING"));
    }

    /** The member's, who may see the patient today; no patient of the model has an account. */
    private String mailboxOf(Person patient) {
        return isOpenToMember(patient, today())
                ? patient.member().toLowerCase() + "@example.org"
                : "nobody";
    }

    private void add(Booking booking, Message message) {
        messages.computeIfAbsent(booking.reference(), none -> new LinkedHashMap<>())
                .putIfAbsent(
                        message.kind() + " " + message.event() + " " + message.audience(), message);
    }

    /** Messages of some kinds, or of all if none is named. */
    private void supersede(Booking booking, String... kinds) {
        List<String> some = List.of(kinds);
        messages.get(booking.reference())
                .replaceAll(
                        (key, message) ->
                                message.state().equals("PENDING")
                                                && (some.isEmpty() || some.contains(message.kind()))
                                        ? in("SUPERSEDED", message)
                                        : message);
    }

    private static Message in(String state, Message message) {
        return new Message(
                message.kind(),
                message.audience(),
                message.event(),
                message.to(),
                message.notBefore(),
                state);
    }

    // --- people and time

    String termsInForce() {
        return terms.stream()
                .filter(version -> !version.from().isAfter(now()))
                .max(Comparator.comparing(Terms::from))
                .map(Terms::code)
                .orElse("");
    }

    Optional<Price> price(String facility, String service, String priceList, LocalDate day) {
        return prices.stream()
                .filter(p -> p.facility().equals(facility) && p.service().equals(service))
                .filter(p -> p.priceList().equals(priceList) && p.isOn(day))
                .findFirst();
    }

    Optional<Money> priceFor(String patient, String facility, String service, LocalDate day) {
        Person person = people.get(patient);
        return person == null
                ? Optional.empty()
                : person.insured().stream()
                        .filter(i -> contains(i.from(), i.untilExclusive(), day))
                        .findFirst()
                        .flatMap(i -> price(facility, service, i.priceList(), day))
                        .map(Price::price);
    }

    private static Coverage.Reason whyNotInsured(List<Insurance> insured, LocalDate day) {
        boolean before = insured.stream().anyMatch(i -> i.from().isBefore(day));
        boolean after = insured.stream().anyMatch(i -> i.from().isAfter(day));
        if (before) {
            return after ? Coverage.Reason.BETWEEN_COVERS : Coverage.Reason.COVER_ENDED;
        }
        return after ? Coverage.Reason.NOT_YET_COVERED : Coverage.Reason.NEVER_COVERED;
    }

    private boolean mayBookFor(Actor actor, String number, LocalDate day) {
        Person person = people.get(number);
        if (person == null) {
            return false;
        }
        return actor.role() == Role.MEMBER
                ? mayBeSeen(actor, person, today()) && mayBeSeen(actor, person, day)
                : true; // operators and the system
    }

    private boolean mayBeSeen(Actor member, Person person, LocalDate day) {
        return person.member().equals(memberNumbers.get(UUID.fromString(member.name())))
                && isOpenToMember(person, day);
    }

    private boolean isOpenToMember(Person person, LocalDate day) {
        LocalDate birthday = person.birthday();
        if (birthday == null || day.isBefore(birthday.plusYears(18))) {
            return true;
        }
        LocalDate agreed = agreedOn.get(person.number());
        return agreed != null && !day.isBefore(agreed);
    }

    boolean maySee(Actor actor, Booking booking) {
        return switch (actor.role()) {
            case OPERATOR, SYSTEM -> true;
            case FACILITY_STAFF -> booking.facilityCode().equals(actor.facilityCode());
            case MEMBER -> mayBeSeen(actor, people.get(booking.patientNumber()), today());
            default -> false;
        };
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDateTime.ofInstant(now(), SUMMER).toLocalDate();
    }

    /** The second working day after today at six, or after the next one if today is over. */
    private Instant due() {
        LocalDateTime local = LocalDateTime.ofInstant(now(), SUMMER);
        boolean late = !local.toLocalTime().isBefore(LocalTime.of(18, 0));
        LocalDate day = local.toLocalDate();
        int days = late || isWeekend(day) ? 3 : 2;
        while (days > 0) {
            day = day.plusDays(1);
            days -= isWeekend(day) ? 0 : 1;
        }
        return day.atTime(18, 0).toInstant(SUMMER);
    }

    /** How long a desk that is open from nine to six on weekdays has worked since a Monday. */
    private static Duration worked(Instant until) {
        LocalDateTime local = LocalDateTime.ofInstant(until, SUMMER);
        long days = ChronoUnit.DAYS.between(A_MONDAY, local.toLocalDate());
        long weekday = Math.floorMod(days, 7);
        Duration before = Duration.ofHours(9 * (5 * Math.floorDiv(days, 7) + Math.min(weekday, 5)));
        if (weekday >= 5 || local.getHour() < 9) {
            return before;
        }
        Duration today = Duration.between(LocalTime.of(9, 0), local.toLocalTime());
        return before.plus(local.getHour() < 18 ? today : Duration.ofHours(9));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /** The hour from two to three, in the nights of spring that a booking can reach. */
    private static boolean isSkipped(LocalDateTime local) {
        return Set.of(LocalDate.of(2027, 3, 28), LocalDate.of(2028, 3, 26))
                        .contains(local.toLocalDate())
                && local.getHour() == 2;
    }

    private static boolean contains(
            LocalDate from, @Nullable LocalDate untilExclusive, LocalDate day) {
        return !day.isBefore(from) && (untilExclusive == null || day.isBefore(untilExclusive));
    }

    private static Instant micros(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable AccountId account(Actor actor) {
        return actor.name().length() == 36 ? AccountId.of(UUID.fromString(actor.name())) : null;
    }

    private static String key(Actor actor, IdempotencyKey key) {
        return actor.role() + " " + actor.name() + " " + key.value();
    }

    // --- the whole state

    Map<BookingReference, Booking> bookings() {
        return bookings;
    }

    Map<BookingReference, Booking> active() {
        return active;
    }

    Optional<Booking> find(Actor actor, BookingReference reference) {
        return Optional.ofNullable(bookings.get(reference)).filter(b -> maySee(actor, b));
    }

    Optional<Booking> findByKey(Actor actor, IdempotencyKey key) {
        return Optional.ofNullable(keys.get(key(actor, key)))
                .flatMap(known -> find(actor, known.booking()));
    }

    List<BookingChange> history(Actor actor, BookingReference reference) {
        return find(actor, reference).map(b -> histories.get(reference)).orElse(List.of());
    }

    Optional<Proposal> findProposal(Actor actor, BookingReference reference) {
        return find(actor, reference)
                .flatMap(
                        booking ->
                                Optional.ofNullable(proposed(booking))
                                        .map(
                                                spot ->
                                                        new Proposal(
                                                                spot.start(),
                                                                spot.end(),
                                                                ROME,
                                                                spot.practitioner(),
                                                                spot.slot() == null
                                                                        ? null
                                                                        : spot.slot().id(),
                                                                booking.confirmBy())));
    }

    Map<String, String> owners() {
        Map<String, String> all = new TreeMap<>();
        owners.forEach((slot, reference) -> all.put(slot.toString(), reference.stored()));
        return all;
    }

    Map<String, String> messages() {
        Map<String, String> all = new TreeMap<>();
        messages.forEach(
                (reference, of) ->
                        of.forEach(
                                (key, message) ->
                                        all.put(
                                                reference.stored() + " " + key,
                                                message.state()
                                                        + " "
                                                        + message.to()
                                                        + " "
                                                        + message.notBefore())));
        return all;
    }

    Map<String, String> histories() {
        Map<String, String> all = new TreeMap<>();
        histories.forEach(
                (reference, lines) ->
                        lines.forEach(
                                line ->
                                        all.put(
                                                reference.stored() + " " + line.number(),
                                                line.at()
                                                        + " "
                                                        + line.role()
                                                        + " "
                                                        + line.actor()
                                                        + " "
                                                        + line.event()
                                                        + " "
                                                        + line.from()
                                                        + " "
                                                        + line.to()
                                                        + " "
                                                        + line.reason())));
        return all;
    }

    Set<String> onTheDesk() {
        return onTheDesk;
    }

    int numberOfKeys() {
        return keys.size();
    }

    int numberOfProposals() {
        return proposals;
    }

    // --- comparing

    private static void refused(RefusalReason reason, BookingOutcome outcome) {
        same(new BookingOutcome.Refused(reason, RefusalFacts.none()), outcome);
    }

    private static void wrongState(Booking booking, BookingOutcome outcome) {
        same(
                new BookingOutcome.Refused(
                        RefusalReason.WRONG_STATE,
                        new RefusalFacts(List.of(), null, null, booking.state())),
                outcome);
    }

    static void same(Object expected, Object answer) {
        if (!expected.equals(answer)) {
            throw new AssertionError(
                    "expected " + text(expected) + "\n but it was " + text(answer));
        }
    }

    private static void check(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new AssertionError(message.formatted(values));
        }
    }

    /** With every part, also of records that redact themselves. */
    static String text(Object value) {
        if (!(value instanceof Record)) {
            return String.valueOf(value);
        }
        List<String> parts = new ArrayList<>();
        for (RecordComponent part : value.getClass().getRecordComponents()) {
            try {
                Object of = part.getAccessor().invoke(value);
                if (of != null) {
                    parts.add(part.getName() + "=" + text(of));
                }
            } catch (ReflectiveOperationException fault) {
                throw new IllegalStateException(fault);
            }
        }
        return value.getClass().getSimpleName() + parts;
    }
}
