package io.onecare.core.access;

import io.onecare.core.NativeSql;
import io.onecare.core.audit.AuditTrail;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says under which kinds and ids entries about something are filed. */
final class SubjectSql {

    private static final String BOOKING = "Booking";
    private static final String CARE_REQUEST = "CareRequest";
    private static final String FACILITY = "Facility";
    private static final String STAFF = "Staff";
    private static final String TRAIL = "AuditTrail";

    /** What is filed under the id of a human being, or of a colleague. */
    private static final String KINDS =
            " (values ('%s'), ('%s'), ('%s'), ('%s')) k (kind)"
                    .formatted(AuditTrail.MEMBER, AuditTrail.ACCOUNT, AuditTrail.PERSON, STAFF);

    /** Everybody on the roll who is the same human being as one of them. */
    private static final String SAME_PERSON =
            "(select r.id, r.number from (select id, member_number, tax_code from member"
                    + " union all select id, dependant_number, tax_code from dependant)"
                    + " r (id, number, tax_code) where r.tax_code in"
                    + " (select m.tax_code from member m where m.id = ?"
                    + " union all select d.tax_code from dependant d where d.id = ?)) p";

    /**
     * Under what a look at something is filed itself.
     *
     * @param type the kind of thing
     * @param id its id
     */
    record Filed(String type, String id) {

        private static final Filed UNDER_NOTHING = new Filed(TRAIL, TRAIL);
    }

    Filed filed(EntityManager em, @Nullable AuditSubject subject) {
        if (subject == null) {
            return Filed.UNDER_NOTHING;
        }
        if (subject instanceof AuditSubject.OfPerson person) {
            return new Filed(AuditTrail.PERSON, person.id().toString());
        }
        if (subject instanceof AuditSubject.OfBooking booking) {
            return stored(em, BOOKING, "booking", "reference", kept(booking));
        }
        if (subject instanceof AuditSubject.OfFacility facility) {
            return stored(em, FACILITY, "facility", "code", facility.code());
        }
        return subject instanceof AuditSubject.OfStaff staff
                ? new Filed(STAFF, staff.id().toString())
                : new Filed(CARE_REQUEST, ((AuditSubject.OfCareRequest) subject).id().toString());
    }

    /** Text that comes from outside is always a value; table and column are of this class. */
    private static Filed stored(
            EntityManager em, String type, String table, String column, String value) {
        return new NativeSql()
                        .add("select cast(t.id as varchar(36)), 1 from " + table + " t")
                        .add(" where t." + column + " = ?", value)
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(row -> new Filed(type, (String) row[0]))
                        .orElse(Filed.UNDER_NOTHING);
    }

    /** As the database has it: without the hyphen that people read. */
    private static String kept(AuditSubject.OfBooking booking) {
        return booking.reference().toString().replace("-", "");
    }

    /** Adds a question for kind and id; the kind stays, so that what is not there has nothing. */
    void add(NativeSql sql, AuditSubject subject, Filed filed) {
        if (subject instanceof AuditSubject.OfPerson person) {
            addPerson(sql, person.id());
        } else if (subject instanceof AuditSubject.OfFacility facility) {
            addFacility(sql, filed, facility.code());
        } else if (subject instanceof AuditSubject.OfStaff staff) {
            addKinds(sql, staff.id().toString());
        } else {
            String type = subject instanceof AuditSubject.OfBooking ? BOOKING : CARE_REQUEST;
            addOne(sql, type, filed);
        }
    }

    private static void addOne(NativeSql sql, String type, Filed filed) {
        sql.add("select cast(? as varchar(40)), cast(? as varchar(64))", type, filed.id());
    }

    private static void addKinds(NativeSql sql, String id) {
        sql.add("select k.kind, cast(? as varchar(64)) from" + KINDS, id);
    }

    /** Whoever is not on the roll any more is told by their id. */
    private static void addPerson(NativeSql sql, UUID id) {
        sql.add("select k.kind, o.id from (select cast(? as varchar(64))", id.toString())
                .add(" union select cast(p.id as varchar(64)) from " + SAME_PERSON, id, id)
                .add(") o (id) cross join" + KINDS)
                .add(" union all select 'Booking', cast(b.id as varchar(64))")
                .add(" from " + SAME_PERSON, id, id)
                .add(" join booking b on b.patient_number = p.number")
                .add(" union all select 'CareRequest', cast(c.id as varchar(64))")
                .add(" from " + SAME_PERSON, id, id)
                .add(" join care_request c on c.identity_person = p.number");
    }

    private static void addFacility(NativeSql sql, Filed filed, String code) {
        addOne(sql, FACILITY, filed);
        if (filed.type().equals(FACILITY)) {
            UUID id = UUID.fromString(filed.id());
            sql.add(" union all select 'Schedule', cast(t.id as varchar(64)) from schedule t")
                    .add(" where t.facility_id = ?", id)
                    .add(" union all select 'Booking', cast(b.id as varchar(64)) from booking b")
                    .add(" where b.facility_id = ?", id)
                    .add(" union all select k.kind, cast(w.id as varchar(64)) from staff w")
                    .add(" cross join" + KINDS + " where w.facility_code = ?", code);
        }
    }
}
