package io.onecare.core.account;

/** How far an account of staff has come. Names are stable. */
public enum StaffState {
    /** Waits for a second administrator to agree; administrators only. */
    PROPOSED,
    /** Was sent an invitation and has not accepted it. */
    INVITED,
    /** Works here. */
    ACTIVE,
    /** Does not, or not any more. */
    SUSPENDED
}
