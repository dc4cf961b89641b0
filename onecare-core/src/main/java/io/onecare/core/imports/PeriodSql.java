package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;

/**
 * SQL about things that hold from a first day on and that others of the same key follow: tariffs
 * and covers. Periods are half-open; null: it has no end.
 */
final class PeriodSql {

    /** The end of what has none, to compare with. */
    static final String NEVER = "date '9999-12-31'";

    private PeriodSql() {}

    /** The day after the last one, to compare with. */
    static String end(String until) {
        return "coalesce(" + until + ", " + NEVER + ")";
    }

    /** Tells whether two periods have a day in common. */
    static String haveADayInCommon(String from, String until, String otherFrom, String otherUntil) {
        return "("
                + end(until)
                + " > "
                + otherFrom
                + " and "
                + end(otherUntil)
                + " > "
                + from
                + ")";
    }

    /** A column of the row before, in the order of the first days of one key. */
    static String ofTheOneBefore(String column, String key) {
        return "lag(" + column + ") over (partition by " + key + " order by valid_from, row_no)";
    }

    /** What is gone ends where the check found it; what has no end there is deleted. */
    static void end(EntityManager em, ImportRun run, RowType type, String live) {
        String gone = " from import_gone g where g.row_type = '" + type + "' and g.import_id = ?";
        new NativeSql()
                .add("delete from " + live + " where id in (select g.live_id")
                .add(gone + " and g.ends is null)", run.id())
                .update(em);
        new NativeSql()
                .add("merge into " + live + " t using (select g.live_id as known, g.ends")
                .add(gone + " and g.ends is not null) r on (t.id = r.known)", run.id())
                .add(" when matched then update set valid_until = r.ends, version = t.version + 1")
                .update(em);
    }
}
