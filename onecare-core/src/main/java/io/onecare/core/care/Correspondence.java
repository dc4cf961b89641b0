package io.onecare.core.care;

import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the desk may write. What is said in fixed questions and notices is about nobody and may go
 * to whatever address the sender gave. The desk's own words may say something about a person; they
 * go to verified addresses of that person only, however it was found out who the sender is: a
 * caller who knows the roll's data, or whoever answers under the number on file, has not thereby
 * proven an address.
 */
final class Correspondence {

    private final ContactsOnFile contacts;

    Correspondence(ContactsOnFile contacts) {
        this.contacts = contacts;
    }

    /** Whom the desk's own words would reach. */
    Addressee addressee(EntityManager em, CareRequest request) {
        Optional<EmailAddress> sender = request.sender().email();
        Optional<EmailAddress> words = forWords(em, request);
        if (words.isEmpty()) {
            return request.identity() != null && sender.isEmpty()
                    ? Addressee.TOLD_BY_A_HUMAN
                    : Addressee.NOBODY;
        }
        return sender.filter(address -> isSame(address, words.get())).isPresent()
                ? Addressee.SENDER
                : Addressee.ADDRESS_ON_FILE;
    }

    /** How the sender's address stands to who they are, or else to whom the request is about. */
    SenderAddress senderAddress(EntityManager em, CareRequest request) {
        Optional<EmailAddress> sender = request.sender().email();
        String person = person(request);
        if (sender.isEmpty()) {
            return SenderAddress.NONE;
        }
        if (person == null) {
            return SenderAddress.OF_NOBODY_KNOWN;
        }
        return same(contacts.emails(em, person), sender).isPresent()
                ? SenderAddress.ON_FILE
                : SenderAddress.NOT_ON_FILE;
    }

    /** Where fixed questions and notices go; empty if no address is known. */
    Optional<EmailAddress> forNotices(EntityManager em, CareRequest request) {
        Optional<EmailAddress> sender = request.sender().email();
        IdentityCheck identity = request.identity();
        return sender.isPresent() || identity == null
                ? sender
                : contacts.emails(em, identity.personNumber()).stream().findFirst();
    }

    /**
     * Where the desk's own words go: to the sender, if their address is a verified one of who they
     * are or, before that is known, of whom the request seems to be about; else to the first
     * verified one of who they are. Empty if there is none.
     */
    Optional<EmailAddress> forWords(EntityManager em, CareRequest request) {
        String person = person(request);
        if (person == null) {
            return Optional.empty();
        }
        List<EmailAddress> onFile = contacts.emails(em, person);
        Optional<EmailAddress> sender = same(onFile, request.sender().email());
        return sender.isPresent() || request.identity() == null
                ? sender
                : onFile.stream().findFirst();
    }

    private static @Nullable String person(CareRequest request) {
        IdentityCheck identity = request.identity();
        return identity == null ? request.facts().patientNumber() : identity.personNumber();
    }

    /** The address as it is on file, in whatever case the sender wrote it. */
    static Optional<EmailAddress> same(List<EmailAddress> onFile, Optional<EmailAddress> sender) {
        return onFile.stream()
                .filter(address -> sender.filter(one -> isSame(address, one)).isPresent())
                .findFirst();
    }

    private static boolean isSame(EmailAddress one, EmailAddress other) {
        return one.value().equalsIgnoreCase(other.value());
    }
}
