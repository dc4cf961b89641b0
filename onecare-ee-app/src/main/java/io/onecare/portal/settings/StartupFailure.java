package io.onecare.portal.settings;

/** Why the portal cannot start, in words that tell the person at the console what to do. */
public class StartupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    /**
     * Makes a failure.
     *
     * @param message what is the case, and what to do
     */
    public StartupFailure(String message) {
        super(message);
        this.advice = message;
    }

    /**
     * Makes a failure with its cause.
     *
     * @param message what is the case, and what to do
     * @param cause what went wrong
     */
    public StartupFailure(String message, Throwable cause) {
        super(message, cause);
        this.advice = message;
    }

    /**
     * Gives the words for the console.
     *
     * @return what is the case, and what to do
     */
    public String advice() {
        return advice;
    }
}
