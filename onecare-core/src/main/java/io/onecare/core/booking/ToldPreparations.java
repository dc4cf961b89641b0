package io.onecare.core.booking;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.network.Preparation;
import io.onecare.core.notification.NotificationId;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeps which version of what to do before a service each message to a patient told. Whoever writes
 * the messages records it while writing; texts change between a booking's confirmation and its
 * reminder, and what matters afterwards is what the patient was sent. Recording needs the caller's
 * transaction. Thread-safe as far as the entity manager supplier is.
 */
public final class ToldPreparations {

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Bookings bookings;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when a message was written
     * @param bookings decides who may see a booking, and keeps who has looked
     */
    public ToldPreparations(Supplier<EntityManager> entityManager, Clock clock, Bookings bookings) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.bookings = Objects.requireNonNull(bookings, "bookings");
    }

    /**
     * Records that a message is written with a version of the text. Harmless if it was before.
     *
     * @param actor who writes; the system, others record nothing
     * @param message the message of the outbox
     * @param serviceCode the code of the service that the text belongs to
     * @param version the number of the text's version
     * @return true if it is recorded; false for other actors, and if there is no such message or
     *     version
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean record(Actor actor, NotificationId message, String serviceCode, int version) {
        EntityManager em = begin();
        if (actor.role() != Role.SYSTEM) {
            return false;
        }
        long now = Moments.toMicros(clock.instant());
        int known =
                new NativeSql()
                        .add("update preparation_told set told_at = ?", now)
                        .add(
                                " where message_id = ? and version_number = ?",
                                message.value(),
                                version)
                        .update(em);
        if (known == 1) {
            return true;
        }
        return new NativeSql()
                        .add(
                                "insert into preparation_told (message_id, service_id, version_number,")
                        .add(" told_at) select m.id, s.id, v.number, cast(? as bigint)", now)
                        .add(" from outbox_message m, health_service s")
                        .add(" join preparation_version v on v.service_id = s.id")
                        .add(" where m.id = ? and s.code = ?", message.value(), serviceCode)
                        .add(" and v.number = ?", version)
                        .update(em)
                == 1;
    }

    /**
     * Tells which texts the messages about a booking told the patient.
     *
     * @param actor who asks
     * @param reference which booking
     * @return in the order in which they were written; empty if there are none, or the actor may
     *     not see the booking
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} if an operator asks
     *     without a transaction: their looks are recorded
     */
    public List<ToldPreparation> of(Actor actor, BookingReference reference) {
        return bookings.find(actor, reference)
                .map(booking -> read(entityManager.get(), booking.id().value()))
                .orElse(List.of());
    }

    private static List<ToldPreparation> read(EntityManager em, UUID booking) {
        return new NativeSql()
                        .add(
                                "select cast(m.id as varchar(36)), m.kind, t.version_number, v.text_it,")
                        .add(" v.text_en, t.told_at, m.sent_at from outbox_message m")
                        .add(" join preparation_told t on t.message_id = m.id")
                        .add(" join preparation_version v on v.service_id = t.service_id")
                        .add(" and v.number = t.version_number where m.subject_id = ?", booking)
                        .add(" order by t.told_at, t.version_number, m.id")
                        .rows(em)
                        .stream()
                        .map(
                                row ->
                                        new ToldPreparation(
                                                new NotificationId(
                                                        UUID.fromString((String) row[0])),
                                                NotificationKind.valueOf((String) row[1]),
                                                ((Number) row[2]).intValue(),
                                                Preparation.of((String) row[3], (String) row[4]),
                                                Moments.ofMicros(((Number) row[5]).longValue()),
                                                row[6] instanceof Number sent
                                                        ? Moments.ofMicros(sent.longValue())
                                                        : null))
                        .toList();
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A text for patients");
    }
}
