package io.onecare.core.member;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the insurer decides about dependants whom members declare themselves. What the roll states
 * is not judged by it: see {@link FamilyLimits}.
 *
 * @param declarations what a declaration is worth
 * @param most how many dependants of each relationship there may be after a declaration, declared
 *     or stated, each 1 or more; a relationship that is not named cannot be declared; empty if
 *     nobody can
 * @param mostInAll how many dependants there may be in all after a declaration, 0 or more
 */
public record FamilyPolicy(
        Declarations declarations, Map<Relationship, Integer> most, int mostInAll) {

    /**
     * Checks the ranges and copies the map.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public FamilyPolicy {
        Objects.requireNonNull(declarations, "declarations");
        EnumMap<Relationship, Integer> copy = new EnumMap<>(Relationship.class);
        copy.putAll(most);
        if (mostInAll < 0 || copy.values().stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException(
                    "The numbers (%s, in all %d) of a family's policy must be 1 or more, in all 0 or more.%nMaybe a relationship that cannot be declared was named with 0: leave it out."
                            .formatted(copy, mostInAll));
        }
        most = Collections.unmodifiableMap(copy);
    }

    /**
     * What holds unless the insurer says otherwise: declarations count; one spouse or partner,
     * children, and the four parents of both; twenty in all, as the roll may state.
     *
     * @return the standard policy
     */
    public static FamilyPolicy standard() {
        return new FamilyPolicy(
                Declarations.COUNT,
                Map.of(
                        Relationship.SPOUSE_OR_PARTNER,
                        1,
                        Relationship.CHILD,
                        20,
                        Relationship.PARENT,
                        4),
                20);
    }

    /**
     * Nobody can be declared: who the dependants are is told by the roll alone.
     *
     * @return a policy without relationships
     */
    public static FamilyPolicy closed() {
        return new FamilyPolicy(Declarations.ONLY_IF_ON_ROLL, Map.of(), 0);
    }
}
