package io.onecare.core.imports;

import java.util.Set;

/** A piece of work on a file that takes long. Names are stable. */
public enum SentFileStep {
    /** Reads the file by its mapping and checks it. */
    READ(SentFileState.CHECKING, Set.of(SentFileState.MAPPING, SentFileState.CHECKED)),
    /** Checks again what was read before. */
    CHECK(SentFileState.CHECKING, Set.of(SentFileState.CHECKED)),
    /** Applies what was checked. */
    APPLY(SentFileState.APPLYING, Set.of(SentFileState.CHECKED));

    private final SentFileState meanwhile;
    private final Set<SentFileState> from;

    SentFileStep(SentFileState meanwhile, Set<SentFileState> from) {
        this.meanwhile = meanwhile;
        this.from = from;
    }

    SentFileState meanwhile() {
        return meanwhile;
    }

    Set<SentFileState> from() {
        return from;
    }
}
