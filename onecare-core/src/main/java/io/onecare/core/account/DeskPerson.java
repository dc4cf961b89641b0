package io.onecare.core.account;

import io.onecare.core.member.Relationship;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member or dependant of any age as the roll has them.
 *
 * @param member the member through whom they are insured; for a member their own id
 */
record DeskPerson(
        UUID id,
        UUID member,
        String number,
        @Nullable Relationship relationship,
        PersonName name,
        LocalDate birthDate,
        TaxCode taxCode) {

    /** The number only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "DeskPerson(" + number + ")";
    }
}
