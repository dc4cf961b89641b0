package io.onecare.core.account;

import io.onecare.core.member.Relationship;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the roll as a search shows them: enough to tell a few people apart with the caller's
 * help, not enough to know who they are.
 *
 * @param number the insurer's number of the person, for {@link PersonFinder#view}
 * @param relationship what a dependant is to the member; null for a member
 * @param surname the surname, all but its first two letters hidden
 * @param givenName the given name, all but its first two letters hidden
 * @param endOfTaxCode the last four characters of the tax code
 */
public record FoundPerson(
        String number,
        @Nullable Relationship relationship,
        String surname,
        String givenName,
        String endOfTaxCode) {

    private static final int SHOWN_LETTERS = 2;
    private static final int SHOWN_END = 4;

    /** Checks that nothing is missing. */
    public FoundPerson {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(surname, "surname");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(endOfTaxCode, "endOfTaxCode");
    }

    static FoundPerson of(DeskPerson person) {
        String taxCode = person.taxCode().value();
        return new FoundPerson(
                person.number(),
                person.relationship(),
                masked(person.name().surname()),
                masked(person.name().givenName()),
                taxCode.substring(taxCode.length() - SHOWN_END));
    }

    /** Always three points, so that not even the length is told. */
    private static String masked(String name) {
        int shown = Math.min(SHOWN_LETTERS, name.codePointCount(0, name.length()) - 1);
        return name.substring(0, name.offsetByCodePoints(0, Math.max(shown, 0))) + "•••";
    }

    /** The number only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "FoundPerson(" + number + ")";
    }
}
