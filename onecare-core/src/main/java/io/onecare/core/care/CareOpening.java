package io.onecare.core.care;

import java.util.Objects;

/** What became of a phone call, a mail, a question or a booking in trouble. */
public sealed interface CareOpening {

    /**
     * A new request was opened; it stays once the caller's transaction commits.
     *
     * @param seen the request as it is now
     * @param clock when it came and when its answer is due
     */
    record Opened(SeenCareRequest seen, CareClock clock) implements CareOpening {

        /** Checks that nothing is missing. */
        public Opened {
            Objects.requireNonNull(seen, "seen");
            Objects.requireNonNull(clock, "clock");
        }
    }

    /**
     * The same was taken before: nothing was changed, and nothing is told twice.
     *
     * @param id the request to which it belongs
     */
    record KnownAlready(CareRequestId id) implements CareOpening {

        /** Checks that nothing is missing. */
        public KnownAlready {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * The mail belongs to a request that exists and was added to it.
     *
     * @param seen the request as it is now
     * @param state its state now
     * @param clock its times now; if it had waited, the time runs again
     */
    record Continued(SeenCareRequest seen, CareRequestState state, CareClock clock)
            implements CareOpening {

        /** Checks that nothing is missing. */
        public Continued {
            Objects.requireNonNull(seen, "seen");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(clock, "clock");
        }
    }

    /**
     * It was not taken, and nothing was changed.
     *
     * @param reason {@link CareRefusal#KEY_REUSED} or {@link CareRefusal#NOT_FOUND}
     */
    record Refused(CareRefusal reason) implements CareOpening {

        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
