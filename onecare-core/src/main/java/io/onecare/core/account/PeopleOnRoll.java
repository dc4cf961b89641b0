package io.onecare.core.account;

import io.onecare.core.NativeSql;
import io.onecare.core.member.Majority;
import io.onecare.core.member.Today;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the people on the roll who may have an account: members, and dependants whose insurance has
 * begun, all of age. To accounts, nobody else is there.
 */
final class PeopleOnRoll {

    private static final String MEMBERS =
            "select cast(m.id as varchar(36)), 1, m.member_number, m.surname, m.given_name,"
                    + " cast(m.birth_date as varchar(10)), m.tax_code, m.email, 0 from member m";

    private static final String DEPENDANTS =
            "select cast(d.id as varchar(36)), 0, d.dependant_number, d.surname, d.given_name,"
                    + " cast(d.birth_date as varchar(10)), d.tax_code, cast(null as varchar(254)),"
                    + " case when d.valid_until <= cast(? as date) then 2 else 1 end"
                    + " from dependant d where d.valid_from <= cast(? as date)";

    private final Clock clock;

    PeopleOnRoll(Clock clock) {
        this.clock = clock;
    }

    /**
     * The person of a tax code. Somebody may be a member and a dependant, or a dependant of several
     * members: the member comes first, then who is still insured, then the lowest number.
     */
    Optional<PersonOnRoll> withTaxCode(EntityManager em, TaxCode taxCode) {
        String today = Today.in(clock).toString();
        return new NativeSql()
                        .add(MEMBERS + " where m.tax_code = ?", taxCode.value())
                        .add(" union all " + DEPENDANTS, today, today)
                        .add(" and d.tax_code = ?", taxCode.value())
                        .rows(em)
                        .stream()
                        .sorted(
                                Comparator.comparing((Object[] row) -> ((Number) row[8]).intValue())
                                        .thenComparing(row -> (String) row[2]))
                        .map(PeopleOnRoll::person)
                        .filter(this::isOfAge)
                        .findFirst();
    }

    /** The person of an id. */
    Optional<PersonOnRoll> withId(EntityManager em, UUID id) {
        String today = Today.in(clock).toString();
        List<Object[]> rows =
                new NativeSql()
                        .add(MEMBERS + " where m.id = ?", id)
                        .add(" union all " + DEPENDANTS, today, today)
                        .add(" and d.id = ?", id)
                        .rows(em);
        return rows.stream().map(PeopleOnRoll::person).filter(this::isOfAge).findFirst();
    }

    /** The member or dependant whom the insurer gives a number. */
    Optional<PersonOnRoll> withNumber(EntityManager em, String number) {
        String today = Today.in(clock).toString();
        List<Object[]> rows =
                new NativeSql()
                        .add(MEMBERS + " where m.member_number = ?", number)
                        .add(" union all " + DEPENDANTS, today, today)
                        .add(" and d.dependant_number = ?", number)
                        .rows(em);
        return rows.stream().map(PeopleOnRoll::person).filter(this::isOfAge).findFirst();
    }

    /** Locks the person until the transaction ends, member or dependant. */
    static void lock(EntityManager em, UUID person) {
        for (String table : List.of("member", "dependant")) {
            new NativeSql()
                    .add("update " + table + " set version = version where id = ?", person)
                    .update(em);
        }
    }

    private boolean isOfAge(PersonOnRoll person) {
        return Majority.isReachedOn(Today.in(clock), person.birthDate());
    }

    private static PersonOnRoll person(Object[] row) {
        return new PersonOnRoll(
                UUID.fromString((String) row[0]),
                ((Number) row[1]).intValue() == 1,
                (String) row[2],
                PersonName.of((String) row[3], (String) row[4]),
                LocalDate.parse((String) row[5]),
                TaxCode.of((String) row[6]),
                address((String) row[7]));
    }

    private static @Nullable EmailAddress address(@Nullable String text) {
        return text == null ? null : EmailAddress.of(text);
    }
}
