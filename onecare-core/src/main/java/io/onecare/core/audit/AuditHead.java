package io.onecare.core.audit;

import java.util.regex.Pattern;

/**
 * The end of the chain of sealed entries. Who keeps it elsewhere, such as in another system's log
 * or on paper, can tell later that nothing up to it was changed or cut off.
 *
 * @param seq how many entries are sealed, 0 or more
 * @param hash 64 lower-case hexadecimal digits
 */
public record AuditHead(long seq, String hash) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the number is negative or the hash is none
     */
    public AuditHead {
        if (seq < 0 || !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException(
                    "The head (%d, %s) must have a number from 0 and 64 hexadecimal digits."
                            .formatted(seq, hash));
        }
    }

    /**
     * The head of a chain without entries, which every chain begins with.
     *
     * @return number 0 and a hash of zeros
     */
    public static AuditHead empty() {
        return new AuditHead(0, "0".repeat(64));
    }
}
