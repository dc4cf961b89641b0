package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.OPERATOR;
import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.done;
import static io.onecare.core.booking.BookingFixture.move;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollFixture;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.FreeSlot;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many at once, on every path: one winner, and every loser knows why and where to go on. */
class BookingRaceIT {

    private static final int THREADS = 64;
    private static final int ROUNDS = 6;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private BookingFixture fixture;
    private List<Actor> members;

    private void open(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        List<RollEntry> entries =
                IntStream.range(0, THREADS)
                        .mapToObj(
                                i ->
                                        RollFixture.aMember("R-" + i)
                                                .coveredBy("P-1", ClinicFixture.ALWAYS)
                                                .alone())
                        .toList();
        fixture.write(
                o ->
                        o.rollImport()
                                .upsert(
                                        SYSTEM,
                                        new Roll(LocalDate.of(2026, 6, 8), List.of(), entries)));
        members = IntStream.range(0, THREADS).mapToObj(i -> fixture.member("R-" + i)).toList();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void of_64_who_want_one_slot_on_every_path_one_gets_it(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        open(provider, kind);
        for (int round = 0; round < ROUNDS; round++) {
            // the only slot of OC-2 at that time, and DR-1 is the only one there
            FreeSlot slot = fixture.free("AG-2").get(8);
            List<Booking> toMove = new ArrayList<>();
            for (int i = 3; i < THREADS; i += 5) {
                toMove.add(
                        fixture.booked(
                                members.get(i),
                                wish("R-" + i, elsewhere("2026-07-01T08:00", round, i))));
            }
            List<Callable<BookingOutcome>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(path(i, slot, toMove));
            }

            List<BookingOutcome> outcomes = atOnce(all);

            assertThat(outcomes.stream().filter(BookingOutcome.Done.class::isInstance)).hasSize(1);
            for (BookingOutcome outcome : outcomes) {
                if (outcome instanceof BookingOutcome.Refused refused) {
                    assertThat(refused.reason())
                            .isIn(RefusalReason.SLOT_TAKEN, RefusalReason.PRACTITIONER_BUSY);
                    if (refused.reason() == RefusalReason.SLOT_TAKEN) {
                        assertThat(refused.facts().alternatives()).hasSize(3);
                    }
                }
            }
            assertNothingBroken(round);
        }
    }

