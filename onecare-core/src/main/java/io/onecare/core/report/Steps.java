package io.onecare.core.report;

import io.onecare.core.NativeSql;
import io.onecare.core.time.Moments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The steps of a period as a table {@code p (n, lo, hi)} to join with, so that the database finds
 * each by an index, and no database has to know when the clocks of Italy change.
 */
final class Steps {

    private final ReportPeriod period;
    private final List<ReportPeriod> steps;

    Steps(ReportPeriod period) {
        this.period = period;
        this.steps = period.steps();
    }

    /**
     * Joins a table by a column with moments. The bounds of the whole period are there as well, so
     * that the database can tell how much it will read before it decides how.
     */
    void addJoin(NativeSql sql, String table, String column) {
        addMoments(sql);
        sql.add(" join " + table + " on " + column + " >= p.lo and " + column + " < p.hi")
                .add(" and " + column + " >= ?", Moments.toMicros(period.start()))
                .add(" and " + column + " < ?", Moments.toMicros(period.endExclusive()));
    }

    /** In microseconds. */
    private void addMoments(NativeSql sql) {
        String row = "(cast(? as integer), cast(? as bigint), cast(? as bigint))";
        String separator = "(values ";
        for (int n = 0; n < steps.size(); n++) {
            ReportPeriod step = steps.get(n);
            sql.add(
                    separator + row,
                    n,
                    Moments.toMicros(step.start()),
                    Moments.toMicros(step.endExclusive()));
            separator = ", ";
        }
        sql.add(") p (n, lo, hi)");
    }

    /** In days. */
    void addDays(NativeSql sql) {
        String row = "(cast(? as integer), cast(? as date), cast(? as date))";
        String separator = "(values ";
        for (int n = 0; n < steps.size(); n++) {
            ReportPeriod step = steps.get(n);
            sql.add(separator + row, n, step.from().toString(), step.untilExclusive().toString());
            separator = ", ";
        }
        sql.add(") p (n, lo, hi)");
    }

    /** Numbers of each step, nothing at first. */
    <C extends Counts<C>> Course<C> course(C none) {
        return new Course<>(steps, none);
    }

    /**
     * Numbers of the steps, summed up one by one.
     *
     * @param <C> what is counted
     */
    static final class Course<C extends Counts<C>> {

        private final List<ReportPeriod> steps;
        private final List<C> counts;
        private C all;

        private Course(List<ReportPeriod> steps, C none) {
            this.steps = steps;
            this.counts = new ArrayList<>(Collections.nCopies(steps.size(), none));
            this.all = none;
        }

        void add(Object step, C some) {
            int n = ((Number) step).intValue();
            counts.set(n, counts.get(n).plus(some));
            all = all.plus(some);
        }

        C all() {
            return all;
        }

        List<StepLine<C>> lines() {
            List<StepLine<C>> lines = new ArrayList<>();
            for (int n = 0; n < steps.size(); n++) {
                lines.add(new StepLine<>(steps.get(n), counts.get(n)));
            }
            return lines;
        }
    }
}
