package io.onecare.core.booking;

import io.onecare.core.money.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to book an appointment.
 *
 * @param key names this wish, so that sending it again is harmless
 * @param patientNumber the insurer's number of the member or dependant who is to be treated
 * @param serviceCode which service
 * @param time when, where and with whom
 * @param expectedPrice the price that was shown; booking is refused if it is another by now
 * @param termsVersion the version of the general conditions that was accepted
 * @param channel through which door the wish came
 * @param reminder where and when to remind, or null for no reminder
 */
public record Book(
        IdempotencyKey key,
        String patientNumber,
        String serviceCode,
        AppointmentTime time,
        Money expectedPrice,
        String termsVersion,
        Channel channel,
        @Nullable ReminderWish reminder) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the time is {@link AppointmentTime.AsProposed}, which
     *     only a booking that is moved has
     */
    public Book {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(patientNumber, "patientNumber");
        Objects.requireNonNull(serviceCode, "serviceCode");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(expectedPrice, "expectedPrice");
        Objects.requireNonNull(termsVersion, "termsVersion");
        Objects.requireNonNull(channel, "channel");
        if (time instanceof AppointmentTime.AsProposed) {
            throw new IllegalArgumentException(
                    "The time (as proposed) is that of a booking that is there already.\nMaybe move(…) was meant.");
        }
    }

    String content() {
        String wish =
                reminder == null
                        ? ""
                        : reminder.email().value() + "\n" + reminder.reminder().days();
        return Sha256.of(
                "book",
                patientNumber,
                serviceCode,
                time.toString(),
                expectedPrice.toString(),
                termsVersion,
                channel.name(),
                wish);
    }
}
