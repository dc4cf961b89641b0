package io.onecare.core.member;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Identity of a dependant: a UUID made in Java, never reused. */
@Embeddable
public class DependantId implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "id", nullable = false)
    private UUID value;

    /** For JPA. */
    protected DependantId() {}

    private DependantId(UUID value) {
        this.value = value;
    }

    /**
     * Wraps a UUID.
     *
     * @param value the UUID
     * @return the id
     */
    public static DependantId of(UUID value) {
        return new DependantId(Objects.requireNonNull(value, "value"));
    }

    static DependantId random() {
        return new DependantId(UUID.randomUUID());
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
        return other instanceof DependantId that && value.equals(that.value);
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
