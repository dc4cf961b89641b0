package io.onecare.portal.it.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.StringJoiner;

/** Rows of PostgreSQL that are made of others, by the database itself. */
final class Rows {

    private Rows() {}

    /**
     * Adds rows like those of a table {@code t}, the same but for some columns.
     *
     * @param other what takes the place of a column, by its name
     * @param beside what each row is joined with; has the number {@code n} of the copy
     * @param where which rows, of the table and of what is beside it
     */
    static void copy(
            Connection connection,
            String table,
            Map<String, String> other,
            String beside,
            String where)
            throws SQLException {
        StringJoiner columns = new StringJoiner(", ");
        StringJoiner values = new StringJoiner(", ");
        try (ResultSet all = connection.getMetaData().getColumns(null, "public", table, null)) {
            while (all.next()) {
                String column = all.getString("COLUMN_NAME");
                columns.add(column);
                values.add(other.getOrDefault(column, "t." + column));
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into %s (%s) select %s from %s t, %s where %s"
                            .formatted(table, columns, values, table, beside, where));
        }
    }

    /** The key of the copy with the number {@code n}; null stays null. */
    static String key(String column) {
        return "cast(md5(cast(t.%s as varchar) || n) as uuid)".formatted(column);
    }
}
