package io.onecare.core.imports;

import io.onecare.core.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an import stands, and how many rows came to what.
 *
 * @param id the import
 * @param kind what it brings
 * @param mode what becomes of what it does not name
 * @param asOf the day from which on it speaks
 * @param state where it stands
 * @param role the role of who began it
 * @param actorName the technical name of who began it
 * @param begunAt when
 * @param checkedAt when it was checked last; null before
 * @param appliedAt when it was applied; null before
 * @param counts by row type that its source speaks of; only {@link ImportCounts#staged()} before it
 *     is checked
 */
public record ImportReport(
        ImportId id,
        ImportKind kind,
        ImportMode mode,
        LocalDate asOf,
        ImportState state,
        Role role,
        String actorName,
        Instant begunAt,
        @Nullable Instant checkedAt,
        @Nullable Instant appliedAt,
        Map<RowType, ImportCounts> counts) {

    /** Copies the counts. */
    public ImportReport {
        counts = Map.copyOf(counts);
    }

    /**
     * Gives the counts of all row types together.
     *
     * @return the sum
     */
    public ImportCounts total() {
        return counts.values().stream().reduce(ImportCounts.NONE, ImportCounts::plus);
    }
}
