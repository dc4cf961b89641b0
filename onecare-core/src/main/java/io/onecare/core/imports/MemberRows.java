package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import io.onecare.core.member.Today;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** What is particular to members. Nobody is deleted: who is gone has covers that end. */
final class MemberRows implements KeyedRows.Particulars {

    private static final String KEY = "s.member_number";

    private final Clock clock;

    private MemberRows(Clock clock) {
        this.clock = clock;
    }

    static RowRules members(Clock clock) {
        return new KeyedRows(
                RowType.MEMBER,
                "member",
                new KeyedRows.Key(ImportColumn.MEMBER_NUMBER, "member_number"),
                true,
                true,
                "",
                List.of(
                        Field.same(ImportColumn.FAMILY_NAME, "surname"),
                        Field.same(ImportColumn.GIVEN_NAME, "given_name"),
                        Field.same(ImportColumn.BIRTH_DATE, "birth_date"),
                        Field.same(ImportColumn.TAX_CODE, "tax_code"),
                        Field.same(ImportColumn.EMAIL, "email"),
                        Field.same(ImportColumn.PHONE, "phone")),
                List.of(),
                new MemberRows(clock));
    }

    @Override
    public void judge(EntityManager em, ImportRun run, Stretch stretch) {
        problem(
                em,
                run,
                stretch,
                ImportColumn.MEMBER_NUMBER,
                ImportReason.NUMBER_TAKEN,
                "("
                        + Stretch.isThere(
                                "d.version",
                                " from dependant d where d.dependant_number = s.member_number")
                        + " or "
                        + Stretch.isThere(
                                "d.row_no",
                                " from import_dependant d where d.dependant_number ="
                                        + " s.member_number and "
                                        + run.owns("d"))
                        + ")");
        problem(
                em,
                run,
                stretch,
                ImportColumn.TAX_CODE,
                ImportReason.TAX_CODE_TAKEN,
                "("
                        + Stretch.isThere(
                                "k.version",
                                " from member k where k.tax_code = s.tax_code"
                                        + " and k.member_number <> s.member_number")
                        + " or "
                        + Stretch.isThere(
                                "d.row_no",
                                " from import_member d where d.tax_code = s.tax_code"
                                        + " and d.member_number <> s.member_number and "
                                        + run.owns("d"))
                        + " or "
                        + RollSql.isTaxCodeOfFamily(run)
                        + ")");
        problem(
                em,
                run,
                stretch,
                ImportColumn.BIRTH_DATE,
                ImportReason.BORN_IN_THE_FUTURE,
                "s.birth_date > " + ImportRun.day(Today.in(clock)));
    }

    private static void problem(
            EntityManager em,
            ImportRun run,
            Stretch stretch,
            ImportColumn column,
            ImportReason reason,
            String condition) {
        RollSql.problem(
                em,
                run,
                stretch,
                RowType.MEMBER,
                column,
                reason,
                KEY,
                ProblemSql.NONE,
                "",
                condition);
    }

    @Override
    public void findGone(EntityManager em, ImportRun run) {
        new NativeSql()
                .add("insert into import_gone (import_id, row_type, live_id, item_key, ends)")
                .add(" select cast(? as uuid), 'MEMBER', m.id, m.member_number, ", run.id())
                .add(run.asOfSql() + " from member m where " + RollSql.leaves(run))
                .add(" order by m.member_number")
                .update(em);
    }

    /** Members declare people without the revision; whoever speaks of those looks again. */
    @Override
    public boolean mayStillBeDeleted(EntityManager em, ImportRun run) {
        return run.speaksOf(RowType.DEPENDANT)
                || new NativeSql()
                        .add(
                                "select s.row_no, 0 from import_member s where s.import_id = ?",
                                run.id())
                        .add(" and s.verdict = 'CHANGED' and " + RollSql.isTaxCodeOfFamily(run))
                        .add(" fetch first 1 rows only")
                        .rows(em)
                        .isEmpty();
    }

    @Override
    public void end(EntityManager em, ImportRun run) {
        // their covers are rows of their own
    }
}
