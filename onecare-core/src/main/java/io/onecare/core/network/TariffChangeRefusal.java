package io.onecare.core.network;

/** Why a change of the prices of a service was refused. Names are stable. */
public enum TariffChangeRefusal {
    /** The facility does not offer the service, so there is nothing to agree a price for. */
    SERVICE_NOT_OFFERED,
    /** A day before today: what held then stays as it was. */
    BEGINS_IN_THE_PAST,
    /** The price would end before it began to hold, or on a day that has passed. */
    ENDS_TOO_EARLY,
    /** On one of the days another price is agreed. */
    OVERLAPS,
    /** The price has begun to hold: it can be ended, and another one be agreed. */
    HAS_BEGUN,
    /** The price is over. */
    IS_OVER,
    /** Appointments were booked at this price. */
    IS_BOOKED,
    /** It would change nothing. */
    NOTHING_CHANGES,
    /** There is no such service, facility, price list or price for this actor. */
    NOT_FOUND
}
