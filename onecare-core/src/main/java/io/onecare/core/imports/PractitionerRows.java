package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * What is particular to practitioners. One that is gone works nowhere any more, and stays known.
 */
final class PractitionerRows implements KeyedRows.Particulars {

    private static final String FACILITIES_OF_ROW =
            " from import_practitioner_facility x where x.import_id = s.import_id"
                    + " and x.row_no = s.row_no";

    private PractitionerRows() {}

    static RowRules practitioners() {
        return new KeyedRows(
                RowType.PRACTITIONER,
                "practitioner",
                false,
                false,
                "",
                List.of(
                        Field.same(ImportColumn.TITLE, "title"),
                        Field.same(ImportColumn.GIVEN_NAME, "given_name"),
                        Field.same(ImportColumn.FAMILY_NAME, "family_name")),
                List.of(workplaces()),
                new PractitionerRows());
    }

    private static Part workplaces() {
        String known =
                " from practitioner_facility w join facility f on f.id = w.facility_id"
                        + " where w.practitioner_id = k.id";
        String wanted =
                " from import_practitioner s join import_practitioner_facility x"
                        + " on x.import_id = s.import_id and x.row_no = s.row_no"
                        + " join facility f on f.code = x.facility_code where %s";
        return new Part(
                ImportColumn.FACILITY_CODES,
                "exists (select 1"
                        + FACILITIES_OF_ROW
                        + " and not exists (select 1"
                        + known
                        + " and f.code = x.facility_code)) or (select count(*)"
                        + FACILITIES_OF_ROW
                        + ") <> (select count(*)"
                        + known
                        + ")",
                "select s.row_no, 0, x.facility_code from import_practitioner s"
                        + " join import_practitioner_facility x"
                        + " on x.import_id = s.import_id and x.row_no = s.row_no",
                "select s.row_no, 0, f.code from import_practitioner s"
                        + " join practitioner_facility w on w.practitioner_id = s.live_id"
                        + " join facility f on f.id = w.facility_id",
                false,
                List.of(
                        "delete from practitioner_facility where practitioner_id in"
                                + " (select s.live_id from import_practitioner s where %s)",
                        "insert into practitioner_facility (practitioner_id, facility_id)"
                                + " select coalesce(s.live_id, s.id), f.id"
                                + wanted));
    }

    @Override
    public void judge(EntityManager em, ImportRun run, Stretch stretch) {
        NativeSql unknown =
                ProblemSql.ofRows(
                                RowType.PRACTITIONER,
                                ImportColumn.FACILITY_CODES,
                                ImportReason.UNKNOWN_FACILITY,
                                "s.code",
                                "x.facility_code")
                        .add(" from import_practitioner s join import_practitioner_facility x")
                        .add(" on x.import_id = s.import_id and x.row_no = s.row_no where ");
        stretch.of(run, unknown)
                .add(" and not exists (select 1 from facility f where f.code = x.facility_code)")
                .add(" order by s.row_no, x.facility_code")
                .update(em);
        if (run.has(RowType.PRACTITIONER, ImportColumn.FACILITY_CODES)) {
            String left =
                    "not exists (select 1 from import_practitioner_facility x join facility f"
                            + " on f.code = x.facility_code where x.import_id = s.import_id"
                            + " and x.row_no = s.row_no and f.id = ";
            warn(
                    em,
                    run,
                    stretch,
                    ImportReason.BOOKINGS_AFTER_THE_END,
                    " from booking b where b.practitioner_id = s.live_id and "
                            + FacilityRows.ACTIVE
                            + " and b.starts_at >= "
                            + ImportRun.beginOf(run.asOf())
                            + " and "
                            + left
                            + "b.facility_id)");
            warn(
                    em,
                    run,
                    stretch,
                    ImportReason.SCHEDULES_STAY,
                    " from schedule c where c.practitioner_id = s.live_id and "
                            + lasts(run)
                            + " and "
                            + left
                            + "c.facility_id)");
        }
    }

    private static void warn(
            EntityManager em, ImportRun run, Stretch stretch, ImportReason reason, String what) {
        NativeSql sql =
                ProblemSql.ofRows(
                                RowType.PRACTITIONER,
                                ImportColumn.FACILITY_CODES,
                                reason,
                                "s.code",
                                "(select cast(count(*) as varchar(20))" + what + ")")
                        .add(" from import_practitioner s where ");
        stretch.of(run, sql)
                .add(" and s.verdict = 'CHANGED' and exists (select 1" + what + ")")
                .update(em);
    }

    private static String lasts(ImportRun run) {
        return "(c.valid_until is null or c.valid_until > " + run.asOfSql() + ")";
    }

    @Override
    public void findGone(EntityManager em, ImportRun run) {
        new NativeSql()
                .add("insert into import_gone (import_id, row_type, live_id, item_key, ends)")
                .add(" select cast(? as uuid), 'PRACTITIONER', k.id, k.code,", run.id())
                .add(" " + run.asOfSql() + " from practitioner k where exists (select 1")
                .add(" from practitioner_facility w where w.practitioner_id = k.id)")
                .add(" and not exists (select 1 from import_practitioner s where s.code = k.code")
                .add(" and s.import_id = ?) order by k.code", run.id())
                .update(em);
        warnOfGone(
                em,
                run,
                ImportReason.BOOKINGS_AFTER_THE_END,
                " from booking b where b.practitioner_id = g.live_id and "
                        + FacilityRows.ACTIVE
                        + " and b.starts_at >= "
                        + ImportRun.beginOf(run.asOf()));
        warnOfGone(
                em,
                run,
                ImportReason.SCHEDULES_STAY,
                " from schedule c where c.practitioner_id = g.live_id and " + lasts(run));
    }

    private static void warnOfGone(
            EntityManager em, ImportRun run, ImportReason reason, String what) {
        ProblemSql.ofGone(
                        RowType.PRACTITIONER,
                        reason,
                        "(select cast(count(*) as varchar(20))" + what + ")")
                .add(" from import_gone g where g.import_id = ?", run.id())
                .add(" and g.row_type = 'PRACTITIONER' and exists (select 1" + what + ")")
                .add(" order by g.item_key")
                .update(em);
    }

    @Override
    public void end(EntityManager em, ImportRun run) {
        new NativeSql()
                .add("delete from practitioner_facility where practitioner_id in")
                .add(" (select g.live_id from import_gone g where g.import_id = ?", run.id())
                .add(" and g.row_type = 'PRACTITIONER')")
                .update(em);
    }
}
