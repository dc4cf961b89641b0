package io.onecare.core.audit;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Writes the trail of who did what. The library writes an entry for each of its own changes; an
 * embedder adds what it lets people see or do itself. Needs the caller's transaction. Thread-safe
 * as far as the entity manager supplier is.
 */
public final class AuditTrail {

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when it happened
     */
    public AuditTrail(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Adds an entry, which holds once the caller's transaction commits.
     *
     * @param actor who did it
     * @param action what was done, a stable code such as {@code "BOOKING_CONFIRMED"}: capitals,
     *     digits and underscores, 1 to 60 characters
     * @param subjectType the kind of thing it was done to, such as {@code "Booking"}, 1 to 40
     *     characters
     * @param subjectId the id of the thing, 1 to 64 characters; never a name or a tax code
     * @throws IllegalArgumentException if a text is out of its bounds
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public void record(Actor actor, String action, String subjectType, String subjectId) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "An audit entry");
        require(action.matches("[A-Z0-9_]{1,60}"), "action", action);
        require(!subjectType.isBlank() && subjectType.length() <= 40, "subject type", subjectType);
        require(!subjectId.isBlank() && subjectId.length() <= 64, "subject id", subjectId);
        new NativeSql()
                .add("insert into audit_entry (id, occurred_at, actor_role, actor_name,")
                .add(" action, subject_type, subject_id) values (?, ?", UUID.randomUUID(), now())
                .add(", ?, ?, ?", actor.role().name(), actor.name(), action)
                .add(", ?, ?)", subjectType, subjectId)
                .update(em);
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }

    private static void require(boolean holds, String what, String value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The %s of an audit entry (%d characters) is out of its bounds.%nMaybe a text for people was given instead of a code."
                            .formatted(what, value.length()));
        }
    }
}
