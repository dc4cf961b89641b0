package io.onecare.core.care;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.member.Insured;
import io.onecare.core.member.Members;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the roll says a person is reached. The roll has contacts of members only: a dependant is
 * reached through the member who may see them today, and through nobody otherwise.
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

    ContactDetails of(EntityManager em, Insured person) {
        boolean mayBeReached =
                person.relationship() == null
                        || members.maySee(Actor.member(person.member().value()), person.number());
        if (!mayBeReached) {
            return ContactDetails.none();
        }
        return new NativeSql()
                        .add(
                                "select email, phone from member where id = ?",
                                person.member().value())
                        .rows(em)
                        .stream()
                        .map(Row::new)
                        .map(row -> contact(row.text(), row.text()))
                        .findFirst()
                        .orElse(ContactDetails.none());
    }

    ContactDetails of(EntityManager em, String personNumber) {
        return find(personNumber).map(person -> of(em, person)).orElse(ContactDetails.none());
    }

    private static ContactDetails contact(@Nullable String email, @Nullable String phone) {
        return ContactDetails.of(email == null ? null : EmailAddress.of(email), phone);
    }
}
