package io.onecare.core.network;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Identity of a practitioner: a UUID made in Java, never reused. */
@Embeddable
public class PractitionerId implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "id", nullable = false)
    private UUID value;

    /** For JPA. */
    protected PractitionerId() {}

    private PractitionerId(UUID value) {
        this.value = value;
    }

    /**
     * Wraps a UUID.
     *
     * @param value the UUID
     * @return the id
     */
    public static PractitionerId of(UUID value) {
        return new PractitionerId(Objects.requireNonNull(value, "value"));
    }

    static PractitionerId random() {
        return new PractitionerId(UUID.randomUUID());
    }

    /**
     * Gives the UUID.
     *
     * @return the UUID
     */
    public UUID value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PractitionerId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
