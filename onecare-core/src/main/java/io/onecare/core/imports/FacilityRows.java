package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What is particular to facilities. */
final class FacilityRows implements KeyedRows.Particulars {

    /** Bookings that somebody counts on. */
    static final String ACTIVE = "b.state in ('REQUESTED', 'CONFIRMED')";

    /**
     * What a row gives replaces what is known; the comune's point only another comune's, or none.
     */
    private static final String MOVES =
            "(s.position_source = 'GIVEN' and (s.latitude is distinct from k.latitude"
                    + " or s.longitude is distinct from k.longitude"
                    + " or k.position_source is distinct from 'GIVEN')"
                    + " or s.position_source = 'COMUNE' and (k.latitude is null"
                    + " or k.position_source = 'COMUNE' and (s.latitude <> k.latitude"
                    + " or s.longitude <> k.longitude)))";

    private static final String PHONES_OF_ROW =
            " from import_facility_phone x where x.import_id = s.import_id and x.row_no = s.row_no";
    private static final String SERVICES_OF_ROW =
            " from import_facility_service x where x.import_id = s.import_id"
                    + " and x.row_no = s.row_no";
    private static final String ROWS = " from import_facility s where %s";

    /** Of a facility {@code k} and a row {@code s} that is known. */
    private static final String GIVEN_UP =
            "o.facility_id = s.live_id and o.offered and not exists (select 1 from"
                    + " import_facility_service x join health_service v on v.code = x.service_code"
                    + " where x.import_id = s.import_id and x.row_no = s.row_no"
                    + " and v.id = o.service_id)";

    private FacilityRows() {}

    static RowRules facilities() {
        return new KeyedRows(
                RowType.FACILITY,
                "facility",
                true,
                false,
                "",
                List.of(
                        Field.same(ImportColumn.NAME, "name"),
                        Field.same(ImportColumn.STREET, "street"),
                        Field.same(ImportColumn.POSTAL_CODE, "postal_code"),
                        Field.same(ImportColumn.COMUNE, "comune"),
                        Field.same(ImportColumn.PROVINCE, "province"),
                        position(ImportColumn.LATITUDE, "latitude", true),
                        position(ImportColumn.LONGITUDE, "longitude", true),
                        position(ImportColumn.LATITUDE, "position_source", false),
                        Field.same(ImportColumn.NOTIFICATION_EMAIL, "notification_email"),
                        Field.orElse(ImportColumn.BOOKING_MODE, "booking_mode", "'BY_PHONE'"),
                        Field.orElse(ImportColumn.CONFIRMATION, "confirmation", "'AUTOMATIC'"),
                        new Field(
                                ImportColumn.VALID_FROM,
                                "valid_from",
                                "coalesce(s.valid_from, k.valid_from, {asOf})",
                                "k.valid_from",
                                "s.valid_from <> k.valid_from",
                                "coalesce(s.valid_from, k.valid_from)",
                                "coalesce(s.valid_from, {asOf})"),
                        Field.same(ImportColumn.VALID_UNTIL, "valid_until")),
                List.of(phones(), services()),
                new FacilityRows());
    }

    private static Field position(ImportColumn column, String name, boolean shown) {
        String moved = "case when " + MOVES + " then s." + name + " else k." + name + " end";
        return new Field(column, name, shown ? moved : "", "k." + name, MOVES, moved, "s." + name);
    }

    private static Part phones() {
        return new Part(
                ImportColumn.PHONES,
                "exists (select 1"
                        + PHONES_OF_ROW
                        + " and not exists (select 1 from facility_phone p"
                        + " where p.facility_id = k.id and p.display_order = x.display_order"
                        + " and p.phone = x.phone)) or (select count(*)"
                        + PHONES_OF_ROW
                        + ") <> (select count(*) from facility_phone p where p.facility_id = k.id)",
                "select s.row_no, x.display_order, x.phone from import_facility s"
                        + " join import_facility_phone x"
                        + " on x.import_id = s.import_id and x.row_no = s.row_no",
                "select s.row_no, p.display_order, p.phone from import_facility s"
                        + " join facility_phone p on p.facility_id = s.live_id",
                true,
                List.of(
                        "delete from facility_phone where facility_id in (select s.live_id"
                                + ROWS
                                + ")",
                        "insert into facility_phone (facility_id, display_order, phone)"
                                + " select coalesce(s.live_id, s.id), x.display_order, x.phone"
                                + " from import_facility s join import_facility_phone x"
                                + " on x.import_id = s.import_id and x.row_no = s.row_no where %s"));
    }

