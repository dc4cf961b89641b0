package io.onecare.portal.mail;

/** What became of the attempt to find words for a message. */
public sealed interface Draft {

    /**
     * There are words.
     *
     * @param letter the letter
     */
    record Ready(Letter letter) implements Draft {}

    /** What it would say is not true any more. */
    record NothingToSay() implements Draft {}

    /** This version of the portal has no words for such a message; a later one may. */
    record NotYetWritten() implements Draft {}
}
