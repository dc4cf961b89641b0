package io.onecare.core.account;

import java.time.Duration;

/** What became of a wish to change one's own contacts. */
public sealed interface ProfileOutcome {

    /**
     * It is so once the caller's transaction commits.
     *
     * @param profile the profile as it is now
     */
    record Changed(AccountProfile profile) implements ProfileOutcome {}

    /** The phone number has not its form. Nothing was changed. */
    record PhoneMalformed() implements ProfileOutcome {}

    /** What was typed is not one plain e-mail address. Nothing was changed. */
    record EmailMalformed() implements ProfileOutcome {}

    /** The password is wrong. Nothing was changed but the count of tries. */
    record WrongPassword() implements ProfileOutcome {}

    /**
     * The code from the message is of no use.
     *
     * @param reason why
     */
    record CodeRefused(CodeRefusal reason) implements ProfileOutcome {}

    /**
     * Too many tries failed, or too many messages were asked for.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyTries(Duration retryAfter) implements ProfileOutcome {}

    /** There is no such account for this actor. */
    record NotFound() implements ProfileOutcome {}
}
