package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows that one code or number names: all but tariffs and covers. */
final class KeyedRows implements RowRules {

    private final RowType type;
    private final String staging;
    private final String live;
    private final Key key;
    private final boolean isVersioned;
    private final boolean mayBeRepeated;
    private final String keyOfNew;
    private final List<Field> fields;
    private final List<Part> parts;
    private final Particulars particulars;

    /** What names a row: a column of the source, called the same in both tables. */
    record Key(ImportColumn column, String name) {}

    /** What is different from type to type. */
    interface Particulars {

        /** Problems of a stretch beyond duplicates: references, what is odd. */
        void judge(EntityManager em, ImportRun run, Stretch stretch);

        void findGone(EntityManager em, ImportRun run);

        /** See {@link RowRules#holdAgainstTheRest}. */
        default void holdAgainstTheRest(EntityManager em, ImportRun run, Stretch stretch) {}

        default boolean mayStillBeDeleted(EntityManager em, ImportRun run) {
            return true;
        }

        void end(EntityManager em, ImportRun run);

        /**
         * What follows from a change of known things; after their parts were brought up to date.
         */
        default void afterChange(EntityManager em, ImportRun run, Stretch stretch) {}

        /** What follows from new things; after their parts were added. */
        default void afterAdd(EntityManager em, ImportRun run, Stretch stretch) {}
    }

    /**
     * @param mayBeRepeated a row that repeats another one wholly is harmless
     * @param keyOfNew further columns of a new thing and their values, as SQL: {@code ", a"} and
     *     {@code ", 1"} joined by a vertical bar; may be empty
     */
    KeyedRows(
            RowType type,
            String live,
            boolean isVersioned,
            boolean mayBeRepeated,
            String keyOfNew,
            List<Field> fields,
            List<Part> parts,
            Particulars particulars) {
        this(
                type,
                live,
                new Key(ImportColumn.CODE, "code"),
                isVersioned,
                mayBeRepeated,
                keyOfNew,
                fields,
                parts,
                particulars);
    }

    /** The same, named by something else than a code. */
    KeyedRows(
            RowType type,
            String live,
            Key key,
            boolean isVersioned,
            boolean mayBeRepeated,
            String keyOfNew,
            List<Field> fields,
            List<Part> parts,
            Particulars particulars) {
        this.type = type;
        this.key = key;
        this.staging = "import_" + type.name().toLowerCase(Locale.ROOT);
        this.live = live;
        this.isVersioned = isVersioned;
        this.mayBeRepeated = mayBeRepeated;
        this.keyOfNew = keyOfNew;
        this.fields = fields;
        this.parts = parts;
        this.particulars = particulars;
    }

    @Override
    public RowType type() {
        return type;
    }

    @Override
    public String staging() {
        return staging;
    }

    private List<Field> fields(ImportRun run) {
        return fields.stream().filter(field -> run.has(type, field.column())).toList();
    }

    private List<Part> parts(ImportRun run) {
        return parts.stream().filter(part -> run.has(type, part.column())).toList();
    }

    @Override
    public void match(EntityManager em, ImportRun run, Stretch stretch) {
        List<String> differences = new ArrayList<>();
        fields(run).forEach(field -> differences.add(inImport(field.differs(), run)));
        parts(run).forEach(part -> differences.add(part.differs()));
        NativeSql sql =
                new NativeSql()
                        .add("update " + staging + " s set (live_id, verdict) = (select k.id,")
                        .add(" case when k.id is null then 'NEW' when ")
                        .add(differences.isEmpty() ? "1 = 0" : String.join(" or ", differences))
                        .add(" then 'CHANGED' else 'UNCHANGED' end from (select 1 as one) x0")
                        .add(" left join " + live + " k on k." + key.name() + " = s." + key.name())
                        .add(") where ");
        stretch.of(run, sql).add(" and s.form_ok").update(em);
        duplicates(em, run, stretch);
        particulars.judge(em, run, stretch);
    }

