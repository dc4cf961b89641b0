package io.onecare.portal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Role;
import io.onecare.core.imports.ImportCounts;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.ImportReport;
import io.onecare.core.imports.ImportState;
import io.onecare.core.imports.RowType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When so much ends that whoever applies it is to type how much. */
class ImportShareTest {

    private static ImportReport report(ImportCounts categories, ImportCounts services) {
        return new ImportReport(
                new ImportId(new UUID(1, 2)),
                ImportKind.SERVICES,
                ImportMode.REPLACE,
                LocalDate.of(2026, 6, 8),
                ImportState.CHECKED,
                Role.ADMINISTRATOR,
                "a",
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                Map.of(RowType.CATEGORY, categories, RowType.SERVICE, services));
    }

    /** Staged, added, changed, unchanged, wrong, gone. */
    private static ImportCounts counts(long added, long changed, long unchanged, long gone) {
        return new ImportCounts(
                added + changed + unchanged, added, changed, unchanged, 0, gone, 0, 0);
    }

    @Test
    void the_share_is_of_what_is_known_and_must_be_larger() {
        ImportReport five = report(counts(900, 0, 0, 0), counts(900, 10, 85, 5));

        assertThat(ImportShare.isMoreGone(five, 5)).isFalse();
        assertThat(ImportShare.isMoreGone(five, 4)).isTrue();
        assertThat(ImportShare.percent(five)).isEqualTo(5);
    }

    @Test
    void the_type_of_row_that_loses_most_decides() {
        ImportReport report = report(counts(0, 0, 1, 2), counts(0, 0, 1_000_000, 0));

        assertThat(ImportShare.isMoreGone(report, 66)).isTrue();
        assertThat(ImportShare.isMoreGone(report, 67)).isFalse();
        assertThat(ImportShare.percent(report)).isEqualTo(67);
    }

    @Test
    void nothing_gone_is_no_share_also_of_nothing() {
        ImportReport none = report(counts(0, 0, 0, 0), counts(4, 0, 0, 0));

        assertThat(ImportShare.isMoreGone(none, 0)).isFalse();
        assertThat(ImportShare.percent(none)).isZero();
    }
}
