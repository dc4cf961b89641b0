package io.onecare.core.booking;

import io.onecare.core.NativeSql;
import io.onecare.core.member.Majority;
import io.onecare.core.person.EmailAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where messages to a patient go: to the address that they proved for their own account; else to
 * the roll's. What a dependant has no address for goes to the member, but only as long as the
 * member may see it (decision 0017); if nobody may be written to, a human takes care.
 */
final class PatientMailbox {

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private static final String OF_MEMBER =
            "coalesce((select h.email from account h where h.member_id = m.id), m.email)";

    private PatientMailbox() {}

    /** Adds the column, of a patient by their number and the member {@code m} they belong to. */
    static NativeSql addTo(NativeSql sql, String patientNumber, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ITALY);
        return sql.add("case when m.member_number = ? then ", patientNumber)
                .add(OF_MEMBER)
                .add(" else (select coalesce(a.email, case")
                .add(" when d.agreed_on <= cast(? as date)", today.toString())
                .add(
                        " or d.birth_date > cast(? as date)",
                        Majority.lastBirthDateOfAge(today).toString())
                .add(" then " + OF_MEMBER + " end)")
                .add(" from dependant d left join account a on a.dependant_id = d.id")
                .add(" where d.member_id = m.id and d.dependant_number = ?) end", patientNumber);
    }

    static @Nullable EmailAddress read(@Nullable Object column) {
        return column == null ? null : EmailAddress.of((String) column);
    }
}
