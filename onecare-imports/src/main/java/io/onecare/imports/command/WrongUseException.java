package io.onecare.imports.command;

/** The options make no sense. */
final class WrongUseException extends Exception {

    private static final long serialVersionUID = 1L;

    WrongUseException(String message) {
        super(message);
    }
}
