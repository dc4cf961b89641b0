package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.agreed;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onecare.core.care.BookingTrouble;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.TroubledBooking;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.notification.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator learns of a message that could not be sent: what it is about, and of whom. */
class DeadLetterSubjectsIT {

    private BookingFixture fixture;

    @AfterEach
    void close() {
        fixture.clinic.abandon(); // messages about nothing
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_dead_letter_names_its_booking_its_facility_and_its_person_by_their_numbers(
            JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        Booking booking = fixture.booked(SYSTEM, wish("D-18", agreed("2026-06-17T12:00", null)));
        fixture.write(
                o ->
                        o.careRequests()
                                .open(
                                        SYSTEM,
                                        new OpenCareRequest.ForBooking(
                                                new TroubledBooking(
                                                        "7K3M-9Q2D", BookingTrouble.DECLINED),
                                                "M-2",
                                                "OC-1",
                                                "VIS-ALLERGOLOGICA",
                                                Instant.parse("2026-06-17T10:00:00Z"))));
        UUID registration = UUID.randomUUID();
        fixture.clinic.sql(
                "update outbox_message set state = 'DEAD', settled_at = created_at, problem ="
                        + " 'NO_ADDRESS' where kind = 'BOOKING_REQUESTED' and subject_id = '"
                        + booking.id()
                        + "'",
                "insert into registration_request (id, state, requested_at, email, language,"
                        + " person_id, unanswered) select '"
                        + registration
                        + "', 'OVERTAKEN', 0, 'x@example.org', 'it', id, false from dependant"
                        + " where dependant_number = 'D-1'",
                dead("'" + registration + "'", "REGISTRATION_CODE", "ACCOUNT", ""),
                dead("id", "PASSWORD_RESET", "ACCOUNT", "from member where member_number = 'M-1'"),
                dead("id", "CARE_REQUEST_ANSWERED", "PATIENT", "from care_request"),
                dead("'" + UUID.randomUUID() + "'", "STAFF_INVITATION", "ACCOUNT", ""));

        List<DeadLetter> letters = fixture.write(o -> o.deadLetters().page(SYSTEM, null, 10));

        String reference = booking.reference().toString();
        assertThat(letters)
                .extracting(
                        one -> one.kind().name() + " " + one.audience(),
                        DeadLetter::bookingReference,
                        DeadLetter::personNumber,
                        DeadLetter::facilityCode)
                .containsExactlyInAnyOrder(
                        tuple(
                                "BOOKING_REQUESTED PATIENT",
                                reference,
                                "D-18",
                                booking.facilityCode()),
                        tuple(
                                "BOOKING_REQUESTED FACILITY",
                                reference,
                                "D-18",
                                booking.facilityCode()),
                        tuple("REGISTRATION_CODE ACCOUNT", null, "D-1", null),
                        tuple("PASSWORD_RESET ACCOUNT", null, "M-1", null),
                        tuple("CARE_REQUEST_ANSWERED PATIENT", null, "M-2", null),
                        tuple("STAFF_INVITATION ACCOUNT", null, null, null));
        assertThat(reference).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
    }

    private static String dead(String subject, String kind, String audience, String from) {
        return "insert into outbox_message (id, natural_key, kind, audience, subject_id,"
                + " subject_event, created_at, not_before, state, attempts, next_try_at,"
                + " settled_at, problem) select cast('"
                + UUID.randomUUID()
                + "' as uuid), '"
                + kind
                + "', '"
                + kind
                + "', '"
                + audience
                + "', cast("
                + subject
                + " as uuid), 1, 0, 0, 'DEAD', 0, 0, 0, 'NO_ADDRESS' "
                + from;
    }
}
