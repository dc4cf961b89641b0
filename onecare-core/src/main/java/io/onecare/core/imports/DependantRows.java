package io.onecare.core.imports;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.member.FamilyLimits;
import io.onecare.core.member.Today;
import io.onecare.core.member.Traces;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an import does with dependants. Whom a member declared and the source states, by the same
 * tax code under the same member, is one person: they get the insurer's number and data, and what
 * names them follows (decision 0035).
 */
final class DependantRows implements RowRules {

    private static final String KEY = "s.dependant_number";

    /** How many people one statement names. */
    private static final int CHUNK = 500;

    private final Clock clock;
    private final FamilyLimits limits;
    private final RowRules rows;

    DependantRows(Clock clock, FamilyLimits limits) {
        this.clock = clock;
        this.limits = limits;
        this.rows =
                new KeyedRows(
                        RowType.DEPENDANT,
                        "dependant",
                        new KeyedRows.Key(ImportColumn.DEPENDANT_NUMBER, "dependant_number"),
                        true,
                        false,
                        "",
                        fields(),
                        List.of(),
                        new Judge());
    }

    private static List<Field> fields() {
        String member = "(select m.id from member m where m.member_number = s.member_number)";
        String adopted = "case when k.declared_tax_code is ";
        return List.of(
                new Field(
                        ImportColumn.DEPENDANT_NUMBER,
                        "dependant_number",
                        adopted + "not null then s.dependant_number end",
                        "cast(null as varchar(40))",
                        "1 = 0",
                        "s.dependant_number",
                        "s.dependant_number"),
                new Field(
                        ImportColumn.MEMBER_NUMBER,
                        "member_id",
                        "s.member_number",
                        "(select m.member_number from member m where m.id = k.member_id)",
                        "1 = 0",
                        "k.member_id",
                        member),
                Field.same(ImportColumn.RELATIONSHIP, "relationship"),
                Field.same(ImportColumn.FAMILY_NAME, "surname"),
                Field.same(ImportColumn.GIVEN_NAME, "given_name"),
                Field.same(ImportColumn.BIRTH_DATE, "birth_date"),
                Field.same(ImportColumn.TAX_CODE, "tax_code"),
                Field.same(ImportColumn.VALID_FROM, "valid_from"),
                Field.same(ImportColumn.VALID_UNTIL, "valid_until"),
                Field.silent(
                        ImportColumn.TAX_CODE,
                        "declared_tax_code",
                        "cast(null as varchar(16))",
                        "cast(null as varchar(16))"),
                // the birth date was corrected: it was a minor who agreed (Majority)
                Field.silent(
                        ImportColumn.BIRTH_DATE,
                        "agreed_on",
                        "case when k.agreed_on >= cast(s.birth_date + interval '18' year as date)"
                                + " then k.agreed_on end",
                        "cast(null as date)"));
    }

    /** What is wrong with a row, and whom a member had declared. */
    private final class Judge implements KeyedRows.Particulars {

