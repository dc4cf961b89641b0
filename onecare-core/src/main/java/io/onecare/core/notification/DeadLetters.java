package io.onecare.core.notification;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The messages that could not be sent, for operators and the system. A human lets a message be
 * tried again, or dismisses it after telling the recipient in another way; both leave an entry in
 * the audit trail. Thread-safe as far as the entity manager supplier is.
 */
public final class DeadLetters {

    /** The most messages that one call returns. */
    public static final int MAX_PAGE_SIZE = 500;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final AuditTrail auditTrail;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when it is tried again
     * @param auditTrail keeps who decided
     */
    public DeadLetters(Supplier<EntityManager> entityManager, Clock clock, AuditTrail auditTrail) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.auditTrail = Objects.requireNonNull(auditTrail, "auditTrail");
    }

    /**
     * Gives the messages that wait for a human, page by page.
     *
     * @param actor who asks; an operator or the system
     * @param after the last message of the page before, or null for the first page
     * @param limit the most messages to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return those that have waited longest first; fewer than the limit mean that there are no
     *     more; empty for other actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<DeadLetter> page(Actor actor, @Nullable DeadLetter after, int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
        if (!mayDecide(actor)) {
            return List.of();
        }
        NativeSql sql =
                new NativeSql()
                        .add("select cast(id as varchar(36)), kind, audience,")
                        .add(" cast(subject_id as varchar(36)), created_at, settled_at, attempts,")
                        .add(" problem from outbox_message where state = 'DEAD'");
        if (after != null) {
            long diedAt = Moments.toMicros(after.diedAt());
            sql.add(" and (settled_at > ? or (settled_at = ?", diedAt, diedAt)
                    .add(" and id > ?))", after.id().value());
        }
        return sql.add(" order by settled_at, id limit ?", limit).rows(entityManager.get()).stream()
                .map(DeadLetters::deadLetter)
                .toList();
    }

    /**
     * Lets a message be tried again, as if it had been put in just now.
     *
     * @param actor who decides; an operator or the system
     * @param id the message
     * @return done or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public DeadLetterOutcome retry(Actor actor, NotificationId id) {
        EntityManager em = begin();
        if (!mayDecide(actor)) {
            return DeadLetterOutcome.REFUSED_NOT_FOUND;
        }
        long now = Moments.toMicros(clock.instant());
        int retried =
                new NativeSql()
                        .add("update outbox_message set state = 'PENDING', attempts = 0")
                        .add(", first_tried_at = null, settled_at = null, next_try_at = ?", now)
                        .add(
                                " where id = ? and state = 'DEAD' and recipient is not null",
                                id.value())
                        .add(" and (stale_at is null or stale_at > ?)", now)
                        .update(em);
        if (retried == 0) {
            return whyNot(em, id);
        }
        auditTrail.record(actor, "NOTIFICATION_RETRIED", "Notification", id.toString());
        return DeadLetterOutcome.DONE;
    }

    /**
     * Takes a message off the list, because a human has told the recipient in another way or nobody
     * needs to know any more. It is never sent.
     *
     * @param actor who decides; an operator or the system
     * @param id the message
     * @return done, or refused as not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public DeadLetterOutcome dismiss(Actor actor, NotificationId id) {
        EntityManager em = begin();
        if (!mayDecide(actor)
                || new NativeSql()
                                .add("update outbox_message set state = 'DISMISSED'")
                                .add(" where id = ? and state = 'DEAD'", id.value())
                                .update(em)
                        == 0) {
            return DeadLetterOutcome.REFUSED_NOT_FOUND;
        }
        auditTrail.record(actor, "NOTIFICATION_DISMISSED", "Notification", id.toString());
        return DeadLetterOutcome.DONE;
    }

    private static DeadLetterOutcome whyNot(EntityManager em, NotificationId id) {
        List<Object[]> rows =
                new NativeSql()
                        .add("select case when recipient is null then 1 else 0 end, attempts")
                        .add(" from outbox_message where id = ? and state = 'DEAD'", id.value())
                        .rows(em);
        if (rows.isEmpty()) {
            return DeadLetterOutcome.REFUSED_NOT_FOUND;
        }
        return ((Number) rows.get(0)[0]).intValue() == 1
                ? DeadLetterOutcome.REFUSED_NO_ADDRESS
                : DeadLetterOutcome.REFUSED_STALE;
    }

    private static DeadLetter deadLetter(Object[] row) {
        return new DeadLetter(
                NotificationId.of(UUID.fromString((String) row[0])),
                NotificationKind.valueOf((String) row[1]),
                Audience.valueOf((String) row[2]),
                UUID.fromString((String) row[3]),
                Moments.ofMicros(((Number) row[4]).longValue()),
                Moments.ofMicros(((Number) row[5]).longValue()),
                ((Number) row[6]).intValue(),
                (String) row[7]);
    }

    private EntityManager begin() {
        return CallersTransaction.require(
                entityManager.get(), "A decision about a message that could not be sent");
    }

    private static boolean mayDecide(Actor actor) {
        return actor.role() == Role.OPERATOR || actor.role() == Role.SYSTEM;
    }
}
