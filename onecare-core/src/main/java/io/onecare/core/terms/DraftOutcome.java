package io.onecare.core.terms;

import org.jspecify.annotations.Nullable;

/** What became of a wish to keep or to drop a draft. */
public sealed interface DraftOutcome {

    /**
     * It is kept once the caller's transaction commits.
     *
     * @param draft what is kept
     */
    record Saved(TermsDraft draft) implements DraftOutcome {}

    /** It is gone once the caller's transaction commits. */
    record Dropped() implements DraftOutcome {}

    /**
     * Somebody else has saved, dropped or published it since; nothing was changed.
     *
     * @param now what is kept; null if nothing is
     */
    record Overtaken(@Nullable TermsDraft now) implements DraftOutcome {}

    /** There is no such thing for this actor. */
    record NotFound() implements DraftOutcome {}
}
