package io.onecare.core.imports;

/** Where an import stands. Names are stable. */
public enum ImportState {
    /** Rows are being staged. */
    STAGING,
    /** Being checked, or a check broke off and may be started again. */
    CHECKING,
    /** Checked: there is a difference to look at. */
    CHECKED,
    /** Applied; nothing more can be done with it. */
    APPLIED,
    /** Given up; its rows are gone. */
    ABANDONED
}
