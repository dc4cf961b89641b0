package io.onecare.core.account;

import java.util.Objects;
import java.util.Set;

/** What became of a change of an account of staff. */
public sealed interface StaffOutcome {

    /**
     * It is as somebody wanted it, once the caller's transaction commits.
     *
     * @param account what it is now
     */
    record Changed(StaffAccount account) implements StaffOutcome {

        /** Checks that nothing is missing. */
        public Changed {
            Objects.requireNonNull(account, "account");
        }
    }

    /**
     * Nothing was changed.
     *
     * @param problems everything that is in the way, at least one, in the order of the enum
     */
    record Refused(Set<StaffProblem> problems) implements StaffOutcome {

        /** Copies the problems. */
        public Refused {
            problems = InOrder.copyOf(problems);
        }
    }

    /** There is no such account for this actor. */
    record NotFound() implements StaffOutcome {}
}
