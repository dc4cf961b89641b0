package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.agreed;
import static io.onecare.core.booking.BookingFixture.done;
import static io.onecare.core.booking.BookingFixture.reason;
import static io.onecare.core.booking.BookingFixture.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.schedule.FreeSlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The doctor takes half an hour, the room beside ten minutes, and the patient is busy soon. */
class AnyPractitionerIT {

    private BookingFixture fixture;
    private FreeSlot doctor;
    private FreeSlot room;
    private AppointmentTime any;

    private void open(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        fixture.clinic.sql(
                "update schedule_service set duration_minutes = 30 where schedule_id ="
                        + " (select id from schedule where code = 'AG-1')",
                "update schedule_service set duration_minutes = 10 where schedule_id ="
                        + " (select id from schedule where code = 'AG-R')");
        doctor = fixture.free("AG-1").get(0);
        room = fixture.free("AG-R").get(0);
        assertThat(doctor.startsAt()).isEqualTo("2026-06-08T07:00:00Z");
        any = new AppointmentTime.WithAnyPractitioner("OC-1", doctor.startsAt());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void who_has_no_time_for_the_first_place_gets_the_next_one(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-08T09:20", null)));

        assertThat(reason(fixture.book(fixture.anna, wish("M-1", doctor.slot()))))
                .isEqualTo(RefusalReason.PATIENT_BUSY);
        assertThat(fixture.booked(fixture.anna, wish("M-1", any)).slot()).isEqualTo(room.slot());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_facility_proposes_the_place_for_which_the_patient_has_time(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-08T09:20", null)));
        Booking asked = fixture.booked(fixture.anna, wish("M-1", agreed("2026-06-12T16:00", null)));

        done(fixture.edit(e -> e.propose(STAFF, asked.reference(), any)));

        Proposal proposal =
                fixture.read(o -> o.bookings().findProposal(STAFF, asked.reference()))
                        .orElseThrow();
        assertThat(proposal.slot()).isEqualTo(room.slot());
    }
}
