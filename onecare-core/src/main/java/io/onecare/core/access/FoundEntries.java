package io.onecare.core.access;

import java.util.List;

/**
 * Entries of the audit trail.
 *
 * @param entries newest first
 * @param hasMore whether older ones follow that hold as well
 */
public record FoundEntries(List<FoundEntry> entries, boolean hasMore) {

    /** Copies the list. */
    public FoundEntries {
        entries = List.copyOf(entries);
    }

    /**
     * Gives no entry.
     *
     * @return an empty page, with nothing behind it
     */
    public static FoundEntries none() {
        return new FoundEntries(List.of(), false);
    }
}
