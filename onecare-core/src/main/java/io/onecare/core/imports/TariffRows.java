package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/**
 * What an import does with tariffs: known by facility, service, price list and first day. The price
 * of a known one never changes (decision 0015); a new one ends the one that was in force before, as
 * long as the rows reach as far as that one did.
 */
final class TariffRows implements RowRules {

    private static final String KEY =
            "s.facility_code || ' / ' || s.service_code || ' / ' || s.price_list_code";

    private static final String SAME_KEY =
            "l.facility_id = s.facility_id and l.service_id = s.service_id"
                    + " and l.price_list_id = s.price_list_id";

    /** Rows that are well formed and that something known speaks against. */
    private static final String WRONG = "s.form_ok and s.verdict = 'WRONG'";

    /** Rows of the import that bring something. */
    private static final String SPEAKS = "s.verdict in ('NEW', 'CHANGED')";

    @Override
    public RowType type() {
        return RowType.TARIFF;
    }

    @Override
    public String staging() {
        return "import_tariff";
    }

    /** All that is looked up is looked up at once; who is wrong is asked again, and why. */
    @Override
    public void match(EntityManager em, ImportRun run, Stretch stretch) {
        String differs =
                run.has(RowType.TARIFF, ImportColumn.VALID_UNTIL)
                        ? "l.valid_until is distinct from s.valid_until"
                        : "1 = 0";
        NativeSql sql =
                new NativeSql()
                        .add("update import_tariff s set (facility_id, service_id, price_list_id,")
                        .add(" live_id, verdict) = (select f.id, v.id, coalesce(p.id, n.id), l.id,")
                        .add(" case when o.facility_id is null or p.id is null and n.id is null")
                        .add(" or l.price <> s.price then 'WRONG' when l.id is null then 'NEW'")
                        .add(" when " + differs + " then 'CHANGED' else 'UNCHANGED' end")
                        .add(" from (select 1 as one) x0")
                        .add(" left join facility f on f.code = s.facility_code")
                        .add(" left join health_service v on v.code = s.service_code")
                        .add(" left join facility_service o on o.facility_id = f.id")
                        .add(" and o.service_id = v.id and o.offered")
                        .add(" left join price_list p on p.code = s.price_list_code")
                        .add(" left join import_price_list n on n.code = s.price_list_code")
                        .add(" and " + run.owns("n") + " and n.verdict = 'NEW'")
                        .add(" left join tariff l on l.facility_id = f.id and l.service_id = v.id")
                        .add(" and l.price_list_id = p.id and l.valid_from = s.valid_from) where ");
        stretch.of(run, sql).add(" and s.form_ok").update(em);
        if (isAnyWrong(em, run, stretch)) {
            tellWhy(em, run, stretch);
        }
    }

    private static boolean isAnyWrong(EntityManager em, ImportRun run, Stretch stretch) {
        NativeSql sql = new NativeSql().add("select s.row_no, 0 from import_tariff s where ");
        return !stretch.of(run, sql)
                .add(" and " + WRONG + " fetch first 1 rows only")
                .rows(em)
                .isEmpty();
    }

    private static void tellWhy(EntityManager em, ImportRun run, Stretch stretch) {
        unknown(em, run, stretch, ImportColumn.FACILITY_CODE, ImportReason.UNKNOWN_FACILITY);
        unknown(em, run, stretch, ImportColumn.SERVICE_CODE, ImportReason.UNKNOWN_SERVICE);
        unknown(em, run, stretch, ImportColumn.PRICE_LIST_CODE, ImportReason.UNKNOWN_PRICE_LIST);
        problem(
                em,
                run,
                stretch,
                ImportColumn.SERVICE_CODE,
                ImportReason.SERVICE_NOT_OFFERED,
                "s.service_code",
                "",
                WRONG
                        + " and s.facility_id is not null and s.service_id is not null and not"
                        + " exists (select 1 from facility_service o where o.facility_id ="
                        + " s.facility_id and o.service_id = s.service_id and o.offered)");
        problem(
                em,
                run,
                stretch,
                ImportColumn.PRICE,
                ImportReason.PRICE_NEVER_CHANGES,
                "cast(l.price as varchar(20))",
                " join tariff l on l.id = s.live_id",
                WRONG + " and l.price <> s.price");
    }

    private static void unknown(
            EntityManager em,
            ImportRun run,
            Stretch stretch,
            ImportColumn column,
            ImportReason reason) {
        String name = column.name().toLowerCase(java.util.Locale.ROOT);
        problem(
                em,
                run,
                stretch,
                column,
                reason,
                "s." + name,
                "",
                WRONG + " and s." + name.replace("_code", "_id") + " is null");
    }

    private static void problem(
            EntityManager em,
            ImportRun run,
            Stretch stretch,
            ImportColumn column,
            ImportReason reason,
            String fact,
            String join,
            String condition) {
        NativeSql sql =
                ProblemSql.ofRows(RowType.TARIFF, column, reason, KEY, fact)
                        .add(" from import_tariff s" + join + " where ");
        stretch.of(run, sql).add(" and " + condition + " order by s.row_no").update(em);
    }

