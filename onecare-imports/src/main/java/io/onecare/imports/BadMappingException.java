package io.onecare.imports;

import java.util.Objects;

/** A text is no mapping. Whoever wrote it can mend that, so it is checked. */
public final class BadMappingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final MappingFault fault;
    private final int line;
    private final String argument;

    BadMappingException(MappingFault fault, int line, String argument) {
        super("The mapping has a fault: (%s) at line (%d), (%s).".formatted(fault, line, argument));
        this.fault = Objects.requireNonNull(fault, "fault");
        this.line = line;
        this.argument = Objects.requireNonNull(argument, "argument");
    }

    /**
     * Tells what is wrong.
     *
     * @return the fault
     */
    public MappingFault fault() {
        return fault;
    }

    /**
     * Tells where.
     *
     * @return the line from 1; 0 if it is about the whole
     */
    public int line() {
        return line;
    }

    /**
     * Gives what the sentence needs.
     *
     * @return what {@link MappingFault} says, else empty
     */
    public String argument() {
        return argument;
    }
}
