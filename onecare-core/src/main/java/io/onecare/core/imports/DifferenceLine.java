package io.onecare.core.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a difference. The values of a person are personal data and hidden in {@code
 * toString}.
 *
 * @param position the place in the difference, to ask for what follows it
 * @param rowType what it speaks of
 * @param line the line in the source; null for what is gone
 * @param key the key as people know it, such as a code; several parts parted by {@code " / "}
 * @param verdict what it comes to
 * @param changes for {@link ImportVerdict#CHANGED} and {@link ImportVerdict#GONE} what changes, for
 *     {@link ImportVerdict#NEW} and {@link ImportVerdict#WRONG} what the row says, without before;
 *     else empty
 * @param problems what is wrong or odd about it; may be empty
 */
public record DifferenceLine(
        long position,
        RowType rowType,
        @Nullable Integer line,
        String key,
        ImportVerdict verdict,
        List<FieldChange> changes,
        List<ImportProblem> problems) {

    /** Copies the lists. */
    public DifferenceLine {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }
}
