package io.onecare.core.report;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often a search found nothing.
 *
 * @param byReason how often for each reason that there was
 */
public record SearchCounts(Map<EmptySearchReason, Long> byReason) implements Counts<SearchCounts> {

    /** Copies the map. */
    public SearchCounts {
        byReason = Map.copyOf(byReason);
    }

    static SearchCounts none() {
        return new SearchCounts(Map.of());
    }

    static SearchCounts of(EmptySearchReason reason, long searches) {
        return new SearchCounts(Map.of(reason, searches));
    }

    /**
     * Gives how often it was for this reason.
     *
     * @param reason why nothing was found
     * @return 0 or more
     */
    public long of(EmptySearchReason reason) {
        return byReason.getOrDefault(reason, 0L);
    }

    @Override
    public long total() {
        return byReason.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public SearchCounts plus(SearchCounts other) {
        Map<EmptySearchReason, Long> sum = new EnumMap<>(EmptySearchReason.class);
        sum.putAll(byReason);
        other.byReason.forEach((reason, searches) -> sum.merge(reason, searches, Long::sum));
        return new SearchCounts(sum);
    }
}
