package io.onecare.core.account;

import java.time.Duration;
import java.util.Objects;

/** What became of a look at a person. */
public sealed interface PersonViewOutcome {

    /**
     * The person is shown, and the look is kept once the caller's transaction commits.
     *
     * @param file what is shown
     */
    record Open(PersonFile file) implements PersonViewOutcome {

        /** Checks that nothing is missing. */
        public Open {
            Objects.requireNonNull(file, "file");
        }
    }

    /**
     * Nothing is shown.
     *
     * @param reason why; never {@link PersonSearchRefusal#TOO_MANY}
     * @param retryAfter for {@link PersonSearchRefusal#TOO_OFTEN} how long until one more look is
     *     answered; else zero
     */
    record Refused(PersonSearchRefusal reason, Duration retryAfter) implements PersonViewOutcome {

        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }
}
