package io.onecare.core.member;

import io.onecare.core.person.PersonName;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person on the roll as somebody who may see them sees them.
 *
 * @param number the insurer's number of the person
 * @param member the member through whom the person is insured; the person's own id for a member
 * @param relationship what a dependant is to the member; null for the member
 * @param name the name
 * @param birthDate the birth date
 */
public record Insured(
        String number,
        MemberId member,
        @Nullable Relationship relationship,
        PersonName name,
        LocalDate birthDate) {

    /** Checks that everything was given. */
    public Insured {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(birthDate, "birthDate");
    }

    /** The number only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "Insured(" + number + ")";
    }
}
