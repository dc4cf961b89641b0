package io.onecare.core.imports;

import jakarta.persistence.EntityManager;
import java.util.List;

/** What is particular to policies. None ever ends because it is not named. */
final class PolicyRows implements KeyedRows.Particulars {

    private static final String KEY = "s.policy_number";

    private PolicyRows() {}

    static RowRules policies() {
        return new KeyedRows(
                RowType.POLICY,
                "policy",
                new KeyedRows.Key(ImportColumn.POLICY_NUMBER, "policy_number"),
                true,
                true,
                "",
                List.of(
                        Field.same(ImportColumn.HOLDER_NAME, "holder_name"),
                        Field.reference(
                                ImportColumn.PRICE_LIST_CODE,
                                "price_list_id",
                                "price_list_code",
                                "price_list"),
                        Field.same(ImportColumn.VALID_FROM, "valid_from"),
                        Field.same(ImportColumn.VALID_UNTIL, "valid_until")),
                List.of(),
                new PolicyRows());
    }

    @Override
    public void judge(EntityManager em, ImportRun run, Stretch stretch) {
        RollSql.problem(
                em,
                run,
                stretch,
                RowType.POLICY,
                ImportColumn.PRICE_LIST_CODE,
                ImportReason.UNKNOWN_PRICE_LIST,
                KEY,
                "s.price_list_code",
                "",
                "not exists (select 1 from price_list l where l.code = s.price_list_code)");
        if (run.has(RowType.POLICY, ImportColumn.VALID_UNTIL)) {
            RollSql.bookingsAfterChange(
                    em,
                    run,
                    stretch,
                    RowType.POLICY,
                    KEY,
                    " from policy k, "
                            + RollSql.BOOKINGS
                            + " where k.id = s.live_id and b.policy_number = s.policy_number"
                            + " and b.booked >= s.valid_until"
                            + " and b.booked < coalesce(k.valid_until, "
                            + PeriodSql.NEVER
                            + ")");
        } else {
            RollSql.problem(
                    em,
                    run,
                    stretch,
                    RowType.POLICY,
                    ImportColumn.VALID_FROM,
                    ImportReason.PERIOD_HOLDS_NO_DAY,
                    KEY,
                    ProblemSql.NONE,
                    " join policy k on k.id = s.live_id",
                    "k.valid_until <= s.valid_from");
        }
    }

    /** Whose new period would leave a known cover that the source does not state without a day. */
    @Override
    public void holdAgainstTheRest(EntityManager em, ImportRun run, Stretch stretch) {
        String until = RollSql.end(run, RowType.POLICY, "s", "k");
        RollSql.problem(
                em,
                run,
                stretch,
                RowType.POLICY,
                ImportColumn.VALID_FROM,
                ImportReason.COVER_OUTSIDE_POLICY,
                KEY,
                KEY,
                " join policy k on k.id = s.live_id",
                "(s.valid_from <> k.valid_from or "
                        + until
                        + " is distinct from k.valid_until)"
                        + " and exists (select 1 from member_cover c"
                        + " join member m on m.id = c.member_id"
                        + " left join import_gone g on g.live_id = c.id and "
                        + run.owns("g")
                        + " where c.policy_id = k.id and (g.number is null or g.ends is not null)"
                        + " and not "
                        + RollSql.isStated(run)
                        + " and not "
                        + PeriodSql.haveADayInCommon(
                                "s.valid_from",
                                until,
                                "c.valid_from",
                                "coalesce(g.ends, c.valid_until)")
                        + ")");
    }

    @Override
    public void findGone(EntityManager em, ImportRun run) {
        // whom the source does not name, their covers end, and the policy covers nobody
    }

    @Override
    public void end(EntityManager em, ImportRun run) {
        // none is gone
    }
}
