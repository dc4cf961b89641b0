package io.onecare.core.imports;

import org.jspecify.annotations.Nullable;

/**
 * How far a piece of work on a file is.
 *
 * @param phase what is being done, in the words of whoever does it; at most 20 characters
 * @param rowType with which rows; null if with all
 * @param done how much of it is done, 0 to total
 * @param total how much there is to do; 0 if that is not known
 */
public record FileProgress(String phase, @Nullable RowType rowType, long done, long total) {}
