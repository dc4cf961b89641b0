package io.onecare.core.care;

import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * Where the desk may write. What is said in fixed questions and notices is about nobody and may go
 * to whatever address the sender gave. The desk's own words may say something about a person; they
 * go to the sender only once it is known who that is, or to an address that is on file for the
 * person whom the request seems to be about.
 */
final class Correspondence {

    private final ContactsOnFile contacts;

    Correspondence(ContactsOnFile contacts) {
        this.contacts = contacts;
    }

    /** Tells whether the desk's own words may go to the sender. */
    boolean isVerified(EntityManager em, CareRequest request) {
        return request.identity() != null || onFile(em, request).isPresent();
    }

    /** How the sender's address stands to who they are, or else to whom the request is about. */
    SenderAddress senderAddress(EntityManager em, CareRequest request) {
        Optional<EmailAddress> sender = request.sender().email();
        IdentityCheck identity = request.identity();
        String person =
                identity == null ? request.facts().patientNumber() : identity.personNumber();
        if (sender.isEmpty()) {
            return SenderAddress.NONE;
        }
        if (person == null) {
            return SenderAddress.OF_NOBODY_KNOWN;
        }
        return contacts.of(em, person)
                        .email()
                        .filter(address -> isSame(address, sender.orElseThrow()))
                        .isPresent()
                ? SenderAddress.ON_FILE
                : SenderAddress.NOT_ON_FILE;
    }

    /** Where fixed questions and notices go; empty if no address is known. */
    Optional<EmailAddress> forNotices(EntityManager em, CareRequest request) {
        Optional<EmailAddress> sender = request.sender().email();
        IdentityCheck identity = request.identity();
        return sender.isPresent() || identity == null
                ? sender
                : contacts.of(em, identity.personNumber()).email();
    }

    /** Where the desk's own words go; empty if no address is known or it may not be written to. */
    Optional<EmailAddress> forWords(EntityManager em, CareRequest request) {
        return request.identity() == null ? onFile(em, request) : forNotices(em, request);
    }

    /** The address on file, if it is the sender's, in whatever case they wrote it. */
    private Optional<EmailAddress> onFile(EntityManager em, CareRequest request) {
        Optional<EmailAddress> sender = request.sender().email();
        String patient = request.facts().patientNumber();
        if (sender.isEmpty() || patient == null) {
            return Optional.empty();
        }
        return contacts.of(em, patient)
                .email()
                .filter(address -> isSame(address, sender.orElseThrow()));
    }

    static boolean isSame(EmailAddress one, EmailAddress other) {
        return one.value().equalsIgnoreCase(other.value());
    }
}
