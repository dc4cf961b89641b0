package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/**
 * What an import does with covers: known by member and first day, which is unique. As the whole
 * truth, what the source says of a member holds from the import's day on, or from the first day of
 * the earliest cover that it states if that is before: a known cover that it does not state ends
 * there (decision 0016). Else a known one ends only where stated ones take its place.
 */
final class CoverRows implements RowRules {

    private static final String KEY = "s.member_number || ' / ' || s.policy_number";

    /** Of a known cover {@code c} of a member {@code m}. */
    private static final String KEY_OF_KNOWN =
            "m.member_number || ' / ' || p.policy_number || ' / '"
                    + " || cast(c.valid_from as varchar(10))";

    @Override
    public RowType type() {
        return RowType.COVER;
    }

    @Override
    public String staging() {
        return "import_cover";
    }

    @Override
    public void match(EntityManager em, ImportRun run, Stretch stretch) {
        String differs =
                "p.id is distinct from c.policy_id"
                        + (run.has(RowType.COVER, ImportColumn.VALID_UNTIL)
                                ? " or s.valid_until is distinct from c.valid_until"
                                : "");
        NativeSql sql =
                new NativeSql()
                        .add("update import_cover s set (live_id, verdict) = (select c.id,")
                        .add(" case when c.id is null then 'NEW' when " + differs)
                        .add(" then 'CHANGED' else 'UNCHANGED' end from (select 1 as one) x0")
                        .add(" left join member m on m.member_number = s.member_number")
                        .add(" left join policy p on p.policy_number = s.policy_number")
                        .add(" left join member_cover c on c.member_id = m.id")
                        .add(" and c.valid_from = s.valid_from) where ");
        stretch.of(run, sql).add(" and s.form_ok").update(em);
        String earlier =
                " from import_cover d where d.member_number = s.member_number and "
                        + run.owns("d")
                        + " and d.valid_from = s.valid_from and d.policy_number = s.policy_number"
                        + " and d.valid_until is not distinct from s.valid_until"
                        + " and d.row_no < s.row_no";
        NativeSql again =
                new NativeSql().add("update import_cover s set verdict = 'UNCHANGED' where ");
        stretch.of(run, again)
                .add(" and s.form_ok and " + Stretch.isThere("d.row_no", earlier))
                .update(em);
        judge(em, run, stretch);
    }

    private static void judge(EntityManager em, ImportRun run, Stretch stretch) {
        problem(
                em,
                run,
                stretch,
                ImportColumn.MEMBER_NUMBER,
                ImportReason.UNKNOWN_MEMBER,
                "s.member_number",
                "",
                RollSql.isUnknownMember(run));
        String stated =
                "select 1 from import_policy z left join policy q on q.policy_number ="
                        + " z.policy_number where z.policy_number = s.policy_number and "
                        + run.owns("z");
        String known = "select 1 from policy p where p.policy_number = s.policy_number";
        problem(
                em,
                run,
                stretch,
                ImportColumn.POLICY_NUMBER,
                ImportReason.UNKNOWN_POLICY,
                "s.policy_number",
                "",
                "not exists (" + stated + ") and not exists (" + known + ")");
        String until = RollSql.end(run, RowType.COVER, "s", "c");
        problem(
                em,
                run,
                stretch,
                ImportColumn.VALID_FROM,
                ImportReason.COVER_OUTSIDE_POLICY,
                "s.policy_number",
                " left join member_cover c on c.id = s.live_id",
                "(exists ("
                        + stated
                        + " and not "
                        + PeriodSql.haveADayInCommon(
                                "s.valid_from",
                                until,
                                "z.valid_from",
                                RollSql.end(run, RowType.POLICY, "z", "q"))
                        + ") or not exists ("
                        + stated
                        + ") and exists ("
                        + known
                        + " and not "
                        + PeriodSql.haveADayInCommon(
                                "s.valid_from", until, "p.valid_from", "p.valid_until")
                        + "))");
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
        RollSql.problem(
                em, run, stretch, RowType.COVER, column, reason, KEY, fact, join, condition);
    }

