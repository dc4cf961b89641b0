package io.onecare.core.account;

import java.time.Duration;
import java.util.Set;

/** What became of a wish to register. It says nothing of whoever is on the roll. */
public sealed interface RegistrationOutcome {

    /**
     * A message goes to the address that was typed, once the caller's transaction commits. The
     * answer is the same for people who are on the roll, who are not, who have an account, and whom
     * the desk must check.
     *
     * @param registration the id, random
     */
    record Requested(RegistrationId registration) implements RegistrationOutcome {}

    /**
     * Something that was typed is wrong, and nothing was changed.
     *
     * @param problems everything that is wrong, at least one, in the order of the enum
     */
    record Refused(Set<RegistrationProblem> problems) implements RegistrationOutcome {

        /** Copies the problems. */
        public Refused {
            problems = InOrder.copyOf(problems);
        }
    }

    /**
     * Too many requests came from the network address, or for the e-mail address and the tax code,
     * and if those belong together, there is a message with a code that is still good.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyRequests(Duration retryAfter) implements RegistrationOutcome {}
}