    /** In the order of their first days, some two neighbours overlap if any two do. */
    @Override
    public void compare(EntityManager em, ImportRun run) {
        ProblemSql.ofRows(
                        RowType.TARIFF,
                        ImportColumn.VALID_FROM,
                        "case when s.earlier_from = s.valid_from then '"
                                + ImportReason.DUPLICATE_KEY
                                + "' else '"
                                + ImportReason.TARIFFS_OVERLAP
                                + "' end",
                        KEY,
                        "cast(s.earlier as varchar(20))")
                .add(" from (select s.*, " + before("line") + " as earlier,")
                .add(" " + before("valid_from") + " as earlier_from,")
                .add(" " + before(PeriodSql.end("valid_until")) + " as earlier_until")
                .add(" from import_tariff s where s.import_id = ?", run.id())
                .add(" and s.facility_id is not null and s.service_id is not null")
                .add(" and s.price_list_id is not null and s.form_ok) s")
                .add(" where s.earlier_until > s.valid_from")
                .update(em);
    }

    private static String before(String column) {
        return PeriodSql.ofTheOneBefore(column, "facility_id, service_id, price_list_id");
    }

    private static String isNotNamed(ImportRun run) {
        return "not exists (select 1 from import_tariff z where z.live_id = l.id and "
                + run.owns("z")
                + ")";
    }

    @Override
    public void findGone(EntityManager em, ImportRun run) {
        takenPlaceOf(em, run);
        if (run.replaces()) {
            notNamed(em, run);
        }
    }

    /** Known tariffs that a new one ends. */
    private static void takenPlaceOf(EntityManager em, ImportRun run) {
        String ends =
                run.replaces() // what is not named ends at the latest on the import's day
                        ? "least(min(s.valid_from), " + run.asOfSql() + ")"
                        : "min(s.valid_from)";
        NativeSql sql =
                new NativeSql()
                        .add(
                                "insert into import_gone (import_id, row_type, live_id, item_key, ends)")
                        .add(" select cast(? as uuid), 'TARIFF', l.id,", run.id())
                        .add(" min(" + KEY + ") || ' / ' || cast(l.valid_from as varchar(10)), ")
                        .add(ends + " from import_tariff s join tariff l on " + SAME_KEY)
                        .add(" where s.import_id = ? and " + SPEAKS, run.id())
                        .add(" and l.valid_from < s.valid_from")
                        .add(
                                " and coalesce(l.valid_until, "
                                        + PeriodSql.NEVER
                                        + ") > s.valid_from and ")
                        .add(isNotNamed(run));
        if (run.replaces()) {
            sql.add(" and l.valid_from < " + run.asOfSql());
        }
        sql.add(" group by l.id, l.valid_from, l.valid_until");
        if (!run.replaces()) {
            sql.add(" having max(coalesce(s.valid_until, " + PeriodSql.NEVER + "))")
                    .add(" >= coalesce(l.valid_until, " + PeriodSql.NEVER + ")");
        }
        sql.update(em);
    }

    /** Known tariffs of the price lists that the source names, which it does not name. */
    private static void notNamed(EntityManager em, ImportRun run) {
        String from =
                " from tariff l join facility f on f.id = l.facility_id"
                        + " join health_service v on v.id = l.service_id"
                        + " join price_list p on p.id = l.price_list_id"
                        + " where p.id in (select t.price_list_id from import_tariff t"
                        + " where t.import_id = '"
                        + run.id()
                        + "' union select q.live_id"
                        + " from import_price_list q where q.import_id = '"
                        + run.id()
                        + "')"
                        + " and (l.valid_until is null or l.valid_until > "
                        + run.asOfSql()
                        + ")"
                        + " and "
                        + isNotNamed(run)
                        + " and not exists (select 1 from import_gone g where g.live_id = l.id and "
                        + run.owns("g")
                        + ")";
        String key =
                "f.code || ' / ' || v.code || ' / ' || p.code || ' / '"
                        + " || cast(l.valid_from as varchar(10))";
        String isBooked = "exists (select 1 from booking b where b.tariff_id = l.id)";
        new NativeSql()
                .add("insert into import_problem (import_id, row_type, reason, warning, by_check,")
                .add(" item_key, fact) select cast(? as uuid), 'TARIFF',", run.id())
                .add(" '" + ImportReason.STAYS_REFERRED_TO + "', true, true, " + key + ",")
                .add(
                        " (select cast(count(*) as varchar(20)) from booking b where b.tariff_id = l.id)")
                .add(from + " and l.valid_from >= " + run.asOfSql() + " and " + isBooked)
                .update(em);
        new NativeSql()
                .add("insert into import_gone (import_id, row_type, live_id, item_key, ends)")
                .add(" select cast(? as uuid), 'TARIFF', l.id, " + key, run.id())
                .add(
                        ", case when l.valid_from < "
                                + run.asOfSql()
                                + " then "
                                + run.asOfSql()
                                + " end")
                .add(from + " and (l.valid_from < " + run.asOfSql() + " or not " + isBooked + ")")
                .update(em);
        String after =
                " from booking b where b.tariff_id = g.live_id and "
                        + FacilityRows.ACTIVE
                        + " and b.starts_at >= "
                        + ImportRun.beginOf(run.asOf());
        ProblemSql.ofGone(
                        RowType.TARIFF,
                        ImportReason.BOOKINGS_AFTER_THE_END,
                        "(select cast(count(*) as varchar(20))" + after + ")")
                .add(" from import_gone g where g.import_id = ?", run.id())
                .add(" and g.row_type = 'TARIFF' and exists (select 1" + after + ")")
                .update(em);
    }

