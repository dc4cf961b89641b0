package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.OPERATOR;
import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.reason;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.LockOrder;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.member.DeclareDependant;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollFixture;
import io.onecare.core.member.RollOutcome;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TaxCodeWriter;
import io.onecare.core.reception.ApplyChange;
import io.onecare.core.reception.BookingDecision;
import io.onecare.core.reception.ChangeOutcome;
import io.onecare.core.reception.ChangePreview;
import io.onecare.core.reception.PreviewOutcome;
import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ClosureReason;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.time.ValidityPeriod;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two transactions that lock several rows of the same tables, brought to the point at which they
 * would wait for each other: a gate holds what both run into, and opens once both wait.
 */
class LockOrderIT {

    private static final Actor STAFF_M = Actor.facilityStaff("OC-M", "reception-m");
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);
    private static final LocalDate BORN = LocalDate.of(2015, 3, 4);
    private static final String TAX_CODE =
            TaxCodeWriter.codeOf("NUVOLETTI", "SERENO", BORN, false, "H501");

    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private BookingFixture fixture;

    private void open(JpaProvider provider) {
        fixture = BookingFixture.on(provider, DatabaseKind.POSTGRESQL);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource(JpaProvider.class)
    void a_closure_over_two_requests_and_their_expiry_do_not_wait_for_each_other(
            JpaProvider provider) throws Exception {
        open(provider);
        List<FreeSlot> monday = on(MONDAY, "AG-M");
        Booking late = fixture.booked(fixture.anna, wish("M-1", monday.get(3).slot()));
        fixture.clinic.clock.set(Instant.parse("2026-06-09T06:00:00Z"));
        Booking early = fixture.booked(fixture.bruno, wish("M-2", monday.get(0).slot()));
        assertThat(late.confirmBy()).isBefore(early.confirmBy());
        fixture.clinic.clock.set(Instant.parse("2026-06-12T09:00:00Z"));
        ChangePreview preview = preview(STAFF_M, close(MONDAY, "AG-M"));
        Map<BookingReference, BookingDecision> off = new HashMap<>();
        preview.toDecide()
                .forEach(
                        one ->
                                off.put(
                                        one,
                                        new BookingDecision.CallOff(CancellationReason.PROVIDER)));
        assertThat(off).hasSize(2);

        Future<Integer> expired;
        Future<ChangeOutcome> closed;
        try (Gate gate =
                new Gate(
                        "update outbox_message set attempts = attempts where subject_id in ('%s', '%s')"
                                .formatted(late.id(), early.id()))) {
            expired =
                    gate.waiting(
                            1,
                            () ->
                                    fixture.write(
                                            o -> o.bookingEditor().expireUnanswered(SYSTEM, 100)));
            closed = gate.waiting(2, () -> apply(STAFF_M, preview, off));
        }

        assertThat(expired.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(closed.get(20, TimeUnit.SECONDS)).isInstanceOf(ChangeOutcome.Outdated.class);
    }

    @ParameterizedTest
    @EnumSource(JpaProvider.class)
    void a_closure_of_two_rooms_and_who_takes_any_of_them_do_not_wait_for_each_other(
            JpaProvider provider) throws Exception {
        open(provider);
        fixture.write(
                o ->
                        o.scheduleEditor()
                                .add(
                                        SYSTEM,
                                        new AddSchedule(
                                                "AG-S",
                                                "OC-1",
                                                null,
                                                ClinicFixture.ROME,
                                                Duration.ofMinutes(30),
                                                Map.of(ALLERGY, Duration.ofMinutes(30)),
                                                ScheduleSource.GENERATED,
                                                ClinicFixture.weekdays("09:00", "11:00"),
                                                ClinicFixture.ALWAYS)));
        fixture.clinic.extend("AG-S", BookingFixture.DAYS);
        // the room whose code comes last has the slot that comes first
        FreeSlot first =
                fixture.free("AG-S").stream().filter(this::comesFirst).findFirst().orElseThrow();
        LocalDate day = LocalDate.ofInstant(first.startsAt(), ClinicFixture.ROME);
        apply(STAFF, preview(STAFF, close(day, "AG-1")), Map.of());
        ChangePreview preview = preview(STAFF, close(day, "AG-R", "AG-S"));
        assertThat(preview.toDecide()).isEmpty();
        CountDownLatch booked = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);

        Future<BookingOutcome> one =
                threads.submit(
                        () ->
                                fixture.write(
                                        o -> {
                                            BookingOutcome outcome =
                                                    o.bookingEditor()
                                                            .book(
                                                                    fixture.anna,
                                                                    wish("M-1", first.slot()));
                                            booked.countDown();
                                            await(commit);
                                            return outcome;
                                        }));
        assertThat(booked.await(20, TimeUnit.SECONDS)).isTrue();
        Future<BookingOutcome> other;
        Future<ChangeOutcome> closed;
        try (Gate gate = new Gate("select 1")) {
            other =
                    gate.waiting(
                            1,
                            () ->
                                    fixture.book(
                                            fixture.bruno,
                                            wish(
                                                    "M-2",
                                                    new AppointmentTime.WithAnyPractitioner(
                                                            "OC-1", first.startsAt()))));
            closed = gate.waiting(2, () -> apply(STAFF, preview, Map.of()));
            commit.countDown();
        }

        BookingFixture.done(one.get(20, TimeUnit.SECONDS));
        BookingFixture.done(other.get(20, TimeUnit.SECONDS));
        assertThat(closed.get(20, TimeUnit.SECONDS)).isInstanceOf(ChangeOutcome.Outdated.class);
    }

    @ParameterizedTest
    @EnumSource(JpaProvider.class)
    void the_roll_that_gives_a_patient_another_number_and_a_move_do_not_wait_for_each_other(
            JpaProvider provider) throws Exception {
        open(provider);
        fixture.write(
                o ->
                        o.familyEditor()
                                .declare(
                                        fixture.bruno,
                                        new DeclareDependant(
                                                "Nuvoletti",
                                                "Sereno",
                                                TAX_CODE,
                                                BORN,
                                                Relationship.CHILD)));
        String number =
                fixture.texts(
                                "select dependant_number from dependant where tax_code = '%s'"
                                        .formatted(TAX_CODE))
                        .get(0);
        List<FreeSlot> monday = on(MONDAY, "AG-1");
        Booking booking = fixture.booked(fixture.bruno, wish(number, monday.get(0).slot()));

        Future<RollOutcome> imported;
        Future<BookingOutcome> moved;
        try (Gate gate =
                new Gate("update member set version = version where member_number = 'M-2'")) {
            imported = gate.waiting(1, this::importStated);
            moved =
                    gate.waiting(
                            2,
                            () ->
                                    fixture.edit(
                                            e ->
                                                    e.move(
                                                            OPERATOR,
                                                            BookingFixture.move(
                                                                    booking,
                                                                    monday.get(1).slot()))));
        }

        assertThat(imported.get(20, TimeUnit.SECONDS)).isInstanceOf(RollOutcome.Imported.class);
        assertThat(reason(moved.get(20, TimeUnit.SECONDS))).isEqualTo(RefusalReason.NOT_FOUND);
        assertThat(fixture.now(booking).patientNumber()).isEqualTo("D-77");
        assertThat(fixture.now(booking).state()).isEqualTo(BookingState.CONFIRMED);
    }

    private RollOutcome importStated() {
        RollDependant stated =
                new RollDependant(
                        "D-77",
                        Relationship.CHILD,
                        PersonName.of("Nuvoletti", "Sereno"),
                        BORN,
                        TaxCode.of(TAX_CODE),
                        ValidityPeriod.from(LocalDate.of(2026, 6, 8)));
        return fixture.write(
                o ->
                        o.rollImport()
                                .upsert(
                                        SYSTEM,
                                        new Roll(
                                                LocalDate.of(2026, 6, 8),
                                                List.of(),
                                                List.of(
                                                        RollFixture.aMember("M-2")
                                                                .coveredBy(
                                                                        "P-1", ClinicFixture.ALWAYS)
                                                                .with(stated)))));
    }

    private boolean comesFirst(FreeSlot slot) {
        FreeSlot inTheOther =
                fixture.free("AG-R").stream()
                        .filter(other -> other.startsAt().equals(slot.startsAt()))
                        .findFirst()
                        .orElseThrow();
        return LockOrder.BY_ID.compare(slot.slot().value(), inTheOther.slot().value()) < 0
                && slot.slot().value().compareTo(inTheOther.slot().value()) < 0;
    }

    private List<FreeSlot> on(LocalDate day, String schedule) {
        return fixture.free(schedule).stream()
                .filter(
                        slot ->
                                LocalDate.ofInstant(slot.startsAt(), ClinicFixture.ROME)
                                        .equals(day))
                .toList();
    }

    private static ScheduleChange close(LocalDate day, String... schedules) {
        return new ScheduleChange.Close(
                Set.of(schedules),
                Closure.of(
                        ValidityPeriod.between(day, day.plusDays(1)),
                        DayHours.allDay(),
                        ClosureReason.ABSENCE));
    }

    private ChangePreview preview(Actor staff, ScheduleChange change) {
        PreviewOutcome outcome = fixture.write(o -> o.scheduleChanges().preview(staff, change));
        return ((PreviewOutcome.Shown) outcome).preview();
    }

    private ChangeOutcome apply(
            Actor staff, ChangePreview preview, Map<BookingReference, BookingDecision> decisions) {
        return fixture.write(
                o ->
                        o.scheduleChanges()
                                .apply(
                                        staff,
                                        new ApplyChange(
                                                preview.change(),
                                                preview.fingerprint(),
                                                decisions)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Rows that are held until others wait for them. */
    private final class Gate implements AutoCloseable {

        private final Connection holder;

        Gate(String sql) throws SQLException {
            holder = fixture.clinic.network.connect();
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute(sql);
            }
        }

        /** Begins work, and comes back when so many transactions wait for a lock. */
        <T> Future<T> waiting(int transactions, Callable<T> work) {
            Future<T> future = threads.submit(work);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (waiting() < transactions) {
                assertThat(future.isDone()).as("nothing to wait for").isFalse();
                assertThat(System.nanoTime()).as("somebody waits").isLessThan(until);
                Thread.onSpinWait();
            }
            return future;
        }

        private long waiting() {
            return fixture.clinic.count(
                    "select count(*) from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock'");
        }

        @Override
        public void close() throws SQLException {
            holder.rollback();
            holder.close();
        }
    }
}
