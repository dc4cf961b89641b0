package io.onecare.core.notification;

/** Whom a message is for. Names are stable. */
public enum Audience {
    /** The patient, or the member who takes care of them. */
    PATIENT,
    /** The facility. */
    FACILITY,
    /** The holder of an account, or whoever wants to become one. */
    ACCOUNT,
    /** The customer-care desk. */
    CARE_DESK
}
