package io.onecare.core.recognition;

/** Whose words a line holds. */
enum MailZone {
    /** The sender's, written now. */
    WRITTEN,
    /** The sender's, below the greeting: name, phone, address, dateline. */
    SIGNED,
    /** What the sender forwards: somebody else's words, which they make theirs. */
    FORWARDED,
    /** What the sender replies to, headers and disclaimers: does not count. */
    QUOTED
}
