package io.onecare.portal.imports;

import io.onecare.core.imports.ImportCounts;
import io.onecare.core.imports.ImportReport;

/** Which share of what is known an import ends. */
public final class ImportShare {

    private static final long HUNDRED = 100;

    private ImportShare() {}

    /**
     * Tells whether more ends than is usual.
     *
     * @param report the report of a check
     * @param percent the share that is usual, 0 to 100
     * @return true if for some type of row a larger share of what is known is gone
     */
    public static boolean isMoreGone(ImportReport report, int percent) {
        return report.counts().values().stream()
                .anyMatch(counts -> counts.gone() * HUNDRED > percent * known(counts));
    }

    /**
     * Gives the largest share.
     *
     * @param report the report of a check
     * @return in percent, rounded up; 0 if nothing is gone
     */
    public static long percent(ImportReport report) {
        return report.counts().values().stream()
                .filter(counts -> counts.gone() > 0)
                .mapToLong(counts -> (counts.gone() * HUNDRED + known(counts) - 1) / known(counts))
                .max()
                .orElse(0);
    }

    /** What the source names and what it leaves out. */
    private static long known(ImportCounts counts) {
        return counts.gone() + counts.changed() + counts.unchanged();
    }
}