    private static Part services() {
        String offered =
                " from facility_service o join health_service v on v.id = o.service_id"
                        + " where o.facility_id = k.id and o.offered";
        String wanted =
                "import_facility s join import_facility_service x on x.import_id = s.import_id"
                        + " and x.row_no = s.row_no"
                        + " join health_service v on v.code = x.service_code where %s";
        return new Part(
                ImportColumn.SERVICE_CODES,
                "exists (select 1"
                        + SERVICES_OF_ROW
                        + " and not exists (select 1"
                        + offered
                        + " and v.code = x.service_code)) or (select count(*)"
                        + SERVICES_OF_ROW
                        + ") <> (select count(*)"
                        + offered
                        + ")",
                "select s.row_no, 0, x.service_code from import_facility s"
                        + " join import_facility_service x"
                        + " on x.import_id = s.import_id and x.row_no = s.row_no",
                "select s.row_no, 0, v.code from import_facility s join facility_service o"
                        + " on o.facility_id = s.live_id and o.offered"
                        + " join health_service v on v.id = o.service_id",
                false,
                List.of(
                        // referred to or not, the row stays: whoever offers it again finds it
                        "update facility_service o set offered = false where o.offered and exists"
                                + " (select 1 from import_facility s where "
                                + GIVEN_UP
                                + " and %s)",
                        "update facility_service o set offered = true where not o.offered and exists"
                                + " (select 1 from "
                                + wanted
                                + " and s.live_id = o.facility_id and v.id = o.service_id)",
                        "insert into facility_service (facility_id, service_id, offered)"
                                + " select coalesce(s.live_id, s.id), v.id, true from "
                                + wanted
                                + " and not exists (select 1 from facility_service o"
                                + " where o.facility_id = s.live_id and o.service_id = v.id)"));
    }

    @Override
    public void judge(EntityManager em, ImportRun run, Stretch stretch) {
        NativeSql unknown =
                ProblemSql.ofRows(
                                RowType.FACILITY,
                                ImportColumn.SERVICE_CODES,
                                ImportReason.UNKNOWN_SERVICE,
                                "s.code",
                                "x.service_code")
                        .add(" from import_facility s join import_facility_service x")
                        .add(" on x.import_id = s.import_id and x.row_no = s.row_no where ");
        stretch.of(run, unknown)
                .add(" and not exists (select 1 from health_service v")
                .add(" where v.code = x.service_code) order by s.row_no, x.service_code")
                .update(em);
        if (run.has(RowType.FACILITY, ImportColumn.VALID_UNTIL)) {
            NativeSql upsideDown =
                    ProblemSql.ofRows(
                                    RowType.FACILITY,
                                    ImportColumn.VALID_UNTIL,
                                    ImportReason.PERIOD_HOLDS_NO_DAY,
                                    "s.code",
                                    ProblemSql.NONE)
                            .add(" from import_facility s left join facility k")
                            .add(" on k.id = s.live_id where ");
            stretch.of(run, upsideDown)
                    .add(" and s.form_ok and s.valid_until is not null and s.valid_until <=")
                    .add(" coalesce(s.valid_from, k.valid_from, " + run.asOfSql() + ")")
                    .update(em);
        }
        samePlace(em, run, stretch);
        bookings(em, run, stretch);
    }

    private static void samePlace(EntityManager em, ImportRun run, Stretch stretch) {
        String other =
                "(select min(z.code) from import_facility z where z.import_id = s.import_id"
                        + " and z.latitude = s.latitude and z.longitude = s.longitude"
                        + " and z.position_source = 'GIVEN' and z.code <> s.code)";
        String known =
                "(select min(z.code) from facility z where z.latitude = s.latitude"
                        + " and z.longitude = s.longitude and z.position_source = 'GIVEN'"
                        + " and z.code <> s.code and (z.valid_until is null or z.valid_until > "
                        + run.asOfSql()
                        + ") and not exists (select 1 from import_facility y"
                        + " where y.import_id = s.import_id and y.code = z.code))";
        NativeSql sql =
                ProblemSql.ofRows(
                                RowType.FACILITY,
                                ImportColumn.LATITUDE,
                                ImportReason.SAME_PLACE_AS,
                                "s.code",
                                "coalesce(" + other + ", " + known + ")")
                        .add(" from import_facility s where ");
        stretch.of(run, sql)
                .add(" and s.form_ok and s.position_source = 'GIVEN'")
                .add(" and coalesce(" + other + ", " + known + ") is not null")
                .update(em);
    }

