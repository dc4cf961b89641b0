package io.onecare.core.recognition;

/** Where in a mail words stand. Names are stable. */
public enum MailPart {
    /** In the subject. */
    SUBJECT,
    /** In the plain text. */
    TEXT
}
