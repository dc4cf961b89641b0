package io.onecare.core.booking;

/** Why a facility declines. Names are stable. */
public enum DeclineReason {
    /** Nobody is free at that time. */
    NO_ROOM,
    /** The facility does not offer the service, or not any more. */
    SERVICE_NOT_OFFERED,
    /** The facility knows of no such agreement with the patient. */
    NOT_AGREED,
    /** Anything else. */
    OTHER
}
