package io.onecare.core.reception;

/** Why a facility gets no schedule by an opening. Names are stable. */
public enum OpeningObstacle {
    /** There is no facility with this code. */
    UNKNOWN_FACILITY,
    /** The facility is in the network on none of the days. */
    NOT_IN_NETWORK,
    /** The practitioner does not work there. */
    UNKNOWN_PRACTITIONER,
    /** The facility offers none of the services. */
    NO_SERVICE
}
