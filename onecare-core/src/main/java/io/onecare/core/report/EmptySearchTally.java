package io.onecare.core.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Counts searches that found nothing in memory, so that no search waits for a write, until {@link
 * EmptySearches#keep} writes them down. One for each running process, which is the only one that
 * counts up what it has written: nodes never wait for each other. What was counted since is lost
 * with the process; it is a statistic. Thread-safe.
 */
public final class EmptySearchTally {

    /** The most different searches that are counted at a time; others are passed over. */
    public static final int MAX_DIFFERENT = 5_000;

    private final UUID source = UUID.randomUUID();
    private Map<EmptySearch, Integer> counts = new HashMap<>();

    /** Begins with nothing. */
    public EmptySearchTally() {}

    /**
     * Counts a search.
     *
     * @param search what was looked for
     */
    public synchronized void add(EmptySearch search) {
        Objects.requireNonNull(search, "search");
        if (counts.size() < MAX_DIFFERENT || counts.containsKey(search)) {
            counts.merge(search, 1, Integer::sum);
        }
    }

    /** Which process this is. */
    UUID source() {
        return source;
    }

    /** Gives what was counted, and begins anew. */
    synchronized Map<EmptySearch, Integer> drain() {
        Map<EmptySearch, Integer> drained = counts;
        counts = new HashMap<>();
        return drained;
    }

    /** Takes back what could not be written; more than {@link #MAX_DIFFERENT} for once. */
    synchronized void putBack(Map<EmptySearch, Integer> drained) {
        drained.forEach((search, number) -> counts.merge(search, number, Integer::sum));
    }
}
