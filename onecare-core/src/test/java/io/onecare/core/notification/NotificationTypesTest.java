package io.onecare.core.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.notification.spi.SendResult;
import io.onecare.core.person.EmailAddress;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTypesTest {

    private static final UUID BOOKING = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final EmailAddress ANNA = EmailAddress.of("anna@example.org");
    private static final Instant DUE = Instant.parse("2026-06-09T07:00:00Z");
    private static final Instant START = Instant.parse("2026-06-10T14:00:00Z");

    @Test
    void the_reminders_of_a_booking_all_have_one_key() {
        NewNotification reminder = NewNotification.reminder(BOOKING, ANNA, DUE, START);

        assertThat(reminder.naturalKey())
                .isEqualTo("BOOKING_REMINDER:00000000-0000-4000-8000-000000000001:1:PATIENT")
                .isEqualTo(NewNotification.reminder(BOOKING, null, START, START).naturalKey());
        assertThat(reminder.notBefore()).isEqualTo(DUE);
        assertThat(reminder.staleAt()).isEqualTo(START);
    }

    @Test
    void a_reminder_that_could_be_there_twice_cannot_be_made() {
        refused(() -> reminder(2, Audience.PATIENT, DUE, START));
        refused(() -> reminder(1, Audience.ACCOUNT, DUE, START));
        refused(() -> reminder(1, Audience.PATIENT, null, START));
        refused(() -> reminder(1, Audience.PATIENT, DUE, null));
        assertThatCode(() -> reminder(1, Audience.PATIENT, DUE, START)).doesNotThrowAnyException();
    }

    @Test
    void a_message_in_a_log_does_not_show_where_it_goes() {
        NewNotification added = NewNotification.reminder(BOOKING, ANNA, DUE, START);
        ClaimedNotification claimed =
                new ClaimedNotification(
                        NotificationId.of(BOOKING),
                        NotificationKind.BOOKING_REMINDER,
                        Audience.PATIENT,
                        BOOKING,
                        1,
                        ANNA,
                        1,
                        BOOKING);

        assertThat(added + " " + claimed).doesNotContain("anna").doesNotContain("example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMTP:421", "TIME_OUT", "5.1.1", "SENDER_THREW:a.b.C$D"})
    void a_problem_is_a_technical_code(String problem) {
        assertThat(new SendResult.TemporaryFailure(problem).problem()).isEqualTo(problem);
        assertThat(new SendResult.PermanentFailure(problem).problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "550 no such user",
                "<anna@example.org>",
                "anna@example.org",
                "così"
            })
    void a_problem_in_which_an_address_can_be_written_is_refused(String problem) {
        refused(() -> new SendResult.TemporaryFailure(problem));
        refused(() -> new SendResult.PermanentFailure(problem));
    }

    private static NewNotification reminder(
            int event, Audience audience, Instant notBefore, Instant staleAt) {
        return new NewNotification(
                NotificationKind.BOOKING_REMINDER,
                audience,
                BOOKING,
                event,
                ANNA,
                notBefore,
                staleAt);
    }

    private static void refused(Runnable making) {
        assertThatThrownBy(making::run).isInstanceOf(IllegalArgumentException.class);
    }
}