    @Override
    public void holdAgainstTheRest(EntityManager em, ImportRun run, Stretch stretch) {
        String overlapped =
                "(select min(l.valid_from) from tariff l left join import_gone g"
                        + " on g.live_id = l.id and "
                        + run.owns("g")
                        + " where "
                        + SAME_KEY
                        + " and l.valid_from <> s.valid_from"
                        + " and (g.number is null or g.ends is not null) and "
                        + PeriodSql.haveADayInCommon(
                                "s.valid_from",
                                "s.valid_until",
                                "l.valid_from",
                                "coalesce(g.ends, l.valid_until)")
                        + " and "
                        + isNotNamed(run)
                        + ")";
        problem(
                em,
                run,
                stretch,
                ImportColumn.VALID_FROM,
                ImportReason.OVERLAPS_KNOWN_TARIFF,
                "cast(" + overlapped + " as varchar(10))",
                "",
                SPEAKS + " and " + overlapped + " is not null");
    }

    @Override
    public boolean mayStillBeDeleted(EntityManager em, ImportRun run) {
        return new NativeSql()
                .add("select g.number, 0 from import_gone g where g.import_id = ?", run.id())
                .add(" and g.row_type = 'TARIFF' and g.ends is null and exists")
                .add(" (select 1 from booking b where b.tariff_id = g.live_id)")
                .add(" fetch first 1 rows only")
                .rows(em)
                .isEmpty();
    }

    @Override
    public void end(EntityManager em, ImportRun run) {
        PeriodSql.end(em, run, RowType.TARIFF, "tariff");
    }

    @Override
    public void change(EntityManager em, ImportRun run, Stretch stretch) {
        NativeSql sql =
                new NativeSql()
                        .add("merge into tariff t using (select s.live_id as known, s.valid_until")
                        .add(" from import_tariff s where ");
        stretch.of(run, sql)
                .add(" and s.verdict = 'CHANGED') r on (t.id = r.known) when matched then")
                .add(" update set valid_until = r.valid_until, version = t.version + 1")
                .update(em);
    }

    @Override
    public void add(EntityManager em, ImportRun run, Stretch stretch) {
        NativeSql sql =
                new NativeSql()
                        .add("insert into tariff (id, version, facility_id, service_id,")
                        .add(" price_list_id, price, valid_from, valid_until)")
                        .add(" select s.id, 1, s.facility_id, s.service_id, s.price_list_id,")
                        .add(" s.price, s.valid_from, s.valid_until from import_tariff s where ");
        stretch.of(run, sql).add(" and s.verdict = 'NEW'").update(em);
    }

    @Override
    public List<DifferenceLine> difference(
            EntityManager em, ImportRun run, ImportVerdict verdict, long after, int limit) {
        if (verdict == ImportVerdict.GONE) {
            return Differences.gone(em, run, RowType.TARIFF, "tariff", after, limit);
        }
        List<Object[]> rows =
                new NativeSql()
                        .add("select s.row_no, s.line, s.facility_code, s.service_code,")
                        .add(" s.price_list_code, cast(s.price as varchar(20)),")
                        .add(" cast(s.valid_from as varchar(10)),")
                        .add(" cast(s.valid_until as varchar(10)),")
                        .add(" cast(l.valid_until as varchar(10)) from import_tariff s")
                        .add(" left join tariff l on l.id = s.live_id")
                        .add(" where s.import_id = ? and s.verdict = ?", run.id(), verdict.name())
                        .add(" and s.row_no > ? order by s.row_no", after)
                        .add(" fetch first " + limit + " rows only")
                        .rows(em);
        return Differences.staged(
                em,
                run,
                RowType.TARIFF,
                verdict,
                rows,
                row -> row[2] + " / " + row[3] + " / " + row[4] + " / " + row[6],
                row -> changes(verdict, row));
    }

    private static List<FieldChange> changes(ImportVerdict verdict, Object[] row) {
        List<FieldChange> changes = new ArrayList<>();
        if (verdict != ImportVerdict.CHANGED) {
            List<ImportColumn> columns = RowType.TARIFF.columns();
            for (int i = 0; i < 5; i++) {
                Differences.add(changes, verdict, columns.get(i), null, (String) row[2 + i]);
            }
        }
        Differences.add(
                changes, verdict, ImportColumn.VALID_UNTIL, (String) row[8], (String) row[7]);
        return changes;
    }
}
