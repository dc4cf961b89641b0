package io.onecare.core.reception;

import io.onecare.core.booking.BookingReference;
import io.onecare.core.schedule.SlotTime;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a schedule as its calendar shows it. Says nothing about a person.
 *
 * @param time when
 * @param state what it is used for
 * @param booking the booking, if it is booked; else null
 */
public record AgendaSlot(SlotTime time, State state, @Nullable BookingReference booking) {

    /** What a stretch is used for. Names are stable. */
    public enum State {
        /** It can be booked. */
        FREE,
        /** Somebody is about to book it. */
        HELD,
        /** A booking owns it, or takes place then by an agreement on the phone. */
        BOOKED
    }
}
