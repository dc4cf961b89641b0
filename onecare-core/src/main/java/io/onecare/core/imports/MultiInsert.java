package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one table, inserted many to a statement. The text of a statement does not depend on
 * which values are missing, so that what parses statements remembers it: a value travels as text
 * and an empty one is null.
 */
final class MultiInsert {

    /** EclipseLink's time for a statement grows with the square of its parameters. */
    private static final int PARAMETERS_PER_STATEMENT = 500;

    /** A column, and how its value gets from text into it. */
    record Column(String name, String place) {

        static Column key(String name) {
            return new Column(name, "?");
        }

        static Column text(String name) {
            return new Column(name, "nullif(?, '')");
        }

        static Column of(String name, String type) {
            return new Column(name, "cast(nullif(?, '') as " + type + ")");
        }
    }

    private final String head;
    private final String tuple;
    private final int width;
    private final List<Object[]> rows = new ArrayList<>();

    MultiInsert(String table, List<Column> columns) {
        this.head =
                columns.stream()
                        .map(Column::name)
                        .collect(
                                Collectors.joining(
                                        ", ", "insert into " + table + " (", ") values "));
        this.tuple =
                columns.stream().map(Column::place).collect(Collectors.joining(", ", "(", ")"));
        this.width = columns.size();
    }

    /** Keys and numbers as they are; all else as text, null for nothing. */
    void add(@Nullable Object... values) {
        if (values.length != width) {
            throw new IllegalArgumentException(
                    "The row has (%d) values but must have %d.".formatted(values.length, width));
        }
        Object[] bound = new Object[width];
        for (int i = 0; i < width; i++) {
            Object value = values[i];
            bound[i] = value == null ? "" : value;
        }
        rows.add(bound);
    }

    void send(EntityManager em) {
        int perStatement = Math.max(1, PARAMETERS_PER_STATEMENT / width);
        for (int from = 0; from < rows.size(); from += perStatement) {
            NativeSql sql = new NativeSql().add(head);
            String separator = "";
            for (Object[] row : rows.subList(from, Math.min(rows.size(), from + perStatement))) {
                sql.add(separator + tuple, row);
                separator = ", ";
            }
            sql.update(em);
        }
        rows.clear();
    }
}
