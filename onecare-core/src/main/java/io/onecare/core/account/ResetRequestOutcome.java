package io.onecare.core.account;

import java.time.Duration;

/** What became of a wish for a new password. It says nothing of whoever has an account. */
public sealed interface ResetRequestOutcome {

    /** A message goes to the address, whether or not it belongs to an account. */
    record Requested() implements ResetRequestOutcome {}

    /** What was typed is not one plain e-mail address. */
    record EmailMalformed() implements ResetRequestOutcome {}

    /**
     * Too many requests came from the network address, or for the e-mail address, which then has a
     * message with a code that is still good.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyRequests(Duration retryAfter) implements ResetRequestOutcome {}
}
