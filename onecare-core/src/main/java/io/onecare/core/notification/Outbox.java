package io.onecare.core.notification;

import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages to be sent. They are sent once the caller's transaction has committed, and not at
 * all if it rolls back. Used by the features of the library; it asks no actor, because whoever
 * makes the change has decided already. Thread-safe as far as the entity manager supplier is.
 */
public final class Outbox {

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when a message was put in
     */
    public Outbox(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Puts messages in, in one statement. One that is there already, by its kind, audience, subject
     * and event, is left as it is.
     *
     * @param messages the messages; may be empty
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public void add(List<NewNotification> messages) {
        EntityManager em = begin();
        if (messages.isEmpty()) {
            return;
        }
        long now = Moments.toMicros(clock.instant());
        NativeSql sql =
                new NativeSql()
                        .add("insert into outbox_message (id, natural_key, kind, audience,")
                        .add(" subject_id, subject_event, recipient, created_at, not_before,")
                        .add(" stale_at, state, attempts, next_try_at) values ");
        String separator = "";
        for (NewNotification message : messages) {
            long notBefore =
                    message.notBefore() == null ? now : Moments.toMicros(message.notBefore());
            sql.add(separator + "(?, ?, ?", UUID.randomUUID(), message.naturalKey(), kind(message))
                    .add(", ?, ?, ?", audience(message), message.subject(), message.event())
                    .add(", cast(? as varchar(254))", text(message))
                    .add(", ?, ?", now, notBefore)
                    .add(", cast(? as bigint)", micros(message))
                    .add(", 'PENDING', 0, ?)", notBefore);
            separator = ", ";
        }
        sql.add(" on conflict do nothing").update(em);
    }

    /**
     * Takes back whatever has not been sent yet about a subject, because something newer is to be
     * told: what waits, what is in hand but not handed over yet, what is left to a human. Called
     * before the newer messages are put in. A reminder that was taken back cannot be put in again.
     *
     * @param subject the id of what the messages are about
     * @return how many messages were taken back
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public int supersede(UUID subject) {
        // the lease stays: if a sender is at it this very moment, what is newer waits for the end
        return new NativeSql()
                .add("update outbox_message set state = 'SUPERSEDED'")
                .add(", settled_at = ?", Moments.toMicros(clock.instant()))
                .add(" where subject_id = ? and state in ('PENDING', 'DEAD')", subject)
                .update(begin());
    }

    /**
     * As {@link #supersede(UUID)}, for messages of some kinds only: the others still hold.
     *
     * @param subject the id of what the messages are about
     * @param kinds which of them, at least one
     * @return how many messages were taken back
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public int supersede(UUID subject, Set<NotificationKind> kinds) {
        return new NativeSql()
                .add("update outbox_message set state = 'SUPERSEDED'")
                .add(", settled_at = ?", Moments.toMicros(clock.instant()))
                .add(" where subject_id = ? and state in ('PENDING', 'DEAD')", subject)
                .add(" and kind in ")
                .addIn(kinds.stream().map(NotificationKind::name).sorted().toList())
                .update(begin());
    }

    private static String kind(NewNotification message) {
        return message.kind().name();
    }

    private static String audience(NewNotification message) {
        return message.audience().name();
    }

    private static @Nullable String text(NewNotification message) {
        return message.recipient() == null ? null : message.recipient().value();
    }

    private static @Nullable Long micros(NewNotification message) {
        return message.staleAt() == null ? null : Moments.toMicros(message.staleAt());
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A message in the outbox");
    }
}
