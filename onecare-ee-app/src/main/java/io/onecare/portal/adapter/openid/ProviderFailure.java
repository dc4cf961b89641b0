package io.onecare.portal.adapter.openid;

/** Why nothing came of asking the provider. The message names no person. */
public final class ProviderFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Reason {
        /** It does not answer, or not as a provider answers, or not to this client. */
        UNAVAILABLE,
        /** It does not know the code, or not any more. */
        CODE_REFUSED,
        /** What it says of the person does not bear checking. */
        TOKEN_INVALID
    }

    private final Reason reason;

    ProviderFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    ProviderFailure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * Gives what was wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
