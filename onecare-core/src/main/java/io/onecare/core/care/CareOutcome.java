package io.onecare.core.care;

import java.util.Objects;

/** What became of a step in the life of a request. */
public sealed interface CareOutcome {

    /**
     * It was done, and holds once the caller's transaction commits.
     *
     * @param seen the request as it is now, for the next step
     * @param state its state now
     * @param clock its times now
     */
    record Performed(SeenCareRequest seen, CareRequestState state, CareClock clock)
            implements CareOutcome {

        /** Checks that nothing is missing. */
        public Performed {
            Objects.requireNonNull(seen, "seen");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(clock, "clock");
        }
    }

    /**
     * It was not done, and nothing was changed.
     *
     * @param reason why
     */
    record Refused(CareRefusal reason) implements CareOutcome {

        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
