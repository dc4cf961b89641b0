package io.onecare.core.account;

import io.onecare.core.NativeSql;
import io.onecare.core.member.Relationship;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads everybody on the roll, of any age, insured or not, in one statement each. */
final class DeskPeople {

    private static final String MEMBERS =
            "select cast(m.id as varchar(36)), cast(m.id as varchar(36)), m.member_number,"
                    + " cast(null as varchar(30)), m.surname, m.given_name,"
                    + " cast(m.birth_date as varchar(10)), m.tax_code from member m";

    private static final String DEPENDANTS =
            " union all select cast(d.id as varchar(36)), cast(d.member_id as varchar(36)),"
                    + " d.dependant_number, d.relationship, d.surname, d.given_name,"
                    + " cast(d.birth_date as varchar(10)), d.tax_code from dependant d";

    private DeskPeople() {}

    static List<DeskPerson> withTaxCode(EntityManager em, TaxCode taxCode) {
        return read(
                em,
                new NativeSql()
                        .add(MEMBERS + " where m.tax_code = ?", taxCode.value())
                        .add(DEPENDANTS + " where d.tax_code = ?", taxCode.value()));
    }

    static List<DeskPerson> bornOn(EntityManager em, LocalDate day) {
        return read(
                em,
                new NativeSql()
                        .add(MEMBERS + " where m.birth_date = cast(? as date)", day.toString())
                        .add(DEPENDANTS + " where d.birth_date = cast(? as date)", day.toString()));
    }

    static Optional<DeskPerson> withNumber(EntityManager em, String number) {
        return read(
                        em,
                        new NativeSql()
                                .add(MEMBERS + " where m.member_number = ?", number)
                                .add(DEPENDANTS + " where d.dependant_number = ?", number))
                .stream()
                .findFirst();
    }

    static List<DeskPerson> familyOf(EntityManager em, UUID member) {
        return read(
                em,
                new NativeSql()
                        .add(MEMBERS + " where m.id = ?", member)
                        .add(DEPENDANTS + " where d.member_id = ?", member));
    }

    private static List<DeskPerson> read(EntityManager em, NativeSql sql) {
        return sql.add(" order by 3").rows(em).stream().map(DeskPeople::person).toList();
    }

    private static DeskPerson person(@Nullable Object[] row) {
        String relationship = (String) row[3];
        return new DeskPerson(
                UUID.fromString(text(row[0])),
                UUID.fromString(text(row[1])),
                text(row[2]),
                relationship == null ? null : Relationship.valueOf(relationship),
                PersonName.of(text(row[4]), text(row[5])),
                LocalDate.parse(text(row[6])),
                TaxCode.of(text(row[7])));
    }

    private static String text(@Nullable Object column) {
        return String.valueOf(column);
    }
}
