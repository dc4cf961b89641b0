package io.onecare.core.account;

/** Why a session is over. */
public enum SessionEnd {
    /** It was not used for too long, or has lasted as long as one may. */
    EXPIRED,
    /** Somebody ended it: by logging out, from another session, or by a new password. */
    ENDED
}