    /**
     * Portal, operator, any practitioner, move, and a time agreed by phone with the same doctor.
     */
    private Callable<BookingOutcome> path(int i, FreeSlot slot, List<Booking> toMove) {
        String patient = "R-" + i;
        Actor member = members.get(i);
        return switch (i % 5) {
            case 0 -> () -> fixture.book(member, wish(patient, slot.slot()));
            case 1 -> () -> fixture.book(OPERATOR, wish(patient, slot.slot()));
            case 2 ->
                    () ->
                            fixture.book(
                                    member,
                                    wish(
                                            patient,
                                            new AppointmentTime.WithAnyPractitioner(
                                                    "OC-2", slot.startsAt())));
            case 3 -> {
                Move wish = move(toMove.get(i / 5), slot.slot());
                yield () -> fixture.edit(e -> e.move(member, wish));
            }
            default -> {
                LocalDateTime local = LocalDateTime.ofInstant(slot.startsAt(), ClinicFixture.ROME);
                yield () ->
                        fixture.book(
                                OPERATOR,
                                wish(
                                        patient,
                                        new AppointmentTime.Agreed(
                                                "OC-1",
                                                "DR-1",
                                                local,
                                                AppointmentTime.Agreed.USUAL_DURATION)));
            }
        };
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void confirming_calling_off_and_booking_the_same_slot_leave_one_owner(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        Actor staff = Actor.facilityStaff("OC-M", "reception-m");
        for (int round = 0; round < ROUNDS; round++) {
            FreeSlot slot = fixture.free("AG-M").get(8);
            Booking pending = fixture.booked(members.get(0), wish("R-0", slot.slot()));
            BookingReference reference = pending.reference();
            List<Callable<BookingOutcome>> all = new ArrayList<>();
            for (int i = 1; i < 32; i++) {
                int who = i;
                all.add(
                        switch (i % 4) {
                            case 0 -> () -> fixture.edit(e -> e.confirm(staff, reference));
                            case 1 ->
                                    () ->
                                            fixture.edit(
                                                    e ->
                                                            e.cancel(
                                                                    OPERATOR,
                                                                    reference,
                                                                    CancellationReason.PATIENT));
                            default ->
                                    () ->
                                            fixture.book(
                                                    members.get(who),
                                                    wish("R-" + who, slot.slot()));
                        });
            }

            atOnce(all);

            assertThat(fixture.now(pending).state()).isEqualTo(BookingState.CANCELLED);
            assertThat(
                            fixture.clinic.count(
                                    "select count(*) from booking where active_slot_id = '"
                                            + slot.slot()
                                            + "'"))
                    .isLessThanOrEqualTo(1);
            assertThat(
                            fixture.clinic.count(
                                    "select count(*) from booking_event where event = 'CANCEL'"
                                            + " and booking_id = '"
                                            + pending.id()
                                            + "'"))
                    .isEqualTo(1);
            assertNothingBroken(round);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void the_same_wish_sent_64_times_at_once_is_one_booking(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        open(provider, kind);
        Book slotWish = wish("R-1", fixture.free("AG-1").get(12).slot());
        Book other = wish("R-2", fixture.free("AG-1").get(13).slot());
        Book sameKeyOther =
                new Book(
                        slotWish.key(),
                        other.patientNumber(),
                        other.serviceCode(),
                        other.time(),
                        other.expectedPrice(),
                        other.termsVersion(),
                        other.channel(),
                        null);
        List<Callable<BookingOutcome>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Book wish = i % 8 == 7 ? sameKeyOther : slotWish;
            all.add(() -> fixture.book(OPERATOR, wish));
        }

        List<BookingOutcome> outcomes = atOnce(all);

        assertThat(fixture.clinic.count("select count(*) from booking")).isEqualTo(1);
        List<Booking> bookings = new ArrayList<>();
        int written = 0;
        for (BookingOutcome outcome : outcomes) {
            if (outcome instanceof BookingOutcome.Done done) {
                bookings.add(done.booking());
                written += done.repeated() ? 0 : 1;
            } else {
                assertThat(BookingFixture.reason(outcome)).isEqualTo(RefusalReason.KEY_REUSED);
            }
        }
        assertThat(written).isEqualTo(1);
        assertThat(bookings.stream().map(Booking::reference).distinct()).hasSize(1);
        assertThat(bookings).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void one_patient_asked_for_everywhere_at_once_goes_to_one_place(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        List<FreeSlot> doctors = fixture.free("AG-1");
        for (int round = 0; round < ROUNDS; round++) {
            FreeSlot doctor = doctors.get(8 + round);
            List<FreeSlot> sameTime = new ArrayList<>();
            for (String schedule : List.of("AG-1", "AG-R", "AG-M")) {
                sameTime.add(
                        fixture.free(schedule).stream()
                                .filter(slot -> slot.startsAt().equals(doctor.startsAt()))
                                .findFirst()
                                .orElseThrow());
            }
            List<Callable<BookingOutcome>> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                FreeSlot slot = sameTime.get(i % 3);
                all.add(() -> fixture.book(members.get(3), wish("R-3", slot.slot())));
            }

            List<BookingOutcome> outcomes = atOnce(all);

            assertThat(outcomes.stream().filter(BookingOutcome.Done.class::isInstance)).hasSize(1);
            assertNothingBroken(round);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void two_who_want_to_swap_do_not_lose_what_they_have(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        open(provider, kind);
        for (int round = 0; round < ROUNDS; round++) {
            List<FreeSlot> slots = fixture.free("AG-1").subList(20, 22);
            Booking first = fixture.booked(members.get(4), wish("R-4", slots.get(0).slot()));
            Booking second = fixture.booked(members.get(5), wish("R-5", slots.get(1).slot()));
            Move there = move(first, slots.get(1).slot());
            Move back = move(second, slots.get(0).slot());

            List<BookingOutcome> outcomes =
                    atOnce(
                            List.of(
                                    () -> fixture.edit(e -> e.move(members.get(4), there)),
                                    () -> fixture.edit(e -> e.move(members.get(5), back))));

            assertThat(outcomes).noneMatch(BookingOutcome.Done.class::isInstance);
            assertThat(fixture.now(first).state()).isEqualTo(BookingState.CONFIRMED);
            assertThat(fixture.now(second).state()).isEqualTo(BookingState.CONFIRMED);
            for (Booking booking : List.of(first, second)) {
                done(
                        fixture.edit(
                                e ->
                                        e.cancel(
                                                STAFF,
                                                booking.reference(),
                                                CancellationReason.PROVIDER)));
            }
        }
    }

    private List<BookingOutcome> atOnce(List<Callable<BookingOutcome>> all) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<BookingOutcome>> running = new ArrayList<>();
        for (Callable<BookingOutcome> one : all) {
            running.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return one.call();
                            }));
        }
        start.countDown();
        List<BookingOutcome> outcomes = new ArrayList<>();
        for (Future<BookingOutcome> one : running) {
            outcomes.add(one.get());
        }
        return outcomes;
    }

    private void assertNothingBroken(int round) throws Exception {
        try (Connection connection = fixture.clinic.network.connect()) {
            assertThat(Invariants.violations(connection)).as("round %d", round).isEmpty();
        }
    }

    private static AppointmentTime elsewhere(String base, int round, int i) {
        return new AppointmentTime.Agreed(
                "OC-1",
                null,
                LocalDateTime.parse(base).plusDays(round).plusMinutes(i),
                AppointmentTime.Agreed.USUAL_DURATION);
    }
}
