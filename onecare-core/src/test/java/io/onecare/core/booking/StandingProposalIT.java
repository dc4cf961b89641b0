package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.done;
import static io.onecare.core.booking.BookingFixture.move;
import static io.onecare.core.booking.BookingFixture.reason;
import static io.onecare.core.booking.BookingFixture.reminded;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SlotId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A facility proposes another time for an appointment that stands: it stands until it is taken. */
class StandingProposalIT {

    private static final String EVERYWHERE = "io.onecare.core.schedule.ClinicFixture#everywhere";
    private static final AppointmentTime TAKEN = new AppointmentTime.AsProposed();

    /** Tuesday of the next week, 11:30 in Rome; the agendas are closed then. */
    private static final LocalDateTime LATER = LocalDateTime.parse("2026-06-16T11:30");

    private BookingFixture fixture;
    private FreeSlot slot;
    private Booking standing;

    /** An appointment on Tuesday of the next week, nine o'clock, with a reminder the day before. */
    private void open(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        slot =
                fixture.free("AG-R").stream()
                        .filter(one -> one.startsAt().toString().equals("2026-06-16T07:00:00Z"))
                        .findFirst()
                        .orElseThrow();
        standing =
                fixture.booked(
                        fixture.anna, reminded(wish("M-1", slot.slot()), "m-1@example.org", 1));
        assertThat(standing.state()).isEqualTo(BookingState.CONFIRMED);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_appointment_stands_until_the_patient_takes_the_other_time(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        Booking proposed = propose(LATER);

        assertThat(proposed.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(proposed.startsAt()).isEqualTo(standing.startsAt());
        assertThat(proposed.slot()).isEqualTo(slot.slot());
        assertThat(proposed.confirmBy()).isEqualTo(Instant.parse("2026-06-10T16:00:00Z"));
        assertThat(fixture.free("AG-R")).doesNotContain(slot);
        assertThat(proposal()).isPresent();
        assertThat(possible()).contains(BookingEvent.REJECT, BookingEvent.MOVE);
        assertThat(fixture.messages(standing))
                .containsExactlyInAnyOrder(
                        "BOOKING_CONFIRMED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_CONFIRMED PATIENT PENDING m-1@example.org",
                        "BOOKING_REMINDER PATIENT PENDING m-1@example.org",
                        "BOOKING_KEPT FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_PROPOSED PATIENT PENDING m-1@example.org");
        assertThat(
                        fixture.clinic.count(
                                "select not_before from outbox_message where kind = 'BOOKING_KEPT'"))
                .as("told once the time to answer is over")
                .isEqualTo(proposed.confirmBy().toEpochMilli() * 1_000);

        Booking moved = done(fixture.edit(e -> e.move(fixture.anna, move(standing, TAKEN))));

        assertThat(moved.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(moved.startsAt()).isEqualTo(Instant.parse("2026-06-16T09:30:00Z"));
        assertThat(fixture.now(standing).state()).isEqualTo(BookingState.RESCHEDULED);
        assertThat(fixture.free("AG-R")).contains(slot);
        assertThat(fixture.messages(standing)).allMatch(one -> one.contains(" SUPERSEDED "));
        assertThat(fixture.messages(moved))
                .containsExactlyInAnyOrder(
                        "BOOKING_MOVED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_MOVED PATIENT PENDING m-1@example.org",
                        "BOOKING_REMINDER PATIENT PENDING m-1@example.org");
        CalendarEntry entry =
                fixture.<Optional<CalendarEntry>>read(
                                o -> o.bookings().findCalendarEntry(SYSTEM, moved.reference()))
                        .orElseThrow();
        assertThat(entry).isEqualTo(new CalendarEntry(standing.id(), 3, true));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void who_says_no_keeps_the_appointment_and_both_are_told(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        propose(LATER);

        Booking kept = done(fixture.edit(e -> e.reject(fixture.anna, standing.reference())));

        assertThat(kept.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(kept.startsAt()).isEqualTo(standing.startsAt());
        assertThat(proposal()).isEmpty();
        assertThat(possible()).doesNotContain(BookingEvent.REJECT);
        assertThat(reason(fixture.edit(e -> e.reject(fixture.anna, standing.reference()))))
                .isEqualTo(RefusalReason.WRONG_STATE);
        assertThat(fixture.messages(standing))
                .containsExactlyInAnyOrder(
                        "BOOKING_CONFIRMED FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_CONFIRMED PATIENT PENDING m-1@example.org",
                        "BOOKING_REMINDER PATIENT PENDING m-1@example.org",
                        "BOOKING_KEPT FACILITY SUPERSEDED agenda@oc-1.example",
                        "BOOKING_PROPOSED PATIENT SUPERSEDED m-1@example.org",
                        "BOOKING_KEPT FACILITY PENDING agenda@oc-1.example",
                        "BOOKING_KEPT PATIENT PENDING m-1@example.org");
        assertThat(fixture.clinic.count("select count(*) from care_request")).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void who_says_nothing_keeps_the_appointment(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking proposed = propose(LATER);
        fixture.clinic.clock.set(proposed.confirmBy().minusSeconds(1));
        assertThat(proposal()).isPresent();
        assertThat(fixture.<List<ProposedBooking>>read(o -> o.bookings().proposed(fixture.anna, 9)))
                .hasSize(1);

        fixture.clinic.clock.set(proposed.confirmBy());

        assertThat(proposal()).isEmpty();
        assertThat(fixture.<List<ProposedBooking>>read(o -> o.bookings().proposed(fixture.anna, 9)))
                .isEmpty();
        assertThat(fixture.<Integer>write(o -> o.bookingEditor().expireUnanswered(SYSTEM, 10)))
                .isZero();
        assertThat(reason(fixture.edit(e -> e.move(fixture.anna, move(standing, TAKEN)))))
                .isEqualTo(RefusalReason.WRONG_STATE);
        assertThat(fixture.now(standing)).isEqualTo(proposed);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void who_takes_what_the_facility_asks_for_needs_to_give_no_notice(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.clinic.clock.set(standing.startsAt().minus(Duration.ofHours(1)));
        assertThat(reason(fixture.edit(e -> e.move(fixture.anna, move(standing, TAKEN)))))
                .isEqualTo(RefusalReason.NOTICE_TOO_SHORT);
        propose(LATER);

        done(fixture.edit(e -> e.move(fixture.anna, move(standing, TAKEN))));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_is_in_an_agenda_is_proposed_in_its_slots(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        propose(LocalDateTime.parse("2026-06-16T10:00"));
        assertThat(proposal().orElseThrow().slot()).as("ten o'clock").isNotNull();

        propose(LATER);
        assertThat(proposal().orElseThrow().slot()).as("closed then").isNull();

        fixture.booked(fixture.bruno, wish("M-2", after(slot, 2)));
        assertThat(
                        reason(
                                fixture.edit(
                                        e ->
                                                e.proposeAt(
                                                        STAFF,
                                                        standing.reference(),
                                                        LocalDateTime.parse("2026-06-16T10:00")))))
                .as("the room is taken then")
                .isEqualTo(RefusalReason.SLOT_TAKEN);
    }

    private SlotId after(FreeSlot one, int halfHours) {
        Instant start = one.startsAt().plus(Duration.ofMinutes(30L * halfHours));
        return fixture.free("AG-R").stream()
                .filter(other -> other.startsAt().equals(start))
                .findFirst()
                .orElseThrow()
                .slot();
    }

    private Booking propose(LocalDateTime startsAt) {
        return done(fixture.edit(e -> e.proposeAt(STAFF, standing.reference(), startsAt)));
    }

    private Optional<Proposal> proposal() {
        return fixture.read(o -> o.bookings().findProposal(SYSTEM, standing.reference()));
    }

    private Set<BookingEvent> possible() {
        return fixture.read(
                (OneCare o) -> o.bookingEditor().possible(fixture.anna, standing.reference()));
    }
}
