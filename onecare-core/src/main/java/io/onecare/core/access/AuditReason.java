package io.onecare.core.access;

/**
 * Why an administrator looks for what happened to one person. It is kept with the look, and the
 * person can read it. Names are stable: they end the actions in the audit trail.
 */
public enum AuditReason {
    /** The person has complained about how their data was handled. */
    COMPLAINT,
    /** The person asks for the data about themselves (GDPR, article 15). */
    DATA_SUBJECT_REQUEST,
    /** Something may have happened to personal data (GDPR, articles 33 and 34). */
    INCIDENT,
    /** An inspection, by the insurer or by an authority. */
    INSPECTION
}
