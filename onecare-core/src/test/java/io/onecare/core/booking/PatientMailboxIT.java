package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.agreed;
import static io.onecare.core.booking.BookingFixture.done;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages to a patient go to the patient: to the member only as long as the member may see them.
 */
class PatientMailboxIT {

    private static final String EVERYWHERE = "io.onecare.core.schedule.ClinicFixture#everywhere";

    private BookingFixture fixture;
    private int hour = 12;

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void nobody_is_told_what_a_dependant_of_age_keeps_to_themself(
            JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);

        assertThat(toldAbout("M-1")).isEqualTo("m-1@example.org");
        assertThat(toldAbout("D-1")).isEqualTo("m-1@example.org");
        assertThat(toldAbout("D-17")).isEqualTo("m-1@example.org");
        assertThat(toldAbout("D-18")).isEqualTo("-");

        fixture.write(o -> o.agreements().agree(SYSTEM, "D-18"));
        assertThat(toldAbout("D-18")).isEqualTo("m-1@example.org");
        fixture.write(o -> o.agreements().withdraw(SYSTEM, "D-18"));
        assertThat(toldAbout("D-18")).isEqualTo("-");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void an_address_that_was_proven_comes_before_that_of_the_roll(
            JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        account("member_id", "select id from member where member_number = 'M-1'", "anna@sea");
        assertThat(toldAbout("M-1")).isEqualTo("anna@sea.example");
        assertThat(toldAbout("D-1")).isEqualTo("anna@sea.example");
        assertThat(toldAbout("M-2")).isEqualTo("m-2@example.org");

        account(
                "dependant_id",
                "select id from dependant where dependant_number = 'D-18'",
                "dino@sea");
        assertThat(toldAbout("D-18")).isEqualTo("dino@sea.example");
        fixture.write(o -> o.agreements().agree(SYSTEM, "D-18"));
        assertThat(toldAbout("D-18")).isEqualTo("dino@sea.example");
    }

    @ParameterizedTest(name = "on {0} a dependant of 17 is {1} when the facility answers")
    @CsvSource({"2026-06-14T21:59:59Z, m-1@example.org", "2026-06-14T22:00:00Z, -"})
    void who_is_told_is_decided_on_the_day_of_the_message(String moment, String recipient) {
        fixture = BookingFixture.on(JpaProvider.HIBERNATE, DatabaseKind.POSTGRESQL);
        Booking asked = fixture.booked(SYSTEM, wish("D-17", agreed("2026-06-17T16:00", null)));
        fixture.clinic.clock.set(Instant.parse(moment));

        done(fixture.edit(e -> e.confirm(STAFF, asked.reference())));

        assertThat(fixture.messages(asked))
                .contains("BOOKING_CONFIRMED PATIENT PENDING " + recipient);
    }

    private String toldAbout(String patient) {
        Booking asked =
                fixture.booked(
                        SYSTEM,
                        wish(patient, agreed("2026-06-17T%02d:00".formatted(hour++), null)));
        String booked = recipient(asked, "BOOKING_REQUESTED");
        done(fixture.edit(e -> e.confirm(STAFF, asked.reference())));
        assertThat(recipient(asked, "BOOKING_CONFIRMED")).isEqualTo(booked);
        return booked;
    }

    private String recipient(Booking booking, String kind) {
        return fixture.texts(
                        "select coalesce(recipient, '-') from outbox_message where audience ="
                                + " 'PATIENT' and kind = '"
                                + kind
                                + "' and subject_id = '"
                                + booking.id()
                                + "'")
                .get(0);
    }

    private void account(String column, String person, String name) {
        fixture.clinic.sql(
                "insert into account (id, "
                        + column
                        + ", user_name, password_hash, email, email_key, language, session_epoch,"
                        + " last_event, created_at) select p.id, p.id, '"
                        + name
                        + "', 'x', '"
                        + name
                        + ".example', '"
                        + name
                        + ".example', 'it', 1, 0, 1781000000000000 from ("
                        + person
                        + ") p");
    }
}