        @Override
        public void judge(EntityManager em, ImportRun run, Stretch stretch) {
            problem(
                    em,
                    run,
                    stretch,
                    ImportColumn.MEMBER_NUMBER,
                    ImportReason.UNKNOWN_MEMBER,
                    "s.member_number",
                    "",
                    RollSql.isUnknownMember(run));
            problem(
                    em,
                    run,
                    stretch,
                    ImportColumn.DEPENDANT_NUMBER,
                    ImportReason.NUMBER_TAKEN,
                    ProblemSql.NONE,
                    "",
                    "("
                            + RollSql.isNamedByRow(run, "s.dependant_number")
                            + " or "
                            + RollSql.isKnownByRow("s.dependant_number")
                            + ")");
            problem(
                    em,
                    run,
                    stretch,
                    ImportColumn.MEMBER_NUMBER,
                    ImportReason.DEPENDANT_OF_ANOTHER_MEMBER,
                    ProblemSql.NONE,
                    " join dependant k on k.id = s.live_id join member m on m.id = k.member_id",
                    "m.member_number <> s.member_number");
            problem(
                    em,
                    run,
                    stretch,
                    ImportColumn.TAX_CODE,
                    ImportReason.TAX_CODE_TAKEN,
                    ProblemSql.NONE,
                    "",
                    "("
                            + Stretch.isThere(
                                    "z.row_no",
                                    " from import_dependant z where z.member_number ="
                                            + " s.member_number and z.tax_code = s.tax_code"
                                            + " and z.row_no < s.row_no and "
                                            + run.owns("z"))
                            + " or "
                            + Stretch.isThere(
                                    "z.row_no",
                                    " from import_member z where z.member_number ="
                                            + " s.member_number and z.tax_code = s.tax_code and "
                                            + run.owns("z"))
                            + " or "
                            + Stretch.isThere(
                                    "k.version",
                                    " from member k where k.member_number = s.member_number"
                                            + " and k.tax_code = s.tax_code and not "
                                            + RollSql.isNamed(run, "k.member_number"))
                            + " or "
                            + RollSql.isTaxCodeOfFamily(run)
                            + ")");
            problem(
                    em,
                    run,
                    stretch,
                    ImportColumn.BIRTH_DATE,
                    ImportReason.BORN_IN_THE_FUTURE,
                    ProblemSql.NONE,
                    "",
                    "s.birth_date > " + ImportRun.day(Today.in(clock)));
            problem(
                    em,
                    run,
                    stretch,
                    ImportColumn.VALID_FROM,
                    ImportReason.INSURED_BEFORE_BIRTH,
                    ProblemSql.NONE,
                    "",
                    "s.valid_from < s.birth_date");
            adopt(em, run, stretch);
            ends(em, run, stretch);
        }

        private void ends(EntityManager em, ImportRun run, Stretch stretch) {
            if (run.has(RowType.DEPENDANT, ImportColumn.VALID_UNTIL)) {
                RollSql.bookingsAfterChange(
                        em,
                        run,
                        stretch,
                        RowType.DEPENDANT,
                        KEY,
                        bookings("s.live_id", "s.valid_until"));
            } else {
                problem(
                        em,
                        run,
                        stretch,
                        ImportColumn.VALID_FROM,
                        ImportReason.PERIOD_HOLDS_NO_DAY,
                        ProblemSql.NONE,
                        " join dependant k on k.id = s.live_id",
                        "k.valid_until <= s.valid_from");
            }
        }

        @Override
        public void findGone(EntityManager em, ImportRun run) {
            // in both modes: below
        }

