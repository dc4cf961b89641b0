package io.onecare.core.account;

import java.time.Duration;

/** What a code that somebody typed or followed is worth. */
public sealed interface CodeCheck {

    /** It is right, and still is after this answer: nothing was changed. */
    record Valid() implements CodeCheck {}

    /**
     * It is of no use.
     *
     * @param reason why
     */
    record Refused(CodeRefusal reason) implements CodeCheck {}

    /**
     * Too many wrong codes came from the network address.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyTries(Duration retryAfter) implements CodeCheck {}
}
