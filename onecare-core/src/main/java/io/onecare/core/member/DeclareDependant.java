package io.onecare.core.member;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Whom a member wants to have as a dependant, as the member typed it.
 *
 * @param surname the surname
 * @param givenName all given names
 * @param taxCode the codice fiscale; case and white space do not matter
 * @param birthDate the birth date
 * @param relationship what they are to the member
 */
public record DeclareDependant(
        String surname,
        String givenName,
        String taxCode,
        LocalDate birthDate,
        Relationship relationship) {

    /** Checks that nothing is missing; what is wrong with the rest is a {@link FamilyRefusal}. */
    public DeclareDependant {
        Objects.requireNonNull(surname, "surname");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(taxCode, "taxCode");
        Objects.requireNonNull(birthDate, "birthDate");
        Objects.requireNonNull(relationship, "relationship");
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "DeclareDependant(…)";
    }
}
