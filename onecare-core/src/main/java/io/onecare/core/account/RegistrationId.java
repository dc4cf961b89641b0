package io.onecare.core.account;

import java.util.Objects;
import java.util.UUID;

/**
 * Identity of a wish to register: a UUID made in Java, never reused. It says nothing of the person.
 *
 * @param value the UUID
 */
public record RegistrationId(UUID value) {

    /** Checks that there is one. */
    public RegistrationId {
        Objects.requireNonNull(value, "value");
    }

    static RegistrationId random() {
        return new RegistrationId(UUID.randomUUID());
    }

    static RegistrationId of(String text) {
        return new RegistrationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
