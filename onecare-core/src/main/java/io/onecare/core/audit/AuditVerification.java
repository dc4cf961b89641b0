package io.onecare.core.audit;

import org.jspecify.annotations.Nullable;

/** What a walk along the chain of sealed entries found. */
public sealed interface AuditVerification {

    /**
     * Every entry is what was sealed, in its place.
     *
     * @param head the head of the chain, to be kept elsewhere
     */
    record Intact(AuditHead head) implements AuditVerification {}

    /**
     * Something is wrong. What comes after it was not looked at.
     *
     * @param damage what
     * @param seq the number of the first seal with which something is wrong; the one after the last
     *     for {@link AuditDamage#NOT_SEALED}
     * @param entry the entry it is about; null if there is none
     */
    record Broken(AuditDamage damage, long seq, @Nullable AuditEntryId entry)
            implements AuditVerification {}

    /** There is no such thing for this actor. */
    record Refused() implements AuditVerification {}
}
