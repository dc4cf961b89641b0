package io.onecare.core.account;

import io.onecare.core.member.Coverage;
import io.onecare.core.member.Relationship;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the desk sees of somebody on the roll. Their bookings are those of {@link
 * io.onecare.core.booking.Bookings}.
 *
 * @param number the insurer's number of the person
 * @param relationship what a dependant is to the member; null for a member
 * @param name the name
 * @param birthDate the birth date
 * @param taxCode the tax code
 * @param coverage whether they are insured today, and under which policy
 * @param contacts how they are reached, verified ones in front; empty if nobody may be written to
 * @param family the member first, then the other dependants by number, without the person; cannot
 *     be changed
 * @param mayBeToldToMember whether the member may see this person's data today; true for a member
 */
public record PersonFile(
        String number,
        @Nullable Relationship relationship,
        PersonName name,
        LocalDate birthDate,
        TaxCode taxCode,
        Coverage coverage,
        List<ContactOnFile> contacts,
        List<FamilyTie> family,
        boolean mayBeToldToMember) {

    /** Copies the lists. */
    public PersonFile {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(birthDate, "birthDate");
        Objects.requireNonNull(taxCode, "taxCode");
        Objects.requireNonNull(coverage, "coverage");
        contacts = List.copyOf(contacts);
        family = List.copyOf(family);
    }

    /** The number only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "PersonFile(" + number + ")";
    }
}
