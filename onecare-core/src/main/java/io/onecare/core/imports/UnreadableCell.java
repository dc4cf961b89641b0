package io.onecare.core.imports;

import org.jspecify.annotations.Nullable;

/**
 * A cell that whoever reads the source could make nothing of, such as {@code 31/02/2026} as a day:
 * the row has null there, and the reason is told with the line.
 *
 * @param column the column, or null for the whole line
 * @param reason why; not a warning
 */
public record UnreadableCell(@Nullable ImportColumn column, ImportReason reason) {

    /**
     * Checks the reason.
     *
     * @throws IllegalArgumentException if the reason is a warning
     */
    public UnreadableCell {
        if (reason.isWarning()) {
            throw new IllegalArgumentException(
                    "The reason (%s) is a warning but an unreadable cell is wrong."
                            .formatted(reason));
        }
    }
}