        @Override
        public void end(EntityManager em, ImportRun run) {
            // below
        }
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
                em, run, stretch, RowType.DEPENDANT, column, reason, KEY, fact, join, condition);
    }

    private static void adopt(EntityManager em, ImportRun run, Stretch stretch) {
        String declared =
                " from member m join dependant d on d.member_id = m.id"
                        + " and d.declared_tax_code = s.tax_code"
                        + " where m.member_number = s.member_number";
        NativeSql sql =
                new NativeSql()
                        .add("update import_dependant s set verdict = 'CHANGED',")
                        .add(" live_id = (select d.id" + declared + ") where ");
        stretch.of(run, sql)
                .add(" and s.form_ok and s.live_id is null")
                .add(" and " + Stretch.isThere("d.version", declared))
                .update(em);
    }

    private static String bookings(String dependant, String from) {
        return " from dependant d join "
                + RollSql.BOOKINGS
                + " on b.patient_number = d.dependant_number where d.id = "
                + dependant
                + " and b.booked >= "
                + from
                + " and b.booked < coalesce(d.valid_until, "
                + PeriodSql.NEVER
                + ")";
    }

    @Override
    public RowType type() {
        return rows.type();
    }

    @Override
    public String staging() {
        return rows.staging();
    }

    @Override
    public void match(EntityManager em, ImportRun run, Stretch stretch) {
        rows.match(em, run, stretch);
    }

    @Override
    public void compare(EntityManager em, ImportRun run) {
        String partner = "relationship = 'SPOUSE_OR_PARTNER'";
        tooMany(em, run, ImportReason.TOO_MANY_PARTNERS, partner, limits.partners());
        tooMany(em, run, ImportReason.TOO_MANY_DEPENDANTS, "1 = 1", limits.dependants());
    }

    /** Told with the member, or with the first that counts where the source has no such row. */
    private static void tooMany(
            EntityManager em, ImportRun run, ImportReason reason, String counted, int limit) {
        if (run.speaksOf(RowType.MEMBER)) {
            String stated =
                    " from import_member n join member m on m.id = n.live_id where n.import_id = "
                            + RollSql.id(run);
            String rows = "select s.member_number, s.row_no from import_member s";
            List<Integer> told =
                    rowsOf(em, run, crowded(run, "", stated, counted, limit), rows, "");
            tell(em, run, RowType.MEMBER, reason, limit, told);
        }
        if (RollSql.mayNameKnownMembers(run)) {
            String alone = " and not " + RollSql.isNamed(run, "x.member_number");
            String known =
                    " from import_dependant x join member m on m.member_number = x.member_number"
                            + " where x.form_ok"
                            + alone
                            + " and x.import_id = "
                            + RollSql.id(run);
            String rows =
                    "select s.member_number, coalesce(min(case when "
                            + counted
                            + " then s.row_no end), min(s.row_no)) from import_dependant s";
            List<Integer> told =
                    rowsOf(
                            em,
                            run,
                            crowded(run, alone, known, counted, limit),
                            rows,
                            " group by s.member_number");
            tell(em, run, RowType.DEPENDANT, reason, limit, told);
        }
    }

    /**
     * The rows with which it is told, in their order. Asked in two steps: joined, a database that
     * takes an import for one row asks who is crowded again for each.
     */
    private static List<Integer> rowsOf(
            EntityManager em, ImportRun run, String crowded, String rows, String rest) {
        List<Object> numbers = new ArrayList<>();
        new NativeSql().add(crowded).rows(em).forEach(row -> numbers.add(row[0]));
        List<Integer> told = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += CHUNK) {
            new NativeSql()
                    .add(rows + " where " + run.owns("s") + " and s.form_ok")
                    .add(" and s.member_number in ")
                    .addIn(numbers.subList(from, Math.min(from + CHUNK, numbers.size())))
                    .add(rest)
                    .rows(em)
                    .forEach(row -> told.add(((Number) row[1]).intValue()));
        }
        Collections.sort(told);
        return told;
    }

    private static void tell(
            EntityManager em,
            ImportRun run,
            RowType type,
            ImportReason reason,
            int limit,
            List<Integer> told) {
        boolean isMember = type == RowType.MEMBER;
        for (int from = 0; from < told.size(); from += CHUNK) {
            ProblemSql.ofRows(
                            type,
                            ImportColumn.MEMBER_NUMBER,
                            reason,
                            isMember ? "s.member_number" : KEY,
                            "'" + limit + "'")
                    .add(" from " + (isMember ? "import_member" : "import_dependant") + " s where ")
                    .add(run.owns("s") + " and s.row_no in ")
                    .addIn(told.subList(from, Math.min(from + CHUNK, told.size())))
                    .add(" order by s.row_no")
                    .update(em);
        }
    }

    /**
     * Asks for the numbers of members with more than so many at once. Who begins counts from that
     * day on, who ends no longer.
     *
     * @param whose which stated dependants {@code x} count; empty for all
     * @param members the known members {@code m} whose dependants who stay count
     */
    private static String crowded(
            ImportRun run, String whose, String members, String counted, int limit) {
        String family =
                " from (select x.member_number, x.relationship, x.valid_from, "
                        + RollSql.end(run, RowType.DEPENDANT, "x", "k")
                        + " as valid_until from import_dependant x"
                        + " left join dependant k on k.id = x.live_id where x.import_id = "
                        + RollSql.id(run)
                        + " and x.form_ok"
                        + whose
                        + (run.ends(RowType.DEPENDANT) ? "" : unionOfWhoStays(run, members))
                        + ") x where "
                        + counted;
        return "select distinct e.member_number, 0 from"
                + " (select v.member_number, sum(v.delta) over (partition by v.member_number"
                + " order by v.on_day, v.delta rows unbounded preceding) as at_once"
                + " from (select x.member_number, x.valid_from as on_day, 1 as delta"
                + family
                + " union all select x.member_number, x.valid_until, -1"
                + family
                + " and x.valid_until is not null) v) e where e.at_once > "
                + limit;
    }

    private static String unionOfWhoStays(ImportRun run, String members) {
        return " union all select u.member_number, d.relationship, d.valid_from, d.valid_until"
                + " from (select distinct m.id, m.member_number"
                + members
                + ") u join dependant d on d.member_id = u.id where "
                + RollSql.staysDependant(run);
    }

    @Override
    public void findGone(EntityManager em, ImportRun run) {
        if (run.ends(RowType.DEPENDANT)) {
            notNamed(em, run);
        }
        new NativeSql()
                .add("insert into import_gone (import_id, row_type, live_id, item_key, ends)")
                .add(" select cast(? as uuid), 'DEPENDANT', d.id,", run.id())
                .add(" m.member_number, case when d.valid_from < " + today())
                .add(" then " + today() + " else cast(d.valid_from + interval '1' day as date)")
                .add(" end" + declaredAndStatedElsewhere(run))
                .add(" order by m.member_number")
                .update(em);
        RollSql.bookingsAfterEnd(em, run, RowType.DEPENDANT, bookings("g.live_id", "g.ends"));
    }

    /** Of the members that the source has; without rows of members, of everybody. */
    private static void notNamed(EntityManager em, ImportRun run) {
        String known =
                run.speaksOf(RowType.MEMBER)
                        ? " from import_member s join dependant d on d.member_id = s.live_id"
                                + " where s.import_id = "
                                + RollSql.id(run)
                        : " from dependant d where 1 = 1";
        new NativeSql()
                .add("insert into import_gone (import_id, row_type, live_id, item_key, ends)")
                .add(" select distinct cast(? as uuid), 'DEPENDANT', d.id,", run.id())
                .add(" d.dependant_number, case when d.valid_from < " + run.asOfSql())
                .add(" then " + run.asOfSql() + " end" + known)
                .add(" and d.declared_tax_code is null and (d.valid_from >= " + run.asOfSql())
                .add(
                        " or coalesce(d.valid_until, "
                                + PeriodSql.NEVER
                                + ") > "
                                + run.asOfSql()
                                + ")")
                .add(" and not exists (select 1 from import_dependant x where")
                .add(" x.dependant_number = d.dependant_number and " + run.owns("x") + ")")
                .add(" order by d.dependant_number")
                .update(em);
        keepWhoIsNamed(em, run);
    }

    private String today() {
        return ImportRun.day(Today.in(clock));
    }

    /** Declared dependants {@code d} whom the source has in another row already. */
    private String declaredAndStatedElsewhere(ImportRun run) {
        String stated =
                " from import_dependant x where x.member_number = m.member_number and "
                        + run.owns("x");
        return " from dependant d join member m on m.id = d.member_id"
                + " where d.declared_tax_code is not null and d.valid_from <= "
                + today()
                + " and coalesce(d.valid_until, "
                + PeriodSql.NEVER
                + ") > "
                + today()
                + " and (exists (select 1 from import_member s where"
                + " s.member_number = m.member_number and s.tax_code = d.tax_code and "
                + run.owns("s")
                + ") or exists (select 1"
                + stated
                + " and x.tax_code = d.tax_code)) and not exists (select 1"
                + stated
                + " and x.live_id = d.id)";
    }

    /** Who was never insured is deleted, unless something goes by them that must find them. */
    private static void keepWhoIsNamed(EntityManager em, ImportRun run) {
        for (String number : namedOfDeleted(em, run)) {
            new NativeSql()
                    .add("update import_gone set ends = " + run.asOfSql())
                    .add(" where import_id = ? and row_type = 'DEPENDANT'", run.id())
                    .add(" and item_key = ?", number)
                    .update(em);
        }
    }

    private static List<String> namedOfDeleted(EntityManager em, ImportRun run) {
        List<String> deleted =
                new NativeSql()
                                .add(
                                        "select g.item_key, 0 from import_gone g where g.import_id = ?",
                                        run.id())
                                .add(" and g.row_type = 'DEPENDANT' and g.ends is null")
                                .rows(em)
                                .stream()
                                .map(row -> (String) row[0])
                                .toList();
        List<String> named = new ArrayList<>();
        for (int from = 0; from < deleted.size(); from += CHUNK) {
            named.addAll(
                    Traces.named(
                            em, deleted.subList(from, Math.min(from + CHUNK, deleted.size()))));
        }
        return named;
    }

    /** Members declare people, and people book, without the revision. */
    @Override
    public boolean mayStillBeDeleted(EntityManager em, ImportRun run) {
        // nobody can book for them before this transaction ends
        new NativeSql()
                .add("update member set version = version where id in (select d.member_id")
                .add(" from import_gone g join dependant d on d.id = g.live_id")
                .add(" where g.import_id = ? and g.row_type = 'DEPENDANT'", run.id())
                .add(" and g.ends is null) or id in (select d.member_id" + adopted(run) + ")")
                .update(em);
        return namedOfDeleted(em, run).isEmpty()
                && none(
                        em,
                        // declared since
                        "select s.row_no, 0 from dependant d join member m on m.id = d.member_id"
                                + " join import_dependant s on s.member_number = m.member_number"
                                + " and s.tax_code = d.declared_tax_code"
                                + " where d.declared_tax_code is not null and "
                                + run.owns("s")
                                + " and s.live_id is null")
                && none(
                        em,
                        // adopted, but taken back or corrected since
                        "select s.row_no, 0 from import_dependant s left join dependant d"
                                + " on d.id = s.live_id where s.import_id = "
                                + RollSql.id(run)
                                + " and s.live_id is not null and (d.id is null"
                                + " or d.dependant_number <> s.dependant_number"
                                + " and d.declared_tax_code is distinct from s.tax_code)")
                && none(
                        em,
                        "select m.member_number, 0"
                                + declaredAndStatedElsewhere(run)
                                + " and not exists (select 1 from import_gone g"
                                + " where g.live_id = d.id and "
                                + run.owns("g")
                                + ")");
    }

    private static boolean none(EntityManager em, String question) {
        return new NativeSql().add(question + " fetch first 1 rows only").rows(em).isEmpty();
    }

    private static String adopted(ImportRun run) {
        return " from import_dependant s join dependant d on d.id = s.live_id"
                + " where s.verdict = 'CHANGED' and d.declared_tax_code is not null"
                + " and s.import_id = "
                + RollSql.id(run);
    }

    @Override
    public void tell(EntityManager em, ImportRun run, Actor actor, AuditTrail audit) {
        audit.recordAll(actor, "DEPENDANT_ADOPTED", AuditTrail.PERSON, ids(em, adopted(run)));
        audit.recordAll(
                actor,
                "DEPENDANT_STATED_ELSEWHERE",
                AuditTrail.PERSON,
                ids(
                        em,
                        " from import_gone g join dependant d on d.id = g.live_id"
                                + " where d.declared_tax_code is not null"
                                + " and g.row_type = 'DEPENDANT' and g.import_id = "
                                + RollSql.id(run)));
    }

    private static List<String> ids(EntityManager em, String of) {
        return new NativeSql()
                .add("select cast(d.id as varchar(36)), 0" + of).rows(em).stream()
                        .map(row -> (String) row[0])
                        .toList();
    }

    @Override
    public void end(EntityManager em, ImportRun run) {
        new NativeSql()
                .add("delete from dependant where id in (select g.live_id from import_gone g")
                .add(" where g.import_id = ? and g.row_type = 'DEPENDANT'", run.id())
                .add(" and g.ends is null)")
                .update(em);
        // who would have begun later is insured on no day from the import's on
        new NativeSql()
                .add("merge into dependant t using (select g.live_id as known, g.ends,")
                .add(" cast(g.ends - interval '1' day as date) as eve from import_gone g")
                .add(" where g.import_id = ? and g.row_type = 'DEPENDANT'", run.id())
                .add(" and g.ends is not null) r on (t.id = r.known) when matched then update set")
                .add(" valid_from = least(t.valid_from, r.eve), valid_until = r.ends,")
                .add(" version = t.version + 1")
                .update(em);
    }

    @Override
    public void change(EntityManager em, ImportRun run, Stretch stretch) {
        NativeSql sql =
                new NativeSql()
                        .add("select d.dependant_number, s.dependant_number" + adopted(run))
                        .add(" and ");
        Map<String, String> renamed = new LinkedHashMap<>();
        stretch.of(run, sql).rows(em).forEach(row -> renamed.put((String) row[0], (String) row[1]));
        Traces.rename(em, renamed);
        rows.change(em, run, stretch);
    }

    @Override
    public void add(EntityManager em, ImportRun run, Stretch stretch) {
        rows.add(em, run, stretch);
    }

    @Override
    public List<DifferenceLine> difference(
            EntityManager em, ImportRun run, ImportVerdict verdict, long after, int limit) {
        return rows.difference(em, run, verdict, after, limit);
    }
}
