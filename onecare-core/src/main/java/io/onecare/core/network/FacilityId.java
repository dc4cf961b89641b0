package io.onecare.core.network;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Identity of a facility: a UUID made in Java, never reused. */
@Embeddable
public class FacilityId implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "id", nullable = false)
    private UUID value;

    /** For JPA. */
    protected FacilityId() {}

    private FacilityId(UUID value) {
        this.value = value;
    }

    /**
     * Wraps a UUID.
     *
     * @param value the UUID
     * @return the id
     */
    public static FacilityId of(UUID value) {
        return new FacilityId(Objects.requireNonNull(value, "value"));
    }

    static FacilityId random() {
        return new FacilityId(UUID.randomUUID());
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
        return other instanceof FacilityId that && value.equals(that.value);
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
