package io.onecare.core;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Identity of an account, of whoever it is: a UUID made in Java, never reused. */
@Embeddable
public class AccountId implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "id", nullable = false)
    private UUID value;

    /** For JPA. */
    protected AccountId() {}

    private AccountId(UUID value) {
        this.value = value;
    }

    /**
     * Wraps a UUID.
     *
     * @param value the UUID
     * @return the id
     */
    public static AccountId of(UUID value) {
        return new AccountId(Objects.requireNonNull(value, "value"));
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
        return other instanceof AccountId that && value.equals(that.value);
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
