package io.onecare.core.report;

import io.onecare.core.network.LocalizedName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people looked for in the network and did not find.
 *
 * @param period the period; a search belongs to the day on which it was made
 * @param all all of them
 * @param byService by service and province, most first, those that are not named last
 * @param byPriceList by price list, most first, those that are not named last
 * @param course day by day or month by month
 */
public record SearchReport(
        ReportPeriod period,
        SearchCounts all,
        List<Line> byService,
        List<Line> byPriceList,
        List<StepLine<SearchCounts>> course) {

    /** Copies the collections. */
    public SearchReport {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(all, "all");
        byService = List.copyOf(byService);
        byPriceList = List.copyOf(byPriceList);
        course = List.copyOf(course);
    }

    /**
     * What was looked for, or all those things together whose numbers are too small to be named.
     *
     * @param code the service or the price list; null for those together
     * @param name what it is called today; null if it is not there any more, and for those together
     * @param province the two letters of the province that was looked in; null outside Italy, for
     *     price lists and for those together
     * @param things how many things these are: 1 for one that is named
     * @param counts how often
     */
    public record Line(
            @Nullable String code,
            @Nullable LocalizedName name,
            @Nullable String province,
            int things,
            SearchCounts counts) {

        /** Checks that nothing is missing. */
        public Line {
            Objects.requireNonNull(counts, "counts");
        }

        /**
         * Tells whether these are several that are not named.
         *
         * @return false for one thing
         */
        public boolean isUnnamed() {
            return code == null;
        }
    }
}