    /** Appointments that nobody would make any more, though nobody takes them away either. */
    private static void bookings(EntityManager em, ImportRun run, Stretch stretch) {
        if (run.has(RowType.FACILITY, ImportColumn.VALID_UNTIL)) {
            String after =
                    " from booking b where b.facility_id = s.live_id and b.starts_at >= s.ends_at"
                            + " and "
                            + ACTIVE;
            NativeSql sql =
                    warning(
                            ImportColumn.VALID_UNTIL,
                            "(select cast(count(*) as varchar(20))" + after + ")");
            stretch.of(run, sql)
                    .add(" and s.verdict = 'CHANGED' and exists (select 1" + after + ")")
                    .update(em);
        }
        if (run.has(RowType.FACILITY, ImportColumn.SERVICE_CODES)) {
            String after =
                    " from booking b join facility_service o on o.facility_id = b.facility_id"
                            + " and o.service_id = b.service_id where "
                            + GIVEN_UP
                            + " and b.starts_at >= "
                            + ImportRun.beginOf(run.asOf())
                            + " and "
                            + ACTIVE;
            NativeSql sql =
                    warning(
                            ImportColumn.SERVICE_CODES,
                            "(select cast(count(*) as varchar(20))" + after + ")");
            stretch.of(run, sql)
                    .add(" and s.verdict = 'CHANGED' and exists (select 1" + after + ")")
                    .update(em);
        }
    }

    private static NativeSql warning(ImportColumn column, String count) {
        return ProblemSql.ofRows(
                        RowType.FACILITY,
                        column,
                        ImportReason.BOOKINGS_AFTER_THE_END,
                        "s.code",
                        count)
                .add(" from import_facility s where ");
    }

    @Override
    public void findGone(EntityManager em, ImportRun run) {
        new NativeSql()
                .add("insert into import_gone (import_id, row_type, live_id, item_key, ends)")
                .add(" select cast(? as uuid), 'FACILITY', k.id, k.code,", run.id())
                .add(" " + run.asOfSql() + " from facility k")
                .add(" where (k.valid_until is null or k.valid_until > " + run.asOfSql() + ")")
                .add(" and not exists (select 1 from import_facility s where s.code = k.code")
                .add(" and s.import_id = ?) order by k.code", run.id())
                .update(em);
        String after =
                " from booking b where b.facility_id = g.live_id and "
                        + ACTIVE
                        + " and b.starts_at >= "
                        + ImportRun.beginOf(run.asOf());
        ProblemSql.ofGone(
                        RowType.FACILITY,
                        ImportReason.BOOKINGS_AFTER_THE_END,
                        "(select cast(count(*) as varchar(20))" + after + ")")
                .add(" from import_gone g where g.import_id = ?", run.id())
                .add(" and g.row_type = 'FACILITY' and exists (select 1" + after + ")")
                .add(" order by g.item_key")
                .update(em);
    }

    /** One that would have begun later never does: the day before is its only one. */
    @Override
    public void end(EntityManager em, ImportRun run) {
        String gone =
                " where id in (select g.live_id from import_gone g where g.import_id = ?"
                        + " and g.row_type = 'FACILITY')";
        new NativeSql()
                .add("update facility set valid_from = " + ImportRun.day(run.asOf().minusDays(1)))
                .add(", valid_until = " + run.asOfSql())
                .add(gone + " and valid_from >= " + run.asOfSql(), run.id())
                .update(em);
        new NativeSql()
                .add("update facility set valid_until = " + run.asOfSql())
                .add(", version = version + 1" + gone, run.id())
                .update(em);
    }

    /** What is no longer offered costs nothing any more from the import's day on. */
    @Override
    public void afterChange(EntityManager em, ImportRun run, Stretch stretch) {
        if (!run.has(RowType.FACILITY, ImportColumn.SERVICE_CODES)) {
            return;
        }
        String givenUp =
                " exists (select 1 from facility_service o where not o.offered"
                        + " and o.facility_id = tariff.facility_id"
                        + " and o.service_id = tariff.service_id) and facility_id in"
                        + " (select s.live_id from import_facility s where ";
        NativeSql ended =
                new NativeSql()
                        .add("update tariff set valid_until = " + run.asOfSql())
                        .add(", version = version + 1 where valid_from < " + run.asOfSql())
                        .add(" and (valid_until is null or valid_until > " + run.asOfSql() + ")")
                        .add(" and" + givenUp);
        stretch.of(run, ended).add(" and s.verdict = 'CHANGED')").update(em);
        NativeSql never =
                new NativeSql()
                        .add("delete from tariff where valid_from >= " + run.asOfSql())
                        .add(
                                " and not exists (select 1 from booking b where b.tariff_id = tariff.id)")
                        .add(" and" + givenUp);
        stretch.of(run, never).add(" and s.verdict = 'CHANGED')").update(em);
    }
}