    /** In the order of their first days, some two neighbours overlap if any two do. */
    @Override
    public void compare(EntityManager em, ImportRun run) {
        ProblemSql.ofRows(
                        RowType.COVER,
                        ImportColumn.VALID_FROM,
                        ImportReason.COVERS_OVERLAP,
                        KEY,
                        "cast(s.earlier as varchar(20))")
                .add(" from (select w.*, " + before("line") + " as earlier,")
                .add(" " + before("ends") + " as earlier_end from")
                .add(" (select x.import_id, x.member_number, x.policy_number, x.valid_from,")
                .add(" coalesce(" + RollSql.end(run, RowType.COVER, "x", "c") + ", ")
                .add(PeriodSql.NEVER + ") as ends, min(x.row_no) as row_no, min(x.line) as line")
                .add(" from import_cover x left join member_cover c on c.id = x.live_id")
                .add(" where x.import_id = ? and x.form_ok", run.id())
                .add(" group by x.import_id, x.member_number, x.policy_number, x.valid_from,")
                .add(" coalesce(" + RollSql.end(run, RowType.COVER, "x", "c") + ", ")
                .add(PeriodSql.NEVER + ")) w) s where s.earlier_end > s.valid_from")
                .add(" order by s.row_no")
                .update(em);
    }

    private static String before(String column) {
        return PeriodSql.ofTheOneBefore(column, "member_number");
    }

    @Override
    public void findGone(EntityManager em, ImportRun run) {
        String notStated =
                " join member_cover c on c.member_id = m.id join policy p on p.id = c.policy_id"
                        + " where not "
                        + RollSql.isStated(run);
        if (run.ends(RowType.COVER)) {
            notNamed(em, run, notStated);
        } else {
            takenPlaceOf(
                    em,
                    run,
                    "from import_cover s join member m on m.member_number = s.member_number"
                            + notStated
                            + " and s.import_id = "
                            + RollSql.id(run));
        }
        RollSql.bookingsAfterEnd(
                em,
                run,
                RowType.COVER,
                bookings(run, "g.live_id", "coalesce(g.ends, c.valid_from)"));
    }

    /**
     * Of the members that the source has, and of those who leave; without rows of members, of
     * everybody.
     */
    private static void notNamed(EntityManager em, ImportRun run, String notStated) {
        String firstStated =
                "(select min(x.valid_from) from import_cover x where"
                        + " x.member_number = m.member_number and "
                        + run.owns("x")
                        + ")";
        String spokenOf =
                "least("
                        + run.asOfSql()
                        + ", coalesce("
                        + firstStated
                        + ", "
                        + run.asOfSql()
                        + "))";
        if (run.speaksOf(RowType.MEMBER)) {
            gone(
                    em,
                    run,
                    "from import_member s join member m on m.id = s.live_id"
                            + notStated
                            + " and s.import_id = "
                            + RollSql.id(run),
                    spokenOf);
            gone(
                    em,
                    run,
                    "from member m" + notStated + " and " + RollSql.leaves(run),
                    run.asOfSql());
        } else {
            gone(em, run, "from member m" + notStated, spokenOf);
        }
    }

    /** Known covers whose days, from a later one on, stated ones take as far as they reach. */
    private static void takenPlaceOf(EntityManager em, ImportRun run, String covers) {
        String end = "coalesce(" + RollSql.end(run, RowType.COVER, "y", "k") + ", ";
        String later =
                " from import_cover y left join member_cover k on k.id = y.live_id"
                        + " where y.member_number = m.member_number"
                        + " and y.valid_from > c.valid_from and y.valid_from < coalesce("
                        + "c.valid_until, "
                        + PeriodSql.NEVER
                        + ") and "
                        + run.owns("y")
                        + ")";
        gone(
                em,
                run,
                covers
                        + " and (select max("
                        + end
                        + PeriodSql.NEVER
                        + "))"
                        + later
                        + " >= coalesce(c.valid_until, "
                        + PeriodSql.NEVER
                        + ")",
                "(select min(y.valid_from)" + later);
    }

