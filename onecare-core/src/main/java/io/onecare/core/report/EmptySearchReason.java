package io.onecare.core.report;

/** Why a search found nothing. Names are stable. */
public enum EmptySearchReason {
    /** Some offer it where it was looked for, but not online, or not at that time. */
    FILTERED,
    /** Some offer it farther away. */
    TOO_FAR,
    /** Some offer it, but nobody of the name that was looked for. */
    NO_PRACTITIONER,
    /** Nobody offers it at the prices of the patient. */
    NOT_OFFERED
}
