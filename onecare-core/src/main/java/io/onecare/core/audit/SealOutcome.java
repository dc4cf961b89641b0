package io.onecare.core.audit;

/** What became of a wish to seal entries. */
public sealed interface SealOutcome {

    /**
     * The entries are sealed once the caller's transaction commits.
     *
     * @param entries how many were sealed, 0 or more
     * @param head the head of the chain since then, to be kept elsewhere
     */
    record Sealed(int entries, AuditHead head) implements SealOutcome {}

    /**
     * Nothing was sealed.
     *
     * @param reason why
     */
    record Refused(SealRefusal reason) implements SealOutcome {}
}