    /** Of rows with one key the first is right. */
    private void duplicates(EntityManager em, ImportRun run, Stretch stretch) {
        String earlier =
                " from "
                        + staging
                        + " d where d."
                        + key.name()
                        + " = s."
                        + key.name()
                        + " and "
                        + run.owns("d")
                        + " and d.row_no < s.row_no";
        String isRepeated = Stretch.isThere("d.row_no", earlier);
        NativeSql any = new NativeSql().add("select s.row_no, 0 from " + staging + " s where ");
        stretch.of(run, any).add(" and " + isRepeated + " fetch first 1 rows only");
        if (any.rows(em).isEmpty()) {
            return;
        }
        NativeSql sql =
                ProblemSql.ofRows(
                                type,
                                key.column(),
                                ImportReason.DUPLICATE_KEY,
                                "s." + key.name(),
                                "(select cast(min(d.line) as varchar(20))" + earlier + ")")
                        .add(" from " + staging + " s where ");
        String differently = mayBeRepeated ? " and (" + repeatsNot() + ")" : "";
        stretch.of(run, sql)
                .add(" and " + Stretch.isThere("d.row_no", earlier + differently))
                .update(em);
        if (mayBeRepeated) {
            NativeSql again =
                    new NativeSql()
                            .add("update " + staging + " s set verdict = 'UNCHANGED' where ");
            stretch.of(run, again).add(" and s.form_ok and " + isRepeated).update(em);
        }
    }

    private String repeatsNot() {
        return fields.stream()
                .filter(Field::isShown)
                .map(Field::staged)
                .map(value -> value.replace("s.", "d.") + " is distinct from " + value)
                .collect(Collectors.joining(" or "));
    }

    @Override
    public void compare(EntityManager em, ImportRun run) {
        // by the index of codes, row by row, when they were matched
    }

    @Override
    public void findGone(EntityManager em, ImportRun run) {
        if (run.replaces()) {
            particulars.findGone(em, run);
        }
    }

    @Override
    public void holdAgainstTheRest(EntityManager em, ImportRun run, Stretch stretch) {
        particulars.holdAgainstTheRest(em, run, stretch);
    }

    @Override
    public boolean mayStillBeDeleted(EntityManager em, ImportRun run) {
        return particulars.mayStillBeDeleted(em, run);
    }

    @Override
    public void end(EntityManager em, ImportRun run) {
        particulars.end(em, run);
    }

    @Override
    public void change(EntityManager em, ImportRun run, Stretch stretch) {
        List<Field> changing = fields(run);
        if (!changing.isEmpty()) {
            NativeSql sql =
                    new NativeSql().add("merge into " + live + " t using (select k.id as known");
            for (int i = 0; i < changing.size(); i++) {
                sql.add(", " + inImport(changing.get(i).changed(), run) + " as v" + i);
            }
            sql.add(" from " + staging + " s join " + live + " k on k.id = s.live_id where ");
            stretch.of(run, sql).add(" and s.verdict = 'CHANGED') r on (t.id = r.known)");
            sql.add(" when matched then update set ");
            String separator = "";
            for (int i = 0; i < changing.size(); i++) {
                sql.add(separator + changing.get(i).target() + " = r.v" + i);
                separator = ", ";
            }
            sql.add(isVersioned ? ", version = t.version + 1" : "").update(em);
        }
        replaceParts(em, run, stretch, ImportVerdict.CHANGED);
        particulars.afterChange(em, run, stretch);
    }

    @Override
    public void add(EntityManager em, ImportRun run, Stretch stretch) {
        String[] more = keyOfNew.isEmpty() ? new String[] {"", ""} : keyOfNew.split("\\|");
        NativeSql sql =
                new NativeSql()
                        .add("insert into " + live + " (id" + more[0])
                        .add(isVersioned ? ", version" : "");
        fields.forEach(field -> sql.add(", " + field.target()));
        boolean isAmongFields =
                fields.stream().anyMatch(field -> field.target().equals(key.name()));
        sql.add(isAmongFields ? "" : ", " + key.name());
        sql.add(") select s.id" + more[1]).add(isVersioned ? ", 1" : "");
        fields.forEach(field -> sql.add(", " + inImport(field.fresh(), run)));
        sql.add(isAmongFields ? "" : ", s." + key.name()).add(" from " + staging + " s where ");
        stretch.of(run, sql).add(" and s.verdict = 'NEW'").update(em);
        replaceParts(em, run, stretch, ImportVerdict.NEW);
        particulars.afterAdd(em, run, stretch);
    }

