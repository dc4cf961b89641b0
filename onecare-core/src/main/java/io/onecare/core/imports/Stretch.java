package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import java.util.ArrayList;
import java.util.List;

/**
 * Some rows of an import, by their numbers: what one statement works on.
 *
 * @param after the number before the first, 0 or more
 * @param last the last number
 */
record Stretch(int after, int last) {

    /**
     * So many that a statement is worth it, so few that progress is seen and a plan is harmless.
     */
    static final int ROWS = 50_000;

    /** Adds the condition on the staged rows {@code s} of the import. */
    NativeSql of(ImportRun run, NativeSql sql) {
        return sql.add("s.import_id = ?", run.id())
                .add(" and s.row_no > ? and s.row_no <= ?", after, last);
    }

    /**
     * Tells whether something is there that belongs to a row of the stretch. Written so that it is
     * looked up for each row: an {@code exists} becomes a join, and a database that has statistics
     * may read the whole other table for it, once for each stretch.
     *
     * @param column a column of it that is never null
     * @param from {@code from … where …}, finding it by an index
     */
    static String isThere(String column, String from) {
        return "(select min(" + column + ")" + from + ") is not null";
    }

    /** All rows of an import. */
    static List<Stretch> all(int staged) {
        List<Stretch> all = new ArrayList<>();
        for (int after = 0; after < staged; after += ROWS) {
            all.add(new Stretch(after, Math.min(staged, after + ROWS)));
        }
        return all;
    }
}
