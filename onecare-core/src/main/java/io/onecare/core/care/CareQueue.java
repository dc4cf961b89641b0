package io.onecare.core.care;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditTrail;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests to customer care. Operators and the system see the queue, and any request; a
 * member sees what they asked on the portal themself, its state and when it is due; to anybody else
 * there is nothing. Every look of an operator at a request or its history leaves an audit entry,
 * and therefore needs the caller's transaction. Thread-safe as far as the entity manager supplier
 * is.
 */
public final class CareQueue {

    /** The most entries that one call returns. */
    public static final int MAX_PAGE_SIZE = 200;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final AuditTrail auditTrail;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     * @param clock tells what is late
     * @param auditTrail takes who looked at what
     */
    public CareQueue(Supplier<EntityManager> entityManager, Clock clock, AuditTrail auditTrail) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.auditTrail = Objects.requireNonNull(auditTrail, "auditTrail");
    }

    /**
     * Gives the queue, what is due first at the head, page by page, in one statement each. It says
     * nothing about a person, needs no transaction and leaves no audit entry. What comes in, is
     * taken or is done while somebody pages moves no other request; one whose own due moment moves
     * may be seen twice or not at all.
     *
     * @param actor who asks; an operator or the system
     * @param criteria which requests
     * @param after where the page before ended, or null for the first page
     * @param limit the most entries to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return in the order of the due moments; fewer than the limit mean that there are no more;
     *     empty too if the actor may not see the queue
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<QueuedCareRequest> page(
            Actor actor, CareQueueCriteria criteria, @Nullable QueuePosition after, int limit) {
        requireLimit(limit);
        if (!CareAuthority.mayWorkAtDesk(actor.role())) {
            return List.of();
        }
        return StoredCareRequests.queue(
                entityManager.get(), actor, criteria, after, limit, clock.instant());
    }

    /**
     * Finds requests by the number that people name, in one statement, finished ones too. As the
     * queue it says nothing about a person, needs no transaction and leaves no audit entry.
     *
     * @param actor who asks; an operator or the system
     * @param number the number
     * @return the latest first; more than one only by chance, and then {@value #MAX_PAGE_SIZE} at
     *     most; empty if there is none for this actor
     */
    public List<QueuedCareRequest> numbered(Actor actor, CareNumber number) {
        if (!CareAuthority.mayWorkAtDesk(actor.role())) {
            return List.of();
        }
        return StoredCareRequests.numbered(
                entityManager.get(), number, MAX_PAGE_SIZE, clock.instant());
    }

    /**
     * Tells what happened to a request last, in one statement. It says nothing about a person,
     * needs no transaction and leaves no audit entry, so that a page can ask whether what it shows
     * is still so.
     *
     * @param actor who asks; an operator or the system
     * @param id the request
     * @return empty if there is no such request for this actor
     */
    public Optional<LatestCareEvent> latest(Actor actor, CareRequestId id) {
        return CareAuthority.mayWorkAtDesk(actor.role())
                ? StoredCareRequests.latest(entityManager.get(), id)
                : Optional.empty();
    }

    /**
     * Looks at a request. The look of an operator leaves the audit entry CARE_REQUEST_VIEWED.
     *
     * @param actor who asks; an operator or the system
     * @param id the request
     * @return the request as it is now; empty if there is none for this actor
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<CareRequest> find(Actor actor, CareRequestId id) {
        EntityManager em = begin();
        if (!CareAuthority.mayWorkAtDesk(actor.role())) {
            return Optional.empty();
        }
        Optional<CareRequest> found = StoredCareRequests.find(em, id);
        found.ifPresent(request -> viewed(actor, id));
        return found;
    }

    /**
     * Looks at what happened to a request, page by page. The look of an operator leaves the audit
     * entry CARE_REQUEST_VIEWED.
     *
     * @param actor who asks; an operator or the system
     * @param id the request
     * @param afterNumber the number of the last event of the page before, or 0 for the first page
     * @param limit the most events to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return in the order of their numbers; fewer than the limit mean that there are no more;
     *     empty too if there is no such request for this actor
     * @throws IllegalArgumentException if the limit is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public List<CareHistoryEntry> history(
            Actor actor, CareRequestId id, int afterNumber, int limit) {
        requireLimit(limit);
        EntityManager em = begin();
        if (!CareAuthority.mayWorkAtDesk(actor.role())) {
            return List.of();
        }
        List<CareHistoryEntry> events = StoredCareRequests.history(em, id, afterNumber, limit);
        if (!events.isEmpty()) {
            viewed(actor, id);
        }
        return events;
    }

    /**
     * Gives what a member asked on the portal themself, the latest first, page by page, in one
     * statement each.
     *
     * @param actor who asks; a member
     * @param after the last entry of the page before, or null for the first page
     * @param limit the most entries to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return latest first; fewer than the limit mean that there are no more; empty too if the
     *     actor is no member
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<OwnCareRequest> own(Actor actor, @Nullable OwnCareRequest after, int limit) {
        requireLimit(limit);
        return CareAuthority.mayHaveOwn(actor.role())
                ? StoredCareRequests.askedBy(entityManager.get(), actor.name(), after, limit)
                : List.of();
    }

    private void viewed(Actor actor, CareRequestId id) {
        if (CareAuthority.isWatched(actor.role())) {
            auditTrail.record(actor, "CARE_REQUEST_VIEWED", "CareRequest", id.toString());
        }
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A look at a care request");
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
    }
}
