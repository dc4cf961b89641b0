package io.onecare.core.booking;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Which booking a key of an account led to. */
final class BookingKeys {

    /** What a key was used for. */
    record Known(String content, UUID booking) {}

    private BookingKeys() {}

    static Optional<Known> find(EntityManager em, Actor actor, IdempotencyKey key) {
        return new NativeSql()
                        .add(
                                "select k.content, cast(k.booking_id as varchar(36)) from booking_key k")
                        .add(" where k.account = ? and k.key_text = ?", account(actor), key.value())
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(
                                row ->
                                        new Known(
                                                (String) Objects.requireNonNull(row[0]),
                                                UUID.fromString(
                                                        (String) Objects.requireNonNull(row[1]))));
    }

    /** Gives false if another wish of the same key was quicker. */
    static boolean insert(
            EntityManager em, Actor actor, IdempotencyKey key, String content, BookingId booking) {
        return new NativeSql()
                        .add("insert into booking_key (account, key_text, content, booking_id)")
                        .add(
                                " values (?, ?, ?, ?)",
                                account(actor),
                                key.value(),
                                content,
                                booking.value())
                        .add(" on conflict do nothing")
                        .update(em)
                == 1;
    }

    private static String account(Actor actor) {
        return actor.role() + ":" + actor.name();
    }
}
