package io.onecare.core.imports;

import java.util.Objects;

/**
 * Why a piece of work on a file came to nothing.
 *
 * @param code what it was, in the words of whoever did the work; at most 40 characters
 * @param line the line of the file, from 1; 0 if it is about the whole
 * @param column the column of the file, from 1; 0 if it is about the line
 * @param argument what the sentence about it needs; never personal; empty if it needs nothing
 */
public record SentFileFault(String code, long line, int column, String argument) {

    /** Checks that everything was given. */
    public SentFileFault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(argument, "argument");
    }

    /**
     * A fault that is about the whole.
     *
     * @param code what it was
     * @return the fault
     */
    public static SentFileFault of(String code) {
        return new SentFileFault(code, 0, 0, "");
    }
}