    /**
     * What has not begun when the source begins to speak is deleted, and so is what would be left
     * without a day in its policy, whose first day may have moved. All else ends.
     */
    private static void gone(EntityManager em, ImportRun run, String covers, String spokenOf) {
        String stated =
                " from import_policy z where z.policy_number = p.policy_number and "
                        + run.owns("z")
                        + ")";
        String policyEnd =
                run.has(RowType.POLICY, ImportColumn.VALID_UNTIL)
                        ? "coalesce((select max(coalesce(z.valid_until, "
                                + PeriodSql.NEVER
                                + "))"
                                + stated
                                + ", p.valid_until, "
                                + PeriodSql.NEVER
                                + ")"
                        : "coalesce(p.valid_until, " + PeriodSql.NEVER + ")";
        new NativeSql()
                .add("insert into import_gone (import_id, row_type, live_id, item_key, ends)")
                .add(" select cast(? as uuid), 'COVER', w.id, w.item_key, w.ends", run.id())
                .add(" from (select y.id, y.item_key, y.valid_until,")
                .add(" case when y.valid_from < y.spoken_of and y.left_until > y.policy_from")
                .add(" and y.policy_until > y.valid_from then y.left_until end as ends")
                .add(" from (select u.*, case when u.valid_until <= u.spoken_of")
                .add(" then u.valid_until else u.spoken_of end as left_until")
                .add(" from (select distinct c.id, " + KEY_OF_KNOWN + " as item_key,")
                .add(" c.valid_from, c.valid_until, " + spokenOf + " as spoken_of,")
                .add(" coalesce((select min(z.valid_from)" + stated + ", p.valid_from)")
                .add(" as policy_from, " + policyEnd + " as policy_until " + covers + ") u) y) w")
                .add(" where w.ends is null or w.ends is distinct from w.valid_until")
                .add(" order by w.item_key")
                .update(em);
    }

    /** Of the family of a cover's member, from a day on, where no other cover is stated. */
    private static String bookings(ImportRun run, String cover, String from) {
        return " from member_cover c join member m on m.id = c.member_id"
                + " join (select o.id as family, o.member_number as person from member o"
                + " union all select d.member_id, d.dependant_number from dependant d) n"
                + " on n.family = m.id join "
                + RollSql.BOOKINGS
                + " on b.patient_number = n.person where c.id = "
                + cover
                + " and b.booked >= "
                + from
                + " and b.booked < coalesce(c.valid_until, "
                + PeriodSql.NEVER
                + ") and not exists (select 1 from import_cover x where "
                + run.owns("x")
                + " and x.member_number = m.member_number and x.valid_from <= b.booked"
                + " and coalesce(x.valid_until, "
                + PeriodSql.NEVER
                + ") > b.booked)"
                + (run.ends(RowType.COVER) ? "" : andNoneStays(run));
    }

    private static String andNoneStays(ImportRun run) {
        return " and not exists (select 1 from member_cover o left join import_gone h"
                + " on h.live_id = o.id and "
                + run.owns("h")
                + " where o.member_id = m.id and o.id <> c.id and h.number is null"
                + " and o.valid_from <= b.booked and coalesce(o.valid_until, "
                + PeriodSql.NEVER
                + ") > b.booked and not exists (select 1 from import_cover x where"
                + " x.member_number = m.member_number and x.valid_from = o.valid_from and "
                + run.owns("x")
                + "))";
    }

    @Override
    public void holdAgainstTheRest(EntityManager em, ImportRun run, Stretch stretch) {
        if (run.has(RowType.COVER, ImportColumn.VALID_UNTIL)) {
            RollSql.bookingsAfterChange(
                    em,
                    run,
                    stretch,
                    RowType.COVER,
                    KEY,
                    bookings(run, "s.live_id", "s.valid_until"));
        }
        if (!run.ends(RowType.COVER)) {
            overlapsOfWhatStays(em, run, stretch);
        }
    }

