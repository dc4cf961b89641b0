package io.onecare.core.terms;

/** What somebody did with a text. Names are stable. */
public enum AcceptanceForm {
    /** They accepted it. */
    ACCEPTED,
    /** It was shown to them, and no more was needed. */
    SHOWN
}
