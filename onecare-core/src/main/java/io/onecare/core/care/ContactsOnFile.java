package io.onecare.core.care;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.member.Insured;
import io.onecare.core.member.Members;
import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a person is reached by what is verified: the address that they proved for their own account,
 * and what the roll says. The roll has contacts of members only: a dependant is reached by their
 * own account, and through the member who may see them today, and through nobody otherwise.
 */
final class ContactsOnFile {

    private static final Actor DESK = Actor.system("care-desk");

    private final Members members;

    ContactsOnFile(Members members) {
        this.members = members;
    }

    Optional<Insured> find(String personNumber) {
        return members.find(DESK, personNumber);
    }

    /** The verified addresses; the one to write to unless another is asked for stands first. */
    List<EmailAddress> emails(EntityManager em, Insured person) {
        UUID member = person.member().value();
        NativeSql sql =
                new NativeSql()
                        .add("select 0 as place, a.email from account a join dependant d")
                        .add(" on d.id = a.dependant_id where d.member_id = ?", member)
                        .add(" and d.dependant_number = ?", person.number());
        if (isReachedThroughMember(person)) {
            sql.add(" union all select 1, a.email from account a where a.member_id = ?", member)
                    .add(" union all select 2, m.email from member m where m.id = ?", member)
                    .add(" and m.email is not null");
        }
        return sql.add(" order by place").rows(em).stream()
                .map(row -> EmailAddress.of((String) row[1]))
                .toList();
    }

    List<EmailAddress> emails(EntityManager em, String personNumber) {
        return find(personNumber).map(person -> emails(em, person)).orElse(List.of());
    }

    /** Whether the roll has a number under which the person can be called back. */
    boolean hasPhone(EntityManager em, Insured person) {
        return isReachedThroughMember(person)
                && !new NativeSql()
                        .add("select 'phone', phone from member where phone is not null")
                        .add(" and id = ?", person.member().value())
                        .rows(em)
                        .isEmpty();
    }

    /** Members reach themselves. */
    private boolean isReachedThroughMember(Insured person) {
        return person.relationship() == null
                || members.maySee(Actor.member(person.member().value()), person.number());
    }
}