    private static void overlapsOfWhatStays(EntityManager em, ImportRun run, Stretch stretch) {
        problem(
                em,
                run,
                stretch,
                ImportColumn.VALID_FROM,
                ImportReason.OVERLAPS_KNOWN_COVER,
                "cast(c.valid_from as varchar(10))",
                " join member m on m.member_number = s.member_number"
                        + " join member_cover c on c.member_id = m.id"
                        + " left join member_cover k on k.id = s.live_id"
                        + " left join import_gone g on g.live_id = c.id and "
                        + run.owns("g"),
                "not "
                        + RollSql.isStated(run)
                        + " and (g.number is null or g.ends is not null) and "
                        + PeriodSql.haveADayInCommon(
                                "s.valid_from",
                                RollSql.end(run, RowType.COVER, "s", "k"),
                                "c.valid_from",
                                "coalesce(g.ends, c.valid_until)"));
    }

    @Override
    public void end(EntityManager em, ImportRun run) {
        PeriodSql.end(em, run, RowType.COVER, "member_cover");
    }

    @Override
    public void change(EntityManager em, ImportRun run, Stretch stretch) {
        NativeSql sql =
                new NativeSql()
                        .add("merge into member_cover t using (select s.live_id as known,")
                        .add(" p.id as policy, s.valid_until as ends from import_cover s")
                        .add(" join policy p on p.policy_number = s.policy_number where ");
        stretch.of(run, sql)
                .add(" and s.verdict = 'CHANGED') r on (t.id = r.known) when matched then")
                .add(" update set policy_id = r.policy, version = t.version + 1")
                .add(
                        run.has(RowType.COVER, ImportColumn.VALID_UNTIL)
                                ? ", valid_until = r.ends"
                                : "")
                .update(em);
    }

    @Override
    public void add(EntityManager em, ImportRun run, Stretch stretch) {
        NativeSql sql =
                new NativeSql()
                        .add("insert into member_cover (id, version, member_id, policy_id,")
                        .add(" valid_from, valid_until) select s.id, 1, m.id, p.id,")
                        .add(" s.valid_from, s.valid_until from import_cover s")
                        .add(" join member m on m.member_number = s.member_number")
                        .add(" join policy p on p.policy_number = s.policy_number where ");
        stretch.of(run, sql).add(" and s.verdict = 'NEW'").update(em);
    }

    @Override
    public List<DifferenceLine> difference(
            EntityManager em, ImportRun run, ImportVerdict verdict, long after, int limit) {
        if (verdict == ImportVerdict.GONE) {
            return Differences.gone(em, run, RowType.COVER, "member_cover", after, limit);
        }
        List<Object[]> rows =
                new NativeSql()
                        .add("select s.row_no, s.line, s.member_number, s.policy_number,")
                        .add(" p.policy_number, cast(s.valid_from as varchar(10)),")
                        .add(" cast(" + RollSql.end(run, RowType.COVER, "s", "c"))
                        .add(" as varchar(10)), cast(c.valid_until as varchar(10))")
                        .add(" from import_cover s left join member_cover c on c.id = s.live_id")
                        .add(" left join policy p on p.id = c.policy_id")
                        .add(" where s.import_id = ? and s.verdict = ?", run.id(), verdict.name())
                        .add(" and s.row_no > ? order by s.row_no", after)
                        .add(" fetch first " + limit + " rows only")
                        .rows(em);
        return Differences.staged(
                em,
                run,
                RowType.COVER,
                verdict,
                rows,
                row -> row[2] + " / " + row[3] + " / " + row[5],
                row -> changes(verdict, row));
    }

    private static List<FieldChange> changes(ImportVerdict verdict, Object[] row) {
        List<FieldChange> changes = new ArrayList<>();
        Differences.add(
                changes, verdict, ImportColumn.POLICY_NUMBER, (String) row[4], (String) row[3]);
        if (verdict != ImportVerdict.CHANGED) { // a known cover is known by its first day
            Differences.add(changes, verdict, ImportColumn.VALID_FROM, null, (String) row[5]);
        }
        Differences.add(
                changes, verdict, ImportColumn.VALID_UNTIL, (String) row[7], (String) row[6]);
        return changes;
    }
}
