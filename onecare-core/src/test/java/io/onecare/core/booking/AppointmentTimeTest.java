package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.TERMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.onecare.core.OneCare;
import io.onecare.core.database.TestNetwork;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class AppointmentTimeTest {

    @Test
    void what_is_finer_than_the_database_keeps_is_cut_off() {
        AppointmentTime.Agreed agreed =
                new AppointmentTime.Agreed(
                        "OC-1",
                        null,
                        LocalDateTime.parse("2026-06-12T15:10:00.000001999"),
                        Duration.ofMinutes(30).plusNanos(2_999));

        assertThat(agreed.startsAt()).isEqualTo("2026-06-12T15:10:00.000001");
        assertThat(agreed.duration()).isEqualTo(Duration.ofMinutes(30).plusNanos(2_000));
    }

    @Test
    void nobody_books_a_new_appointment_at_a_time_that_was_proposed_for_another_one() {
        assertThatThrownBy(
                        () ->
                                new Book(
                                        IdempotencyKey.random(),
                                        "M-1",
                                        ALLERGY,
                                        new AppointmentTime.AsProposed(),
                                        PRICE,
                                        TERMS,
                                        Channel.PORTAL,
                                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("move");
    }

    @Test
    void what_was_proposed_is_no_time_to_propose() {
        OneCare oneCare =
                OneCare.builder()
                        .entityManager(() -> fail("nothing is looked up"))
                        .clock(TestNetwork.NOON)
                        .build();

        assertThatThrownBy(
                        () ->
                                oneCare.bookingEditor()
                                        .propose(
                                                STAFF,
                                                BookingReference.of("7K3M-9Q2D"),
                                                new AppointmentTime.AsProposed()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("move");
    }
}
