package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.done;
import static io.onecare.core.booking.BookingFixture.reminded;
import static io.onecare.core.booking.BookingFixture.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of a booking whose mails nobody sent, once its time is over. */
class PastVisitIT {

    private BookingFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_visit_that_took_place_takes_back_what_was_not_sent(
            JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);

        assertThat(messagesAfter((editor, visit) -> editor.fulfil(STAFF, visit)))
                .containsExactly(
                        "BOOKING_CONFIRMED FACILITY SUPERSEDED agenda@oc-1.example",
                        "BOOKING_CONFIRMED PATIENT SUPERSEDED m-1@example.org",
                        "BOOKING_REMINDER PATIENT SUPERSEDED anna@example.org");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void so_does_one_that_was_missed(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);

        assertThat(messagesAfter((editor, visit) -> editor.miss(STAFF, visit)))
                .contains("BOOKING_REMINDER PATIENT SUPERSEDED anna@example.org");
    }

    private List<String> messagesAfter(
            BiFunction<BookingEditor, BookingReference, BookingOutcome> event) {
        Booking visit =
                fixture.booked(
                        fixture.anna,
                        reminded(
                                wish("M-1", fixture.free("AG-1").get(20).slot()),
                                "anna@example.org",
                                1));
        fixture.clinic.clock.set(visit.startsAt());
        done(fixture.edit(editor -> event.apply(editor, visit.reference())));
        return fixture.messages(visit);
    }
}
