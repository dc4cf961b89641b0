package io.onecare.core.member;

import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A member as the roll states it, with covers and dependants.
 *
 * @param number the insurer's number of this person, unique among members and dependants, 1 to 40
 *     letters, digits, points, slashes, hyphens and underscores
 * @param name the name
 * @param birthDate the birth date
 * @param taxCode the codice fiscale, not a provisional one; unique among members
 * @param contact how the insurer reaches the member
 * @param covers under which policies on which days; no two of them overlap; may be empty for
 *     somebody who is no longer insured
 * @param dependants who is insured through the member; may be empty
 */
public record RollEntry(
        String number,
        PersonName name,
        LocalDate birthDate,
        TaxCode taxCode,
        ContactDetails contact,
        List<RollCover> covers,
        List<RollDependant> dependants) {

    /**
     * Checks the form of what was given and copies the lists.
     *
     * @throws IllegalArgumentException if a value has not its form; the message repeats no name and
     *     no tax code
     */
    public RollEntry {
        number = RollText.number("member", number);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(birthDate, "birthDate");
        RollText.requireFinal(taxCode);
        Objects.requireNonNull(contact, "contact");
        covers = List.copyOf(covers);
        dependants = List.copyOf(dependants);
    }

    /** The number only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "RollEntry(" + number + ")";
    }
}
