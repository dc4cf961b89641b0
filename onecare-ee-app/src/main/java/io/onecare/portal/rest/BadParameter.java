package io.onecare.portal.rest;

/** A parameter of a request has not the form it must have. */
public class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes a fault.
     *
     * @param message which parameter, and what it must be; never repeats the value
     */
    public BadParameter(String message) {
        super(message);
    }
}
