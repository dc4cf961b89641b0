package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.OPERATOR;
import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.agreed;
import static io.onecare.core.booking.BookingFixture.done;
import static io.onecare.core.booking.BookingFixture.move;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.schedule.FreeSlot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An appointment is one entry of a calendar, however often it is moved. */
class CalendarEntryIT {

    private static final String EVERYWHERE = "io.onecare.core.schedule.ClinicFixture#everywhere";

    private BookingFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_moved_appointment_is_the_same_entry_and_every_change_counts(
            JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        List<FreeSlot> free = fixture.free("AG-1");
        Booking first = fixture.booked(fixture.anna, wish("M-1", free.get(16).slot()));
        assertThat(entry(first)).isEqualTo(new CalendarEntry(first.id(), 0, true));

        Booking second =
                done(fixture.edit(e -> e.move(OPERATOR, move(first, free.get(17).slot()))));
        assertThat(entry(second)).isEqualTo(new CalendarEntry(first.id(), 2, true));
        Booking third =
                done(fixture.edit(e -> e.move(OPERATOR, move(second, free.get(18).slot()))));
        assertThat(entry(third)).isEqualTo(new CalendarEntry(first.id(), 4, true));
        done(fixture.edit(e -> e.cancel(OPERATOR, third.reference(), CancellationReason.PATIENT)));
        assertThat(entry(third)).isEqualTo(new CalendarEntry(first.id(), 5, true));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_request_stands_once_it_was_confirmed(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        Booking asked =
                fixture.booked(fixture.bruno, wish("M-2", agreed("2026-06-17T16:00", null)));
        assertThat(entry(asked)).isEqualTo(new CalendarEntry(asked.id(), 0, false));

        done(fixture.edit(e -> e.confirm(STAFF, asked.reference())));
        assertThat(entry(asked)).isEqualTo(new CalendarEntry(asked.id(), 1, true));
    }

    private CalendarEntry entry(Booking booking) {
        return fixture.<Optional<CalendarEntry>>read(
                        o -> o.bookings().findCalendarEntry(SYSTEM, booking.reference()))
                .orElseThrow();
    }
}
