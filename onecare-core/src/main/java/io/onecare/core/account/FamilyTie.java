package io.onecare.core.account;

import java.util.Objects;

/**
 * Somebody of the same family, masked like what a search shows.
 *
 * @param person who
 * @param mayBeToldOf whether the member may see this person's data today: true for the member, for
 *     minors, and for those of age who have agreed. Where it is false, the member on the phone is
 *     told nothing about them.
 */
public record FamilyTie(FoundPerson person, boolean mayBeToldOf) {

    /** Checks that nothing is missing. */
    public FamilyTie {
        Objects.requireNonNull(person, "person");
    }
}
