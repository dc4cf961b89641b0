package io.onecare.core.care;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What changes in the life of a request. */
record CareProgress(
        CareRequestState state,
        CareClock clock,
        @Nullable String owner,
        RecognisedFacts facts,
        @Nullable IdentityCheck identity,
        @Nullable String bookingReference) {

    /** Goes to a state: the time stops in WAITING and in the final ones, and runs in the others. */
    CareProgress movedTo(CareRequestState next, Instant at, WorkingTime desk) {
        CareClock moved = clock;
        if (next.isFinal()) {
            moved = state.isFinal() ? clock : clock.finishedAt(at, desk);
        } else if (next == CareRequestState.WAITING) {
            moved = state == CareRequestState.WAITING ? clock : clock.pausedFrom(at);
        } else {
            moved = clock.resumedAt(at, desk);
        }
        return new CareProgress(next, moved, owner, facts, identity, bookingReference);
    }

    CareProgress ownedBy(@Nullable String operator) {
        return new CareProgress(state, clock, operator, facts, identity, bookingReference);
    }

    CareProgress identifiedBy(IdentityCheck check) {
        return new CareProgress(state, clock, owner, facts, check, bookingReference);
    }

    CareProgress corrected(RecognisedFacts corrected) {
        return new CareProgress(state, clock, owner, corrected, identity, bookingReference);
    }

    CareProgress ledTo(@Nullable String reference) {
        return new CareProgress(state, clock, owner, facts, identity, reference);
    }
}
