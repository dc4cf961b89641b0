package io.onecare.core.member;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Somebody of age whom the member declared and may not see: what the member said themself, and
 * nothing of what has become of it.
 *
 * @param id the dependant
 * @param relationship what the member said they are
 * @param declaredOn when the member said so
 */
public record AwaitedDependant(DependantId id, Relationship relationship, LocalDate declaredOn) {

    /** Checks that nothing is missing. */
    public AwaitedDependant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(relationship, "relationship");
        Objects.requireNonNull(declaredOn, "declaredOn");
    }
}
