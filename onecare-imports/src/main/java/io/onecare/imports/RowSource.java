package io.onecare.imports;

import java.util.List;
import java.util.Objects;

/** Where the value of one of our columns comes from. */
public sealed interface RowSource {

    /**
     * From columns of the file; several are joined by a space, such as street and number.
     *
     * @param names their names in the header; one or more
     */
    record FromColumns(List<String> names) implements RowSource {

        /**
         * Copies the names.
         *
         * @throws IllegalArgumentException if there is none, or a blank one
         */
        public FromColumns {
            names = List.copyOf(names);
            if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(
                        "The columns (%s) must be one or more names.".formatted(names));
            }
        }
    }

    /**
     * The same in every row.
     *
     * @param text as it would stand in the file
     */
    record Constant(String text) implements RowSource {

        /** Checks that it was given. */
        public Constant {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * From one column.
     *
     * @param name its name in the header
     * @return the source
     */
    static RowSource column(String name) {
        return new FromColumns(List.of(name));
    }
}
