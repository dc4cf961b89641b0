package io.onecare.core.account;

import java.util.Objects;
import java.util.UUID;

/**
 * Identity of a session: a UUID made in Java, never reused. It opens nothing: that is what the
 * {@link SessionToken} is for.
 *
 * @param value the UUID
 */
public record SessionId(UUID value) {

    /** Checks that there is one. */
    public SessionId {
        Objects.requireNonNull(value, "value");
    }

    static SessionId random() {
        return new SessionId(UUID.randomUUID());
    }

    static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