    private void replaceParts(
            EntityManager em, ImportRun run, Stretch stretch, ImportVerdict verdict) {
        for (Part part : parts(run)) {
            for (String statement : part.replace()) {
                NativeSql sql = new NativeSql();
                String[] pieces = statement.split("%s", -1);
                sql.add(pieces[0]);
                for (int i = 1; i < pieces.length; i++) {
                    stretch.of(run, sql).add(" and s.verdict = '" + verdict + "'").add(pieces[i]);
                }
                sql.update(em);
            }
        }
    }

    private static String inImport(String sql, ImportRun run) {
        return sql.replace("{asOf}", run.asOfSql());
    }

    @Override
    public List<DifferenceLine> difference(
            EntityManager em, ImportRun run, ImportVerdict verdict, long after, int limit) {
        if (verdict == ImportVerdict.GONE) {
            return Differences.gone(em, run, type, isVersioned ? live : "", after, limit);
        }
        NativeSql sql =
                new NativeSql().add("select s.row_no, s.line, coalesce(s." + key.name() + ", '')");
        List<Field> shown = fields(run).stream().filter(Field::isShown).toList();
        shown.forEach(
                field ->
                        sql.add(", cast(" + inImport(field.staged(), run) + " as varchar(4000))")
                                .add(", cast(" + field.known() + " as varchar(4000))"));
        sql.add(" from " + staging + " s left join " + live + " k on k.id = s.live_id")
                .add(" where s.import_id = ? and s.verdict = ?", run.id(), verdict.name())
                .add(" and s.row_no > ? order by s.row_no", after)
                .add(" fetch first " + limit + " rows only");
        List<Object[]> rows = sql.rows(em);
        List<Integer> numbers = rows.stream().map(Differences::number).toList();
        if (numbers.isEmpty()) {
            return List.of();
        }
        Map<Part, Map<Integer, String>> staged = new HashMap<>();
        Map<Part, Map<Integer, String>> known = new HashMap<>();
        for (Part part : parts(run)) {
            staged.put(part, values(em, run, part.staged(), part, numbers));
            known.put(part, values(em, run, part.known(), part, numbers));
        }
        return Differences.staged(
                em,
                run,
                type,
                verdict,
                rows,
                row -> (String) row[2],
                row -> {
                    List<FieldChange> changes = new ArrayList<>();
                    for (int i = 0; i < shown.size(); i++) {
                        Differences.add(
                                changes,
                                verdict,
                                shown.get(i).column(),
                                (String) row[4 + 2 * i],
                                (String) row[3 + 2 * i]);
                    }
                    staged.forEach(
                            (part, ofRows) ->
                                    Differences.add(
                                            changes,
                                            verdict,
                                            part.column(),
                                            known.getOrDefault(part, Map.of())
                                                    .get(Differences.number(row)),
                                            ofRows.get(Differences.number(row))));
                    return changes;
                });
    }

    private static Map<Integer, String> values(
            EntityManager em, ImportRun run, String select, Part part, List<Integer> numbers) {
        Map<Integer, List<String>> values = new HashMap<>();
        for (Object[] row :
                new NativeSql()
                        .add(select + " where s.import_id = ? and s.row_no in ", run.id())
                        .addIn(numbers)
                        .add(" order by 1, 2")
                        .rows(em)) {
            values.computeIfAbsent(((Number) row[0]).intValue(), none -> new ArrayList<>())
                    .add((String) row[2]);
        }
        Map<Integer, String> joined = new HashMap<>();
        values.forEach(
                (number, some) ->
                        joined.put(
                                number,
                                (part.isOrdered() ? some.stream() : some.stream().sorted())
                                        .collect(Collectors.joining(", "))));
        return joined;
    }
}
