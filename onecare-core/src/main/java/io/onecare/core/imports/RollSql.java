package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;

/**
 * Pieces of SQL about the roll. Texts in them are those of the code, the import's id, its day and
 * numbers; never of a source.
 */
final class RollSql {

    /** Bookings {@code b} that somebody counts on, with the {@code booked} day at the facility. */
    static final String BOOKINGS =
            "(select a.id, a.patient_number, a.policy_number,"
                    + " cast(v.starts_local as date) as booked from booking a"
                    + " join v_booking v on v.id = a.id"
                    + " where a.state in ('REQUESTED', 'CONFIRMED')) b";

    private RollSql() {}

    /** The import's id, as SQL. */
    static String id(ImportRun run) {
        return "'" + run.id() + "'";
    }

    /** The end of a staged row if it is known as {@code known}; null: it has none. */
    static String end(ImportRun run, RowType type, String row, String known) {
        return (run.has(type, ImportColumn.VALID_UNTIL) ? row : known) + ".valid_until";
    }

    /** Tells whether the source has a row of a member. */
    static String isNamed(ImportRun run, String number) {
        return run.speaksOf(RowType.MEMBER)
                ? "exists (select 1 from import_member n where n.member_number = "
                        + number
                        + " and "
                        + run.owns("n")
                        + ")"
                : "1 = 0";
    }

    /**
     * Tells whether rows may name members whom the source does not state. Not where it is the whole
     * truth about members: there whom it does not state is not to be.
     */
    static boolean mayNameKnownMembers(ImportRun run) {
        return !run.ends(RowType.MEMBER);
    }

    /** Tells whether the member of a row of a stretch is named neither as stated nor as known. */
    static String isUnknownMember(ImportRun run) {
        return "not ("
                + isNamedByRow(run, "s.member_number")
                + (mayNameKnownMembers(run) ? " or " + isKnownByRow("s.member_number") : "")
                + ")";
    }

    /** As {@link #isNamed}, looked up for each row of a stretch. */
    static String isNamedByRow(ImportRun run, String number) {
        return run.speaksOf(RowType.MEMBER)
                ? Stretch.isThere(
                        "n.row_no",
                        " from import_member n where n.member_number = "
                                + number
                                + " and "
                                + run.owns("n"))
                : "1 = 0";
    }

    /** Tells whether a number is that of a known member. */
    static String isKnownByRow(String number) {
        return Stretch.isThere("k.version", " from member k where k.member_number = " + number);
    }

    /** Tells whether the source has a cover {@code c} of a member {@code m}. */
    static String isStated(ImportRun run) {
        return "exists (select 1 from import_cover x where x.member_number = m.member_number"
                + " and x.valid_from = c.valid_from and "
                + run.owns("x")
                + ")";
    }

    /**
     * Tells whether a known dependant {@code d}, whom the source does not name, is insured on the
     * import's day or later. Where the source speaks of dependants, what becomes of those whom
     * members declared is decided for each.
     */
    static String staysDependant(ImportRun run) {
        return "coalesce(d.valid_until, "
                + PeriodSql.NEVER
                + ") > "
                + run.asOfSql()
                + (run.speaksOf(RowType.DEPENDANT) ? " and d.declared_tax_code is null" : "")
                + " and not exists (select 1 from import_dependant x where"
                + " x.dependant_number = d.dependant_number and "
                + run.owns("x")
                + ")";
    }

    /**
     * Tells whether a dependant who stays in the family of a row {@code s}, and whom the source
     * does not name, has the row's tax code.
     */
    static String isTaxCodeOfFamily(ImportRun run) {
        return run.ends(RowType.DEPENDANT)
                ? "1 = 0"
                : Stretch.isThere(
                        "d.version",
                        " from member m join dependant d on d.member_id = m.id where"
                                + " m.member_number = s.member_number and d.tax_code = s.tax_code"
                                + " and "
                                + staysDependant(run));
    }

    /**
     * Tells whether the whole truth does not name a member {@code m} who is insured. One that has
     * no covers says nothing about who is.
     */
    static String leaves(ImportRun run) {
        return run.ends(RowType.MEMBER) && run.ends(RowType.COVER)
                ? "(not "
                        + isNamed(run, "m.member_number")
                        + " and exists (select 1 from member_cover l where l.member_id = m.id"
                        + " and coalesce(l.valid_until, "
                        + PeriodSql.NEVER
                        + ") > "
                        + run.asOfSql()
                        + "))"
                : "1 = 0";
    }

    /** A problem for each row {@code s} of a stretch. */
    static void problem(
            EntityManager em,
            ImportRun run,
            Stretch stretch,
            RowType type,
            ImportColumn column,
            ImportReason reason,
            String key,
            String fact,
            String join,
            String condition) {
        NativeSql sql =
                ProblemSql.ofRows(type, column, reason, key, fact)
                        .add(" from " + staging(type) + " s" + join + " where ");
        stretch.of(run, sql)
                .add(" and s.form_ok and " + condition + " order by s.row_no")
                .update(em);
    }

    /** A warning for each changed row {@code s} after whose end bookings lie. */
    static void bookingsAfterChange(
            EntityManager em,
            ImportRun run,
            Stretch stretch,
            RowType type,
            String key,
            String after) {
        NativeSql sql =
                ProblemSql.ofRows(
                                type,
                                ImportColumn.VALID_UNTIL,
                                ImportReason.BOOKINGS_AFTER_THE_END,
                                key,
                                "(select cast(count(*) as varchar(20))" + after + ")")
                        .add(" from " + staging(type) + " s where ");
        stretch.of(run, sql)
                .add(" and s.verdict = 'CHANGED' and exists (select 1" + after + ")")
                .add(" order by s.row_no")
                .update(em);
    }

    /** The same for things {@code g} that are gone. */
    static void bookingsAfterEnd(EntityManager em, ImportRun run, RowType type, String after) {
        ProblemSql.ofGone(
                        type,
                        ImportReason.BOOKINGS_AFTER_THE_END,
                        "(select cast(count(*) as varchar(20))" + after + ")")
                .add(" from import_gone g where g.import_id = ?", run.id())
                .add(" and g.row_type = '" + type + "' and exists (select 1" + after + ")")
                .add(" order by g.number")
                .update(em);
    }

    private static String staging(RowType type) {
        return "import_" + type.name().toLowerCase(java.util.Locale.ROOT);
    }
}
