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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** The most characters of a remark. */
    public static final int MAX_REMARK_LENGTH = 500;

    /** Of whom or what a message is, by numbers that name nobody. */
    private static final String ABOUT =
            "b.reference, coalesce(b.patient_number, m.member_number, d.dependant_number,"
                    + " rm.member_number, rd.dependant_number, c.identity_person)";

    private static final String FROM =
            " from outbox_message o left join booking b on b.id = o.subject_id"
                    + " left join facility f on f.id = b.facility_id"
                    + " left join member m on m.id = o.subject_id"
                    + " left join dependant d on d.id = o.subject_id"
                    + " left join registration_request r on r.id = o.subject_id"
                    + " left join member rm on rm.id = r.person_id"
                    + " left join dependant rd on rd.id = r.person_id"
                    + " left join care_request c on c.id = o.subject_id";

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
     * Gives the messages that wait for a human, page by page, in one statement each.
     *
     * @param actor who asks; an operator or the system
     * @param after where the page before ended, or null for the first page
     * @param limit the most messages to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return those that have waited longest first; fewer than the limit mean that there are no
     *     more; empty for other actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<DeadLetter> page(Actor actor, @Nullable DeadLetterPosition after, int limit) {
        requireLimit(limit);
        if (!mayDecide(actor)) {
            return List.of();
        }
        NativeSql sql =
                new NativeSql()
                        .add("select cast(o.id as varchar(36)), o.kind, o.audience,")
                        .add(" cast(o.subject_id as varchar(36)), " + ABOUT + ", f.code,")
                        .add(" o.created_at, o.settled_at, o.attempts, o.problem" + FROM)
                        .add(" where o.state = 'DEAD'");
        if (after != null) {
            long diedAt = Moments.toMicros(after.diedAt());
            sql.add(" and (o.settled_at > ? or (o.settled_at = ?", diedAt, diedAt)
                    .add(" and o.id > ?))", after.id().value());
        }
        return sql
                .add(" order by o.settled_at, o.id limit ?", limit)
                .rows(entityManager.get())
                .stream()
                .map(DeadLetters::deadLetter)
                .toList();
    }

    /**
     * Counts the messages that wait for a human.
     *
     * @param actor who asks; an operator or the system
     * @return 0 or more; 0 for other actors
     */
    public int count(Actor actor) {
        if (!mayDecide(actor)) {
            return 0;
        }
        return new NativeSql()
                        .add("select 'dead', count(*) from outbox_message where state = 'DEAD'")
                        .rows(entityManager.get())
                        .stream()
                        .mapToInt(row -> ((Number) row[1]).intValue())
                        .sum();
    }

    /**
     * Gives the messages that were dismissed with a remark, the last one first.
     *
     * @param actor who asks; an operator or the system
     * @param limit the most messages to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return the latest; empty for other actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<DismissedLetter> dismissed(Actor actor, int limit) {
        requireLimit(limit);
        if (!mayDecide(actor)) {
            return List.of();
        }
        return new NativeSql()
                        .add("select cast(o.id as varchar(36)), o.kind, o.audience, " + ABOUT)
                        .add(", o.dismissed_at, o.dismissed_by, o.remark" + FROM)
                        .add(" where o.dismissed_at is not null")
                        .add(" order by o.dismissed_at desc, o.id limit ?", limit)
                        .rows(entityManager.get())
                        .stream()
                        .map(DeadLetters::dismissedLetter)
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
     * @param remark how it was told, or why nobody needs to know; 1 to {@value #MAX_REMARK_LENGTH}
     *     characters, not only spaces, for the desk only
     * @return done, or refused as not found
     * @throws IllegalArgumentException if the remark is out of its bounds
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public DeadLetterOutcome dismiss(Actor actor, NotificationId id, String remark) {
        requireRemark(remark);
        EntityManager em = begin();
        if (!mayDecide(actor)
                || new NativeSql()
                                .add("update outbox_message set state = 'DISMISSED'")
                                .add(", dismissed_at = ?", Moments.toMicros(clock.instant()))
                                .add(", dismissed_by = ?, remark = ?", actor.name(), remark)
                                .add(" where id = ? and state = 'DEAD'", id.value())
                                .update(em)
                        == 0) {
            return DeadLetterOutcome.REFUSED_NOT_FOUND;
        }
        auditTrail.record(actor, "NOTIFICATION_DISMISSED", "Notification", id.toString());
        return DeadLetterOutcome.DONE;
    }

    private static void requireRemark(String remark) {
        if (remark.isBlank() || remark.length() > MAX_REMARK_LENGTH) {
            throw new IllegalArgumentException(
                    "The remark with (%d) characters must have 1 to %d, not only spaces."
                            .formatted(remark.length(), MAX_REMARK_LENGTH));
        }
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
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

    private static DeadLetter deadLetter(@Nullable Object[] row) {
        return new DeadLetter(
                NotificationId.of(UUID.fromString(text(row[0]))),
                NotificationKind.valueOf(text(row[1])),
                Audience.valueOf(text(row[2])),
                UUID.fromString(text(row[3])),
                reference(row[4]),
                (String) row[5],
                (String) row[6],
                moment(row[7]),
                moment(row[8]),
                ((Number) Objects.requireNonNull(row[9])).intValue(),
                text(row[10]));
    }

    private static DismissedLetter dismissedLetter(@Nullable Object[] row) {
        return new DismissedLetter(
                NotificationId.of(UUID.fromString(text(row[0]))),
                NotificationKind.valueOf(text(row[1])),
                Audience.valueOf(text(row[2])),
                reference(row[3]),
                (String) row[4],
                moment(row[5]),
                text(row[6]),
                text(row[7]));
    }

    /** As people read it: {@code 7K3M-9Q2D}. */
    private static @Nullable String reference(@Nullable Object column) {
        return Optional.ofNullable((String) column)
                .map(stored -> stored.substring(0, 4) + "-" + stored.substring(4))
                .orElse(null);
    }

    private static String text(@Nullable Object column) {
        return (String) Objects.requireNonNull(column);
    }

    private static Instant moment(@Nullable Object column) {
        return Moments.ofMicros(((Number) Objects.requireNonNull(column)).longValue());
    }

    private EntityManager begin() {
        return CallersTransaction.require(
                entityManager.get(), "A decision about a message that could not be sent");
    }

    private static boolean mayDecide(Actor actor) {
        return actor.role() == Role.OPERATOR || actor.role() == Role.SYSTEM;
    }
}
