package io.onecare.core.imports;

import io.onecare.core.Role;
import io.onecare.core.time.Moments;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code sent_file} in the order of its columns in {@link SentFiles}. */
final class SentFileRow {

    private SentFileRow() {}

    static SentFile read(Object[] row) {
        UUID importId = uuid(row[8]);
        String fault = (String) row[15];
        String argument = (String) row[18];
        return new SentFile(
                UUID.fromString((String) row[0]),
                ImportKind.valueOf((String) row[1]),
                ImportMode.valueOf((String) row[2]),
                LocalDate.parse((String) row[3]),
                (String) row[4],
                number(row[5]),
                SentFileState.valueOf((String) row[6]),
                (String) row[7],
                importId == null ? null : new ImportId(importId),
                (Boolean) row[9],
                uuid(row[10]),
                (String) row[11],
                row[12] == null ? null : RowType.valueOf((String) row[12]),
                number(row[13]),
                number(row[14]),
                fault == null
                        ? null
                        : new SentFileFault(
                                fault,
                                number(row[16]),
                                (int) number(row[17]),
                                argument == null ? "" : argument),
                Role.valueOf((String) row[19]),
                (String) row[20],
                Moments.ofMicros(number(row[21])),
                Moments.ofMicros(number(row[22])));
    }

    private static @Nullable UUID uuid(@Nullable Object text) {
        return text == null ? null : UUID.fromString((String) text);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
