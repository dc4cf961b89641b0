package io.onecare.portal.monitoring;

import java.util.Locale;

/** What a node does by itself, again and again. */
public enum Job {
    /** Sends messages. */
    MAIL,
    /** Reads customer care's mailbox. */
    MAILBOX,
    /** Ends requests that nobody answered. */
    UNANSWERED,
    /** Makes slots ahead of time. */
    HORIZON,
    /** Seals the audit trail. */
    SEAL,
    /** Tells of birthdays, and forgets what is over. */
    ACCOUNTS,
    /** Imports what is put into the folder of feeds. */
    FEEDS,
    /** Forgets files that nobody imports after all. */
    IMPORTS;

    /** The word in metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
