package io.onecare.core;

import java.util.Objects;

/**
 * A fault that neither the user nor a rule of the business explains. What a user can cause is never
 * an exception but an outcome. The message carries ids and values, never personal data.
 */
public class OneCareException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Makes a fault.
     *
     * @param code what went wrong, stable over versions
     * @param message what is the case and what must be the case, with a hint on a line of its own
     */
    public OneCareException(ErrorCode code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
    }

    /**
     * Tells what went wrong.
     *
     * @return the stable code
     */
    public ErrorCode code() {
        return code;
    }
}
