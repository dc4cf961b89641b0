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
}
