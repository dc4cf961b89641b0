package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes and reads problems that SQL finds. Texts are those of the code, never of a source. */
final class ProblemSql {

    /** As SQL for "no fact" or "no key". */
    static final String NONE = "cast(null as varchar(40))";

    private ProblemSql() {}

    /** Begins an insert of a problem for each staged row {@code s}; {@code from …} follows. */
    static NativeSql ofRows(
            RowType type,
            @Nullable ImportColumn column,
            ImportReason reason,
            String key,
            String fact) {
        return insert(type, "s.import_id", "s.row_no", "s.line", column, reason, key, fact);
    }

    /** The same for things {@code g} that are gone. */
    static NativeSql ofGone(RowType type, ImportReason reason, String fact) {
        String nothing = "cast(null as integer)";
        return insert(type, "g.import_id", nothing, nothing, null, reason, "g.item_key", fact);
    }

    private static NativeSql insert(
            RowType type,
            String importId,
            String rowNo,
            String line,
            @Nullable ImportColumn column,
            ImportReason reason,
            String key,
            String fact) {
        return new NativeSql()
                .add("insert into import_problem (import_id, row_type, row_no, line, column_name,")
                .add(" reason, warning, by_check, item_key, fact) select " + importId)
                .add(", '" + type + "', " + rowNo + ", " + line + ", ")
                .add(column == null ? NONE : "'" + column + "'")
                .add(", '" + reason + "', " + reason.isWarning() + ", true, ")
                .add(key + ", " + fact + " ");
    }

    /** The rows that have a problem are wrong. */
    static void markWrong(EntityManager em, ImportRun run, RowRules rules) {
        new NativeSql()
                .add(
                        "update " + rules.staging() + " set verdict = 'WRONG' where import_id = ?",
                        run.id())
                .add(" and form_ok and row_no in (select p.row_no from import_problem p")
                .add(" where p.import_id = ? and p.row_type = '" + rules.type() + "'", run.id())
                .add(" and not p.warning and p.row_no is not null)")
                .update(em);
    }

    static List<ImportProblem> page(
            EntityManager em, ImportRun run, boolean warnings, long after, int limit) {
        return select()
                .add(" where p.import_id = ? and p.warning = ?", run.id(), warnings)
                .add(" and p.number > ? order by p.number", after)
                .add(" fetch first " + limit + " rows only")
                .rows(em)
                .stream()
                .map(ProblemSql::of)
                .toList();
    }

    /** By row number; a row without problems is not in it. */
    static Map<Integer, List<ImportProblem>> ofRows(
            EntityManager em, ImportRun run, RowType type, List<Integer> rows) {
        Map<Integer, List<ImportProblem>> problems = new HashMap<>();
        for (Object[] row :
                select().add(" where p.import_id = ? and p.row_type = ?", run.id(), type.name())
                        .add(" and p.row_no in ")
                        .addIn(rows)
                        .add(" order by p.number")
                        .rows(em)) {
            problems.computeIfAbsent(((Number) row[7]).intValue(), none -> new ArrayList<>())
                    .add(of(row));
        }
        return problems;
    }

    private static NativeSql select() {
        return new NativeSql()
                .add("select p.number, p.row_type, p.line, p.column_name, p.reason, p.item_key,")
                .add(" p.fact, p.row_no from import_problem p");
    }

    private static ImportProblem of(Object[] row) {
        String column = (String) row[3];
        return new ImportProblem(
                ((Number) row[0]).longValue(),
                RowType.valueOf((String) Objects.requireNonNull(row[1])),
                row[2] == null ? null : ((Number) row[2]).intValue(),
                column == null ? null : ImportColumn.valueOf(column),
                ImportReason.valueOf((String) row[4]),
                (String) row[5],
                (String) row[6]);
    }
}
