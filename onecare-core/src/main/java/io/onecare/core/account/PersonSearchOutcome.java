package io.onecare.core.account;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What became of a search for a person. */
public sealed interface PersonSearchOutcome {

    /**
     * Who it may be.
     *
     * @param people at most {@value PersonFinder#MOST_FOUND}, by number; empty if nobody is meant;
     *     cannot be changed
     */
    record Found(List<FoundPerson> people) implements PersonSearchOutcome {

        /** Copies the people. */
        public Found {
            people = List.copyOf(people);
        }
    }

    /**
     * It was not answered.
     *
     * @param reason why
     * @param retryAfter for {@link PersonSearchRefusal#TOO_OFTEN} how long until one more search is
     *     answered; else zero
     */
    record Refused(PersonSearchRefusal reason, Duration retryAfter) implements PersonSearchOutcome {

        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }
}
