package io.onecare.core.audit;

/** What is wrong with the chain of sealed entries. Names are stable. */
public enum AuditDamage {
    /** An entry is not what was sealed: it or its seal was changed, or another is in its place. */
    CHANGED,
    /** An entry that was sealed is not there. */
    ENTRY_REMOVED,
    /** A seal is not there, though later ones are. */
    SEAL_REMOVED,
    /** There is a seal before the first one. */
    SEAL_INSERTED,
    /**
     * The chain does not reach or does not contain the head that was kept: its end was cut off, or
     * all of it written anew.
     */
    HEAD_LOST,
    /** An entry has not been sealed for too long: sealing does not run, or its seal was cut off. */
    NOT_SEALED
}
