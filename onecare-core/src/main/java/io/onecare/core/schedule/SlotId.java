package io.onecare.core.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Identity of a slot: a UUID made in Java, never reused. */
@Embeddable
public class SlotId implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "id", nullable = false)
    private UUID value;

    /** For JPA. */
    protected SlotId() {}

    private SlotId(UUID value) {
        this.value = value;
    }

    /**
     * Wraps a UUID.
     *
     * @param value the UUID
     * @return the id
     */
    public static SlotId of(UUID value) {
        return new SlotId(Objects.requireNonNull(value, "value"));
    }

    static SlotId random() {
        return new SlotId(UUID.randomUUID());
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
        return other instanceof SlotId that && value.equals(that.value);
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
