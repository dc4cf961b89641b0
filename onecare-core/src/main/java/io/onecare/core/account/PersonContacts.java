package io.onecare.core.account;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.account.ContactOnFile.Kind;
import io.onecare.core.account.ContactOnFile.Source;
import io.onecare.core.member.Members;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How people are reached: by their own account, and by the roll, which has contacts of members
 * only. A dependant is reached through the member who may see them today, and not otherwise.
 */
final class PersonContacts {

    private final Members members;

    PersonContacts(Members members) {
        this.members = members;
    }

    List<ContactOnFile> of(EntityManager em, DeskPerson person, boolean memberMaySee) {
        List<ContactOnFile> contacts = new ArrayList<>(ofAccount(em, person.id(), false));
        if (person.relationship() == null) {
            contacts.addAll(ofRoll(em, person.member(), false));
        } else if (memberMaySee) {
            contacts.addAll(ofAccount(em, person.member(), true));
            contacts.addAll(ofRoll(em, person.member(), true));
        }
        return Stream.concat(
                        contacts.stream().filter(ContactOnFile::isVerified),
                        contacts.stream().filter(contact -> !contact.isVerified()))
                .toList();
    }

    boolean memberMaySee(DeskPerson person) {
        return person.relationship() == null
                || members.maySee(Actor.member(person.member()), person.number());
    }

    private static List<ContactOnFile> ofAccount(EntityManager em, UUID id, boolean ofMember) {
        return read(
                em,
                new NativeSql().add("select email, phone from account where id = ?", id),
                Source.PROVEN,
                Source.TYPED,
                ofMember);
    }

    private static List<ContactOnFile> ofRoll(EntityManager em, UUID member, boolean ofMember) {
        return read(
                em,
                new NativeSql().add("select email, phone from member where id = ?", member),
                Source.ROLL,
                Source.ROLL,
                ofMember);
    }

    private static List<ContactOnFile> read(
            EntityManager em, NativeSql sql, Source email, Source phone, boolean ofMember) {
        return sql.rows(em).stream()
                .flatMap(
                        row ->
                                Stream.of(
                                        contact(Kind.EMAIL, row[0], email, ofMember),
                                        contact(Kind.PHONE, row[1], phone, ofMember)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ContactOnFile> contact(
            Kind kind, @Nullable Object value, Source source, boolean ofMember) {
        return Optional.ofNullable(value)
                .map(text -> new ContactOnFile(kind, (String) text, source, ofMember));
    }
}
