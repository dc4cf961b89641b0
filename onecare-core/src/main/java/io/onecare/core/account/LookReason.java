package io.onecare.core.account;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an operator looks for a person or at one. It is kept with the look.
 *
 * @param kind what kind of reason
 * @param careRequest the request to customer care, for {@link Kind#CARE_REQUEST}; else null
 */
public record LookReason(Kind kind, @Nullable UUID careRequest) {

    /** The reasons there are. Names are stable: they end the actions in the audit trail. */
    public enum Kind {
        /** Somebody is on the phone. */
        CALLER,
        /** A request to customer care that the operator has taken. */
        CARE_REQUEST
    }

    /**
     * Checks that a request is named, and only where there is one.
     *
     * @throws IllegalArgumentException if a request is missing or too much
     */
    public LookReason {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.CARE_REQUEST) != (careRequest != null)) {
            throw new IllegalArgumentException(
                    "The reason (%s) has the request (%s).%nMaybe LookReason.careRequest(…) was meant."
                            .formatted(kind, careRequest));
        }
    }

    /**
     * Somebody is on the phone.
     *
     * @return the reason
     */
    public static LookReason caller() {
        return new LookReason(Kind.CALLER, null);
    }

    /**
     * A request to customer care.
     *
     * @param id the id of the request, which the operator has taken
     * @return the reason
     */
    public static LookReason careRequest(UUID id) {
        return new LookReason(Kind.CARE_REQUEST, Objects.requireNonNull(id, "id"));
    }
}
