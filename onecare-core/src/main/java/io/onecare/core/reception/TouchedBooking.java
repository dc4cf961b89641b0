package io.onecare.core.reception;

import io.onecare.core.schedule.SlotTime;
import org.jspecify.annotations.Nullable;

/**
 * A booking that a change of a schedule concerns.
 *
 * @param appointment the booking
 * @param effect what the change does to it
 * @param elsewhere a time that would be free on the same day, after {@link BookingEffect#TO_MOVE};
 *     else null. It is kept for nobody: the patient may have an appointment then
 */
public record TouchedBooking(
        Appointment appointment, BookingEffect effect, @Nullable SlotTime elsewhere) {

    /** The same, for whoever is not to know who comes. */
    TouchedBooking withoutPatient() {
        return new TouchedBooking(appointment.withoutPatient(), effect, elsewhere);
    }
}
