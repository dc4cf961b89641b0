package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How lines of a difference come about, whatever they speak of. */
final class Differences {

    private Differences() {}

    /** Adds what is worth showing: what changes of known things, what is said of others. */
    static void add(
            List<FieldChange> changes,
            ImportVerdict verdict,
            ImportColumn column,
            @Nullable String known,
            @Nullable String staged) {
        if (verdict == ImportVerdict.CHANGED && !Objects.equals(known, staged)) {
            changes.add(new FieldChange(column, known, staged));
        } else if ((verdict == ImportVerdict.NEW || verdict == ImportVerdict.WRONG)
                && staged != null) {
            changes.add(new FieldChange(column, null, staged));
        }
    }

    /**
     * The lines of staged rows, with what is wrong with each. Number and line of a row come first
     * in it.
     */
    static List<DifferenceLine> staged(
            EntityManager em,
            ImportRun run,
            RowType type,
            ImportVerdict verdict,
            List<Object[]> rows,
            Function<Object[], String> key,
            Function<Object[], List<FieldChange>> changes) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Integer, List<ImportProblem>> problems =
                ProblemSql.ofRows(em, run, type, rows.stream().map(Differences::number).toList());
        return rows.stream()
                .map(
                        row ->
                                new DifferenceLine(
                                        number(row),
                                        type,
                                        ((Number) row[1]).intValue(),
                                        key.apply(row),
                                        verdict,
                                        changes.apply(row),
                                        problems.getOrDefault(number(row), List.of())))
                .toList();
    }

    static Integer number(Object[] row) {
        return ((Number) row[0]).intValue();
    }

    /** What is gone, whatever it is; what is deleted has no end. */
    static List<DifferenceLine> gone(
            EntityManager em, ImportRun run, RowType type, String live, long after, int limit) {
        boolean hasPeriod =
                type != RowType.PRACTITIONER && type != RowType.MEMBER && !live.isEmpty();
        List<Object[]> rows =
                new NativeSql()
                        .add("select g.number, g.item_key, cast(g.ends as varchar(10)), ")
                        .add(hasPeriod ? "cast(k.valid_until as varchar(10))" : ProblemSql.NONE)
                        .add(" from import_gone g ")
                        .add(hasPeriod ? "left join " + live + " k on k.id = g.live_id " : "")
                        .add("where g.import_id = ? and g.row_type = ?", run.id(), type.name())
                        .add(" and g.number > ? order by g.number", after)
                        .add(" fetch first " + limit + " rows only")
                        .rows(em);
        List<DifferenceLine> lines = new ArrayList<>();
        for (Object[] row : rows) {
            String ends = (String) row[2];
            lines.add(
                    new DifferenceLine(
                            ((Number) row[0]).longValue(),
                            type,
                            null,
                            (String) row[1],
                            ImportVerdict.GONE,
                            ends == null
                                    ? List.of()
                                    : List.of(
                                            new FieldChange(
                                                    ImportColumn.VALID_UNTIL,
                                                    (String) row[3],
                                                    ends)),
                            List.of()));
        }
        return lines;
    }
}
