package io.onecare.core.member;

import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A dependant as the roll states it.
 *
 * @param number the insurer's number of this person, unique among members and dependants, 1 to 40
 *     letters, digits, points, slashes, hyphens and underscores
 * @param relationship what they are to the member
 * @param name the name
 * @param birthDate the birth date
 * @param taxCode the codice fiscale, not a provisional one
 * @param period the days on which they are insured through the member, as far as the member is
 */
public record RollDependant(
        String number,
        Relationship relationship,
        PersonName name,
        LocalDate birthDate,
        TaxCode taxCode,
        ValidityPeriod period) {

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if a value has not its form; the message repeats no name and
     *     no tax code
     */
    public RollDependant {
        number = RollText.number("dependant", number);
        Objects.requireNonNull(relationship, "relationship");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(birthDate, "birthDate");
        RollText.requireFinal(taxCode);
        Objects.requireNonNull(period, "period");
    }

    /** The number only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "RollDependant(" + number + ")";
    }
}
