package io.onecare.imports.feed;

/** What came of a run. Names are stable. */
public enum FeedOutcome {
    /** Everything was done that was asked for. */
    DONE,
    /** Lines are wrong; nothing was changed. */
    WRONG_LINES,
    /** A file cannot be read; nothing was changed. */
    UNREADABLE_FILE,
    /** More would end than is allowed; nothing was changed. */
    TOO_MUCH_GONE,
    /** The data changed meanwhile, again and again; nothing was changed. */
    TRY_AGAIN,
    /** The library refused, as the report says; nothing was changed. */
    REFUSED
}
