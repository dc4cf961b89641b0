package io.onecare.core.care;

/** Who sent a mail. */
public enum MailOrigin {
    /** A person. */
    PERSON,
    /**
     * A machine: an absence notice, a bounce, a list. Recognised by {@code Auto-Submitted} other
     * than {@code no} (RFC 3834), an empty return path, or {@code Precedence: bulk|junk|list}. It
     * is kept, but never answered, and never counts as the sender's answer.
     */
    MACHINE
}
