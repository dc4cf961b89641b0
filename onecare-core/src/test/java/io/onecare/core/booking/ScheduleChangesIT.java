package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.agreed;
import static io.onecare.core.booking.BookingFixture.reason;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.access.AccessEntry;
import io.onecare.core.access.AccessScope;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.reception.ApplyChange;
import io.onecare.core.reception.Appointment;
import io.onecare.core.reception.BookingDecision;
import io.onecare.core.reception.BookingEffect;
import io.onecare.core.reception.CallOutcome;
import io.onecare.core.reception.CallResult;
import io.onecare.core.reception.CalledOff;
import io.onecare.core.reception.ChangeOutcome;
import io.onecare.core.reception.ChangePreview;
import io.onecare.core.reception.ChangeRefusal;
import io.onecare.core.reception.NoteCall;
import io.onecare.core.reception.PreviewOutcome;
import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.reception.ScheduleChanges;
import io.onecare.core.reception.Telling;
import io.onecare.core.reception.TouchedBooking;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ClosureReason;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.ExtraOpening;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.HoldOutcome;
import io.onecare.core.schedule.HoldSlot;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.time.ValidityPeriod;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A facility changes its agenda: shown first, decided for each booking, and none is lost. */
class ScheduleChangesIT {

    private static final String EVERYWHERE = "io.onecare.core.schedule.ClinicFixture#everywhere";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 6, 9);
    private static final BookingDecision KEEP = new BookingDecision.Keep();
    private static final BookingDecision OFF =
            new BookingDecision.CallOff(CancellationReason.PROVIDER);
    private static final BookingDecision PROPOSE = new BookingDecision.Propose();
    private static final int ROUNDS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BookingFixture fixture;

    private void open(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
    }

    @AfterEach
    void close() throws Exception {
        try (Connection connection = fixture.clinic.network.connect()) {
            assertThat(Invariants.violations(connection)).isEmpty();
        }
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_day_is_closed_once_each_booking_is_decided(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.clinic.sql("update member set email = null where member_number = 'M-2'");
        List<FreeSlot> tuesday = tuesday("AG-1");
        Booking kept = fixture.booked(fixture.anna, wish("M-1", tuesday.get(0).slot()));
        Booking off = fixture.booked(SYSTEM, wish("D-1", tuesday.get(1).slot()));
        Booking byPhone =
                fixture.booked(fixture.bruno, wish("M-2", agreed("2026-06-09T16:00", "DR-1")));
        Booking wednesday =
                fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-10T16:00", "DR-1")));
        Booking inRoom = fixture.booked(fixture.bruno, wish("M-2", tuesday("AG-R").get(3).slot()));
        AccountId holder = AccountId.of(UUID.randomUUID());
        fixture.write(
                o ->
                        o.slotHolds()
                                .hold(
                                        SYSTEM,
                                        new HoldSlot(holder, tuesday.get(3).slot(), ALLERGY)));

        ChangePreview preview = shown(closeTuesday("AG-1"));

        assertThat(preview.bookings())
                .extracting(b -> b.appointment().reference() + " " + b.effect())
                .containsExactly(
                        kept.reference() + " ORPHANED",
                        off.reference() + " ORPHANED",
                        byPhone.reference() + " ORPHANED");
        assertThat(apply(preview, Map.of(kept.reference(), KEEP, off.reference(), OFF)))
                .isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.UNDECIDED));
        assertThat(fixture.now(off).state()).isEqualTo(BookingState.CONFIRMED);

        ChangeOutcome.Done done =
                (ChangeOutcome.Done)
                        apply(
                                preview,
                                Map.of(
                                        kept.reference(), KEEP,
                                        off.reference(), OFF,
                                        byPhone.reference(), OFF));

        assertThat(done.calledOff())
                .extracting(c -> c.appointment().reference() + " " + c.telling())
                .containsExactly(off.reference() + " WAITING", byPhone.reference() + " UNREACHED");
        assertThat(fixture.now(kept).state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(fixture.now(wednesday).state()).isEqualTo(BookingState.REQUESTED);
        assertThat(fixture.now(inRoom).state()).isEqualTo(BookingState.CONFIRMED);
        for (Booking booking : List.of(off, byPhone)) {
            assertThat(fixture.now(booking).state()).isEqualTo(BookingState.CANCELLED);
            assertThat(fixture.messages(booking))
                    .anyMatch(text -> text.startsWith("BOOKING_CANCELLED PATIENT PENDING"));
        }
        assertThat(tuesday("AG-1")).isEmpty();
        assertThat(tuesday("AG-R")).hasSize(3);
        assertThat(fixture.clinic.count("select count(*) from slot_hold")).isZero();
        assertThat(
                        fixture.texts(
                                "select actor_name from audit_entry where action = 'SCHEDULE_CHANGED'"))
                .containsExactly("reception-1");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_slot_of_a_kept_booking_is_offered_to_nobody_once_it_is_called_off(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        FreeSlot slot = tuesday("AG-1").get(0);
        Booking kept = fixture.booked(fixture.anna, wish("M-1", slot.slot()));
        ChangePreview preview = shown(closeTuesday("AG-1"));
        assertThat(apply(preview, Map.of(kept.reference(), KEEP)))
                .isInstanceOf(ChangeOutcome.Done.class);

        fixture.edit(e -> e.cancel(STAFF, kept.reference(), CancellationReason.PATIENT));

        assertThat(tuesday("AG-1")).isEmpty();
        assertThat(reason(fixture.book(fixture.bruno, wish("M-2", slot.slot()))))
                .isEqualTo(RefusalReason.SLOT_WITHDRAWN);
        AccountId account = AccountId.of(UUID.randomUUID());
        assertThat(
                        fixture.<HoldOutcome>write(
                                o ->
                                        o.slotHolds()
                                                .hold(
                                                        SYSTEM,
                                                        new HoldSlot(
                                                                account, slot.slot(), ALLERGY))))
                .isInstanceOf(HoldOutcome.Refused.class);

        ScheduleChange reopen =
                new ScheduleChange.Reopen("AG-1", closure(TUESDAY, DayHours.allDay()));
        assertThat(apply(shown(reopen), Map.of())).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(tuesday("AG-1")).hasSize(4).contains(slot);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_stretch_that_was_given_elsewhere_names_another_time_of_the_day(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> tuesday = tuesday("AG-1");
        Booking first = fixture.booked(fixture.anna, wish("M-1", tuesday.get(0).slot()));
        Booking second = fixture.booked(fixture.bruno, wish("M-2", tuesday.get(1).slot()));
        Booking third = fixture.booked(SYSTEM, wish("D-1", tuesday.get(2).slot()));

        ChangePreview preview =
                shown(
                        new ScheduleChange.Close(
                                Set.of("AG-1"), closure(TUESDAY, hours("09:00", "10:00"))));

        assertThat(preview.bookings())
                .extracting(TouchedBooking::effect)
                .containsExactly(BookingEffect.TO_MOVE, BookingEffect.ORPHANED, BookingEffect.KEPT);
        assertThat(preview.bookings().get(0).elsewhere().startsAt())
                .isEqualTo(tuesday.get(3).startsAt());
        assertThat(preview.toDecide()).containsExactly(first.reference(), second.reference());
        assertThat(apply(preview, Map.of(first.reference(), OFF, second.reference(), KEEP)))
                .isInstanceOf(ChangeOutcome.Done.class);
        assertThat(fixture.now(third).state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(tuesday("AG-1")).containsExactly(tuesday.get(3));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void another_week_keeps_what_it_still_covers(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> tuesday = tuesday("AG-1");
        Booking nine = fixture.booked(fixture.anna, wish("M-1", tuesday.get(0).slot()));
        Booking ten = fixture.booked(fixture.bruno, wish("M-2", tuesday.get(2).slot()));
        ScheduleChange later =
                new ScheduleChange.Week("AG-1", ClinicFixture.weekdays("09:15", "11:15").weekly());

        ChangePreview preview = shown(later);

        assertThat(preview.bookings())
                .extracting(b -> b.appointment().reference() + " " + b.effect())
                .containsExactly(nine.reference() + " TO_MOVE", ten.reference() + " KEPT");
        assertThat(apply(preview, Map.of(nine.reference(), OFF)))
                .isInstanceOf(ChangeOutcome.Done.class);
        // 9:15 is free; 9:45 and 10:15 would overlap the one that stays; 10:45 is free
        assertThat(tuesday("AG-1"))
                .extracting(slot -> slot.startsAt().toString())
                .containsExactly("2026-06-09T07:15:00Z", "2026-06-09T08:45:00Z");
        assertThat(fixture.now(ten).state()).isEqualTo(BookingState.CONFIRMED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void an_extra_opening_comes_and_goes(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        LocalDate saturday = LocalDate.of(2026, 6, 13);
        ExtraOpening extra = ExtraOpening.of(saturday, hours("09:00", "10:00"));
        assertThat(apply(shown(new ScheduleChange.Open("AG-1", extra)), Map.of()))
                .isEqualTo(new ChangeOutcome.Done(2, 0, List.of(), List.of()));
        FreeSlot slot = on(saturday, "AG-1").get(0);
        Booking booking = fixture.booked(fixture.anna, wish("M-1", slot.slot()));

        ChangePreview preview = shown(new ScheduleChange.EndExtra("AG-1", extra));

        assertThat(preview.toDecide()).containsExactly(booking.reference());
        assertThat(apply(preview, Map.of(booking.reference(), OFF)))
                .isInstanceOf(ChangeOutcome.Done.class);
        assertThat(on(saturday, "AG-1")).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_facility_that_closes_altogether_closes_for_what_was_agreed_by_phone(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking withNobody =
                fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-09T16:00", null)));

        assertThat(shown(closeTuesday("AG-1")).bookings()).isEmpty();

        ChangePreview all = shown(closeTuesday("AG-1", "AG-R"));
        assertThat(all.toDecide()).containsExactly(withNobody.reference());
        assertThat(apply(all, Map.of(withNobody.reference(), OFF)))
                .isInstanceOf(ChangeOutcome.Done.class);
        assertThat(tuesday("AG-1")).isEmpty();
        assertThat(tuesday("AG-R")).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_has_changed_since_it_was_shown_is_shown_again(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> tuesday = tuesday("AG-1");
        Booking early = fixture.booked(fixture.anna, wish("M-1", tuesday.get(0).slot()));
        ChangePreview preview = shown(closeTuesday("AG-1"));
        Booking late = fixture.booked(fixture.bruno, wish("M-2", tuesday.get(1).slot()));
        String before = fixture.written();

        ChangeOutcome outcome = apply(preview, Map.of(early.reference(), OFF));

        assertThat(((ChangeOutcome.Outdated) outcome).now().toDecide())
                .containsExactly(early.reference(), late.reference());
        assertThat(withoutAudit(fixture.written())).isEqualTo(withoutAudit(before));
        assertThat(fixture.clinic.count("select count(*) from schedule_closure")).isZero();

        // a booking that is as it was, but not in the same state
        ChangePreview again = ((ChangeOutcome.Outdated) outcome).now();
        fixture.edit(e -> e.cancel(STAFF, late.reference(), CancellationReason.PATIENT));
        assertThat(apply(again, Map.of(early.reference(), OFF, late.reference(), OFF)))
                .isInstanceOf(ChangeOutcome.Outdated.class);
        assertThat(fixture.now(early).state()).isEqualTo(BookingState.CONFIRMED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void staff_changes_the_schedules_of_its_own_facility_only(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Actor elsewhere = Actor.facilityStaff("OC-2", "reception-2");
        Booking booking = fixture.booked(fixture.anna, wish("M-1", tuesday("AG-1").get(0).slot()));
        ChangePreview preview = shown(closeTuesday("AG-1"));
        String before = fixture.written();

        for (ScheduleChange foreign :
                List.of(closeTuesday("AG-1"), closeTuesday("AG-1", "AG-2"), closeTuesday("AG-X"))) {
            assertThat(
                            fixture.<PreviewOutcome>write(
                                    o -> o.scheduleChanges().preview(elsewhere, foreign)))
                    .isEqualTo(new PreviewOutcome.Refused(ChangeRefusal.NOT_FOUND));
            ApplyChange command =
                    new ApplyChange(
                            foreign, preview.fingerprint(), Map.of(booking.reference(), OFF));
            assertThat(
                            fixture.<ChangeOutcome>write(
                                    o -> o.scheduleChanges().apply(elsewhere, command)))
                    .isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.NOT_FOUND));
        }

        assertThat(fixture.written()).isEqualTo(before);
        assertThat(fixture.<List<Appointment>>write(o -> o.reception().requests(elsewhere)))
                .isEmpty();
        assertThat(
                        fixture.<Optional<Appointment>>write(
                                o -> o.reception().find(elsewhere, booking.reference())))
                .isEmpty();
        assertThat(
                        fixture.<Optional<OpeningHours>>write(
                                o -> o.reception().findHours(elsewhere, "AG-1")))
                .isEmpty();
        assertThat(
                        fixture.<Optional<OpeningHours>>write(
                                o -> o.reception().findHours(STAFF, "AG-1")))
                .isPresent();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void of_two_at_once_one_changes_and_the_other_is_shown_what_there_is_now(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate day = LocalDate.of(2026, 6, 9).plusDays(round % 4);
            ScheduleChange change =
                    new ScheduleChange.Close(
                            Set.of("AG-1", "AG-R"),
                            closure(day, hours("%02d:00".formatted(round + 9), "23:00")));
            ChangePreview preview = shown(change);

            List<ChangeOutcome> outcomes =
                    atOnce(List.of(() -> apply(preview, Map.of()), () -> apply(preview, Map.of())));

            assertThat(outcomes)
                    .satisfiesOnlyOnce(o -> assertThat(o).isInstanceOf(ChangeOutcome.Done.class))
                    .satisfiesOnlyOnce(
                            o -> assertThat(o).isInstanceOf(ChangeOutcome.Outdated.class));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void who_books_while_the_day_is_closed_is_seen_or_refused(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate day = LocalDate.of(2026, 6, 9).plusDays(round % 3);
            String schedule = round % 2 == 0 ? "AG-1" : "AG-R";
            ScheduleChange change =
                    new ScheduleChange.Close(Set.of(schedule), closure(day, DayHours.allDay()));
            ChangePreview preview = shown(change);
            FreeSlot slot = on(day, schedule).get(round % 4);
            List<Object> outcomes =
                    atOnce(
                            List.<Callable<Object>>of(
                                    () -> apply(preview, Map.of()),
                                    () -> fixture.book(fixture.anna, wish("M-1", slot.slot()))));

            boolean closed = outcomes.get(0) instanceof ChangeOutcome.Done;
            boolean booked = outcomes.get(1) instanceof BookingOutcome.Done;
            assertThat(closed).as("round " + round + " " + outcomes).isNotEqualTo(booked);
            if (booked) {
                Booking booking = BookingFixture.done((BookingOutcome) outcomes.get(1));
                assertThat(((ChangeOutcome.Outdated) outcomes.get(0)).now().toDecide())
                        .containsExactly(booking.reference());
                fixture.edit(e -> e.cancel(STAFF, booking.reference(), CancellationReason.OTHER));
            } else {
                assertThat(
                                apply(
                                        shown(
                                                new ScheduleChange.Reopen(
                                                        schedule, closure(day, DayHours.allDay()))),
                                        Map.of()))
                        .isInstanceOf(ChangeOutcome.Done.class);
            }
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void who_moves_or_calls_off_while_the_day_is_closed_hinders_nobody(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < ROUNDS; round++) {
            boolean moves = round % 2 == 0;
            LocalDate day = LocalDate.of(2026, 6, 9).plusDays(round % 3);
            List<FreeSlot> slots = on(day, "AG-1");
            Booking booking = fixture.booked(fixture.anna, wish("M-1", slots.get(0).slot()));
            ChangePreview preview =
                    shown(
                            new ScheduleChange.Close(
                                    Set.of("AG-1"), closure(day, DayHours.allDay())));

            List<Object> outcomes =
                    atOnce(
                            List.<Callable<Object>>of(
                                    () -> apply(preview, Map.of(booking.reference(), OFF)),
                                    () ->
                                            moves
                                                    ? fixture.edit(
                                                            e ->
                                                                    e.move(
                                                                            BookingFixture.OPERATOR,
                                                                            BookingFixture.move(
                                                                                    booking,
                                                                                    slots.get(3)
                                                                                            .slot())))
                                                    : fixture.edit(
                                                            e ->
                                                                    e.cancel(
                                                                            BookingFixture.OPERATOR,
                                                                            booking.reference(),
                                                                            CancellationReason
                                                                                    .PATIENT))));

            boolean closed = outcomes.get(0) instanceof ChangeOutcome.Done;
            boolean changed = outcomes.get(1) instanceof BookingOutcome.Done;
            assertThat(closed).as("round " + round + " " + outcomes).isNotEqualTo(changed);
            if (closed) {
                assertThat(fixture.now(booking).state()).isEqualTo(BookingState.CANCELLED);
                assertThat(
                                apply(
                                        shown(
                                                new ScheduleChange.Reopen(
                                                        "AG-1", closure(day, DayHours.allDay()))),
                                        Map.of()))
                        .isInstanceOf(ChangeOutcome.Done.class);
            } else if (moves) {
                fixture.edit(
                        e ->
                                e.cancel(
                                        STAFF,
                                        BookingFixture.done((BookingOutcome) outcomes.get(1))
                                                .reference(),
                                        CancellationReason.OTHER));
            }
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void who_could_not_be_reached_is_to_be_called(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.clinic.sql(
                "update member set phone = '011 5550001', email = null where member_number = 'M-1'",
                "update member set phone = '011 5550002'" + " where member_number = 'M-2'");
        List<FreeSlot> tuesday = tuesday("AG-1");
        Booking noAddress = fixture.booked(fixture.anna, wish("M-1", tuesday.get(0).slot()));
        Booking child = fixture.booked(SYSTEM, wish("D-1", tuesday.get(1).slot()));
        Booking ofAge = fixture.booked(SYSTEM, wish("D-18", tuesday.get(2).slot()));
        Booking dead = fixture.booked(fixture.bruno, wish("M-2", tuesday.get(3).slot()));
        ChangePreview preview = shown(closeTuesday("AG-1"));
        Map<BookingReference, BookingDecision> all = new HashMap<>();
        preview.toDecide().forEach(reference -> all.put(reference, OFF));

        ChangeOutcome.Done done = (ChangeOutcome.Done) apply(preview, all);

        assertThat(told(done.calledOff()))
                .containsExactly(
                        noAddress.reference() + " UNREACHED 011 5550001",
                        child.reference() + " UNREACHED 011 5550001",
                        ofAge.reference() + " UNREACHED null", // has not agreed to be seen
                        dead.reference() + " WAITING null");

        fixture.clinic.sql(
                "update outbox_message set state = 'DEAD', settled_at = created_at, problem = 'X'"
                        + " where audience = 'PATIENT' and kind = 'BOOKING_CANCELLED' and subject_id = '"
                        + dead.id()
                        + "'");
        List<CalledOff> later =
                fixture.write(
                        o -> o.reception().calledOff(STAFF, noAddress.startsAt(), dead.endsAt()));
        assertThat(told(later)).contains(dead.reference() + " UNREACHED 011 5550002");
        assertThat(later.get(3).telling()).isEqualTo(Telling.UNREACHED);
        assertThat(later.toString()).doesNotContain("5550002");
        assertThat(
                        fixture.<List<CalledOff>>write(
                                o ->
                                        o.reception()
                                                .calledOff(
                                                        Actor.facilityStaff("OC-2", "x"),
                                                        noAddress.startsAt(),
                                                        dead.endsAt())))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whose_time_closes_is_proposed_another_one_and_stands_until_it_is_taken(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> tuesday = tuesday("AG-1");
        Booking takes = fixture.booked(fixture.anna, wish("M-1", tuesday.get(0).slot()));
        Booking isBusy = fixture.booked(fixture.bruno, wish("M-2", tuesday.get(1).slot()));
        fixture.booked(fixture.bruno, wish("M-2", tuesday("AG-R").get(3).slot()));
        ChangePreview preview =
                shown(
                        new ScheduleChange.Close(
                                Set.of("AG-1"), closure(TUESDAY, hours("09:00", "10:00"))));
        assertThat(preview.bookings())
                .extracting(b -> b.effect() + " " + b.elsewhere().startsAt())
                .containsExactly("TO_MOVE 2026-06-09T08:00:00Z", "TO_MOVE 2026-06-09T08:30:00Z");

        ChangeOutcome.Done done =
                (ChangeOutcome.Done)
                        apply(
                                preview,
                                Map.of(
                                        takes.reference(), PROPOSE,
                                        isBusy.reference(), PROPOSE));

        assertThat(done.calledOff()).isEmpty();
        assertThat(done.notProposed()).containsExactly(isBusy.reference());
        assertThat(fixture.now(takes).state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(fixture.now(takes).startsAt()).isEqualTo(takes.startsAt());
        assertThat(outsideHours()).containsExactly(takes.reference(), isBusy.reference());
        assertThat(fixture.<List<Appointment>>write(o -> o.reception().requests(STAFF)))
                .extracting(a -> a.reference() + " " + a.state() + " " + a.proposedStart())
                .containsExactly(takes.reference() + " CONFIRMED 2026-06-09T08:00:00Z");
        Booking moved =
                BookingFixture.done(
                        fixture.edit(
                                e ->
                                        e.move(
                                                fixture.anna,
                                                BookingFixture.move(
                                                        takes, new AppointmentTime.AsProposed()))));
        assertThat(moved.slot()).as("in the agenda").isEqualTo(tuesday.get(2).slot());
        assertThat(outsideHours()).containsExactly(isBusy.reference());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void nothing_is_proposed_to_whoever_has_no_other_time(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking booking = fixture.booked(fixture.anna, wish("M-1", tuesday("AG-1").get(0).slot()));
        ChangePreview preview = shown(closeTuesday("AG-1"));
        String before = withoutAudit(fixture.written());

        assertThat(apply(preview, Map.of(booking.reference(), PROPOSE)))
                .isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.UNDECIDED));

        assertThat(withoutAudit(fixture.written())).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_is_to_be_called_stays_on_the_list_until_somebody_has_reached_them(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.clinic.sql("update member set email = null where member_number = 'M-1'");
        Booking booking = fixture.booked(fixture.anna, wish("M-1", tuesday("AG-1").get(0).slot()));
        Booking mailed = fixture.booked(fixture.bruno, wish("M-2", tuesday("AG-1").get(1).slot()));
        assertThat(note(STAFF, booking, 0, CallResult.REACHED))
                .as("it takes place")
                .isEqualTo(new CallOutcome.NotFound());
        apply(
                shown(closeTuesday("AG-1")),
                Map.of(booking.reference(), OFF, mailed.reference(), OFF));
        Actor elsewhere = Actor.facilityStaff("OC-2", "reception-2");
        assertThat(toCall(STAFF)).containsExactly(booking.reference() + " null");
        assertThat(toCall(elsewhere)).isEmpty();
        assertThat(note(elsewhere, booking, 0, CallResult.REACHED))
                .isEqualTo(new CallOutcome.NotFound());
        assertThat(note(STAFF, mailed, 0, CallResult.REACHED))
                .isEqualTo(new CallOutcome.NotFound());

        assertThat(note(STAFF, booking, 0, CallResult.NO_ANSWER))
                .isInstanceOf(CallOutcome.Done.class);
        assertThat(toCall(STAFF)).containsExactly(booking.reference() + " 1 NO_ANSWER");
        assertThat(note(STAFF, booking, 0, CallResult.REACHED))
                .as("a second click, or a colleague who has not seen it")
                .isInstanceOf(CallOutcome.Outdated.class);
        assertThat(note(STAFF, booking, 1, CallResult.REACHED))
                .isInstanceOf(CallOutcome.Done.class);

        assertThat(toCall(STAFF)).isEmpty();
        for (int seen : new int[] {1, 7}) {
            assertThat(note(STAFF, booking, seen, CallResult.NO_ANSWER))
                    .as("who has not seen that a colleague has reached the patient")
                    .isInstanceOf(CallOutcome.Outdated.class);
        }
        assertThat(note(STAFF, booking, 2, CallResult.NO_ANSWER))
                .isEqualTo(new CallOutcome.NotFound());
        CalledOff told =
                fixture.<List<CalledOff>>write(
                                o ->
                                        o.reception()
                                                .calledOff(
                                                        STAFF,
                                                        booking.startsAt(),
                                                        booking.endsAt()))
                        .get(0);
        assertThat(told.lastCall().result()).isEqualTo(CallResult.REACHED);
        assertThat(told.lastCall().calledAt()).isEqualTo(fixture.clinic.clock.instant());
        assertThat(told.isToCall()).isFalse();
        assertThat(
                        fixture.texts(
                                "select action || ' ' || actor_name from audit_entry"
                                        + " where action like 'PATIENT_%' order by action"))
                .containsExactly(
                        "PATIENT_CALLED reception-1", "PATIENT_CALL_UNANSWERED reception-1");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void of_two_colleagues_who_note_a_call_at_once_one_is_told_of_the_other(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        fixture.clinic.sql("update member set email = null where member_number = 'M-1'");
        Booking booking = fixture.booked(fixture.anna, wish("M-1", tuesday("AG-1").get(0).slot()));
        apply(shown(closeTuesday("AG-1")), Map.of(booking.reference(), OFF));
        for (int seen = 0; seen < 4; seen++) {
            int calls = seen;

            List<CallOutcome> outcomes =
                    atOnce(
                            List.<Callable<CallOutcome>>of(
                                    () -> note(STAFF, booking, calls, CallResult.NO_ANSWER),
                                    () ->
                                            note(
                                                    Actor.facilityStaff("OC-1", "reception-9"),
                                                    booking,
                                                    calls,
                                                    CallResult.NO_ANSWER)));

            assertThat(outcomes).filteredOn(CallOutcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(CallOutcome.Outdated.class::isInstance).hasSize(1);
        }
    }

    private CallOutcome note(Actor actor, Booking booking, int seen, CallResult result) {
        return fixture.write(
                o ->
                        o.reception()
                                .noteCall(actor, new NoteCall(booking.reference(), seen, result)));
    }

    private List<String> toCall(Actor actor) {
        return fixture.<List<CalledOff>>write(o -> o.reception().toCall(actor)).stream()
                .map(
                        one ->
                                one.appointment().reference()
                                        + " "
                                        + (one.lastCall() == null
                                                ? null
                                                : one.lastCall().number()
                                                        + " "
                                                        + one.lastCall().result()))
                .toList();
    }

    private List<BookingReference> outsideHours() {
        return fixture.<List<Appointment>>write(o -> o.reception().outsideHours(STAFF)).stream()
                .map(Appointment::reference)
                .toList();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_looks_is_in_what_the_member_is_told(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking booking = fixture.booked(fixture.anna, wish("M-1", tuesday("AG-1").get(0).slot()));

        for (int i = 0; i < 3; i++) {
            List<Appointment> day =
                    fixture.write(
                            o ->
                                    o.reception()
                                            .between(STAFF, booking.startsAt(), booking.endsAt()));
            assertThat(day).extracting(Appointment::reference).containsExactly(booking.reference());
            assertThat(day.get(0).patient()).isNotNull();
            assertThat(day.toString()).doesNotContain(day.get(0).patient().surname());
        }
        assertThat(looks()).isEqualTo(1);

        fixture.clinic.clock.set(fixture.clinic.clock.instant().plusSeconds(15 * 60));
        fixture.write(o -> o.reception().find(STAFF, booking.reference()));
        assertThat(looks()).isEqualTo(2);
        fixture.write(
                o -> o.reception().find(Actor.facilityStaff("OC-1", "other"), booking.reference()));
        assertThat(looks()).isEqualTo(3);
        shown(closeTuesday("AG-1"));
        assertThat(looks()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_change_of_which_not_everything_could_be_shown_is_refused(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking one = fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-09T16:00", "DR-1")));
        assertThat(shown(closeTuesday("AG-1")).toDecide()).hasSize(1);
        String columns =
                "state, patient_number, facility_id, service_id, practitioner_id, slot_id,"
                        + " active_slot_id, starts_at, ends_at, zone, tariff_id, price,"
                        + " price_list_code, policy_number, channel, terms_version,"
                        + " reminder_email, reminder_days, requested_at, confirm_by, moved_to";
        List<String> copies = new ArrayList<>();
        for (int i = 0; i < ScheduleChanges.MAX_BOOKINGS; i++) {
            copies.add(
                    "insert into booking (id, version, reference, %s) select cast('%s' as uuid), 77, '%s', %s from booking where id = '%s'"
                            .formatted(
                                    columns,
                                    UUID.randomUUID(),
                                    BookingReference.random(RANDOM).stored(),
                                    columns,
                                    one.id()));
        }
        fixture.clinic.sql(copies.toArray(String[]::new));

        assertThat(
                        fixture.<PreviewOutcome>write(
                                o -> o.scheduleChanges().preview(STAFF, closeTuesday("AG-1"))))
                .isEqualTo(new PreviewOutcome.Refused(ChangeRefusal.TOO_MANY_BOOKINGS));
        assertThat(
                        fixture.<ChangeOutcome>write(
                                o ->
                                        o.scheduleChanges()
                                                .apply(
                                                        STAFF,
                                                        new ApplyChange(
                                                                closeTuesday("AG-1"),
                                                                "",
                                                                Map.of()))))
                .isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.TOO_MANY_BOOKINGS));

        fixture.clinic.sql("delete from booking where version = 77");
    }

    private long looks() {
        List<AccessEntry> entries =
                fixture.read(
                        o -> o.accessLog().page(fixture.anna, AccessScope.BY_OTHERS, null, 100));
        return entries.stream()
                .filter(entry -> entry.action().equals("BOOKING_VIEWED"))
                .filter(entry -> "OC-1".equals(entry.facilityCode()))
                .count();
    }

    private static List<String> told(List<CalledOff> bookings) {
        return bookings.stream()
                .map(c -> c.appointment().reference() + " " + c.telling() + " " + c.phone())
                .toList();
    }

    private static String withoutAudit(String written) {
        String[] parts = written.split("--\n", -1);
        parts[3] = "";
        return String.join("--", parts);
    }

    private static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            CyclicBarrier together = new CyclicBarrier(all.size());
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> one : all) {
                futures.add(
                        threads.submit(
                                () -> {
                                    together.await();
                                    return one.call();
                                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private ChangePreview shown(ScheduleChange change) {
        PreviewOutcome outcome = fixture.write(o -> o.scheduleChanges().preview(STAFF, change));
        return ((PreviewOutcome.Shown) outcome).preview();
    }

    private ChangeOutcome apply(
            ChangePreview preview, Map<BookingReference, BookingDecision> decisions) {
        return fixture.write(
                o ->
                        o.scheduleChanges()
                                .apply(
                                        STAFF,
                                        new ApplyChange(
                                                preview.change(),
                                                preview.fingerprint(),
                                                decisions)));
    }

    private static ScheduleChange closeTuesday(String... schedules) {
        return new ScheduleChange.Close(Set.of(schedules), closure(TUESDAY, DayHours.allDay()));
    }

    private static Closure closure(LocalDate day, DayHours hours) {
        return Closure.of(
                ValidityPeriod.between(day, day.plusDays(1)), hours, ClosureReason.ABSENCE);
    }

    private static DayHours hours(String from, String until) {
        return DayHours.between(LocalTime.parse(from), LocalTime.parse(until));
    }

    private List<FreeSlot> tuesday(String schedule) {
        return on(TUESDAY, schedule);
    }

    private List<FreeSlot> on(LocalDate day, String schedule) {
        return fixture.free(schedule).stream()
                .filter(
                        slot ->
                                LocalDate.ofInstant(slot.startsAt(), ClinicFixture.ROME)
                                        .equals(day))
                .toList();
    }
}
