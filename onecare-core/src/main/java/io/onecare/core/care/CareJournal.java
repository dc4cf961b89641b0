package io.onecare.core.care;

import io.onecare.core.Actor;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.NewNotification;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.Outbox;
import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes down what happens to a request: the request itself, its history, the audit entry and what
 * is told, in the caller's transaction, hence all or nothing.
 */
final class CareJournal {

    /** After these, whatever was to be told and has not been sent yet is no longer right. */
    private static final Set<CareEvent> OVERTAKING =
            Set.of(
                    CareEvent.SENDER_ANSWERED,
                    CareEvent.DONE,
                    CareEvent.REFUSED,
                    CareEvent.WITHDRAWN);

    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Correspondence correspondence;

    CareJournal(Outbox outbox, AuditTrail auditTrail, Correspondence correspondence) {
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.correspondence = correspondence;
    }

    /** The first event of a request that was just put in. */
    void opened(EntityManager em, Actor actor, CareRequest request, CareHistoryEntry entry) {
        StoredCareRequests.insertMissing(em, request.id(), request.missing());
        enter(em, actor, request.id(), entry);
    }

    /**
     * A later event. False if the request is no longer at the version at which it was read, and
     * then nothing was written.
     */
    boolean happened(
            EntityManager em,
            Actor actor,
            CareRequest request,
            CareChange change,
            CareHistoryEntry entry) {
        if (!StoredCareRequests.save(em, request.seen(), entry.number(), change.progress())) {
            return false;
        }
        if (!change.missing().equals(request.missing())) {
            StoredCareRequests.replaceMissing(em, request.id(), change.missing());
        }
        enter(em, actor, request.id(), entry);
        if (OVERTAKING.contains(entry.event())) {
            outbox.supersede(request.id().value());
        }
        return true;
    }

    private void enter(EntityManager em, Actor actor, CareRequestId id, CareHistoryEntry entry) {
        StoredCareRequests.insertEvent(em, id, entry);
        auditTrail.record(
                actor, "CARE_REQUEST_" + entry.event().name(), "CareRequest", id.toString());
    }

    /** That a request has come in, or runs again, and when it is due; if an address is known. */
    void acknowledge(EntityManager em, CareRequest request, int number) {
        Optional<EmailAddress> recipient = correspondence.forNotices(em, request);
        if (recipient.isPresent()) {
            tell(request.id(), number, NotificationKind.CARE_REQUEST_RECEIVED, recipient);
        }
    }

    /** What a step tells; a question or an answer without a known address waits for a human. */
    void tell(EntityManager em, CareRequest request, CareChange change) {
        NotificationKind kind = change.told();
        if (kind == NotificationKind.CARE_REQUEST_RECEIVED) {
            acknowledge(em, request, request.version());
        } else if (kind != null) {
            tell(
                    request.id(),
                    request.version(),
                    kind,
                    change.words().isEmpty()
                            ? correspondence.forNotices(em, request)
                            : correspondence.forWords(em, request));
        }
    }

    private void tell(
            CareRequestId id, int number, NotificationKind kind, Optional<EmailAddress> recipient) {
        outbox.add(
                List.of(
                        new NewNotification(
                                kind,
                                Audience.PATIENT,
                                id.value(),
                                number,
                                recipient.orElse(null),
                                null,
                                null)));
    }
}
