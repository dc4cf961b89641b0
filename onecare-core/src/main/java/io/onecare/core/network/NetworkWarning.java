package io.onecare.core.network;

import java.util.Objects;

/**
 * What hangs on something that is about to be changed, or is odd about it: to be read before it is
 * done. None of it keeps a change from being done once whoever makes it has accepted it; no booking
 * is called off or moved by one.
 *
 * @param kind what
 * @param about the code of what it is about; empty if that is what is changed itself
 * @param count how many, 0 where there is nothing to count
 */
public record NetworkWarning(Kind kind, String about, long count) {

    /** What a change may do or be. Names are stable. */
    public enum Kind {
        /** So many bookings to come lie outside the days in the network. They stay. */
        BOOKINGS_OUTSIDE,
        /** So many schedules go on offering times after the last day in the network. */
        SCHEDULES_OUTLAST,
        /** So many requests to come still wait for an answer of the facility. They stay. */
        REQUESTS_WAITING,
        /** So many schedules offer times that can no longer be booked online. */
        SCHEDULES_HIDDEN,
        /** It is to be booked online and has no schedule: patients find no times. */
        NO_SCHEDULE,
        /** Nobody there is told of bookings any more. */
        NOBODY_TOLD,
        /** The facility {@link #about} lies at the very same point. */
        SAME_PLACE,
        /**
         * So many bookings to come are of the service {@link #about} that is given up. They stay.
         */
        BOOKINGS_OF_SERVICE,
        /** So many schedules offer the service {@link #about} that is given up. */
        SCHEDULES_OF_SERVICE,
        /** So many bookings to come are with the practitioner at the facility {@link #about}. */
        BOOKINGS_OF_PRACTITIONER,
        /** So many schedules are the practitioner's at the facility {@link #about}. */
        SCHEDULES_OF_PRACTITIONER
    }

    /** Checks that nothing is missing. */
    public NetworkWarning {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(about, "about");
    }
}
