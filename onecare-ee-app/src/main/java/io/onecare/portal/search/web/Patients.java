package io.onecare.portal.search.web;

import io.onecare.core.member.Insured;
import io.onecare.portal.search.SearchParameter;
import io.onecare.portal.search.SearchQuery;
import io.onecare.portal.security.SignedInPerson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For whom one can search: who is logged in and the family that the library lets them see.
 *
 * @param person who is logged in
 */
record Patients(SignedInPerson person) {

    /** The member first, the dependants by age; nobody if the member is not on the roll. */
    List<Insured> all() {
        return Stream.concat(
                        Stream.ofNullable(person.getInsured()), person.getDependants().stream())
                .toList();
    }

    /**
     * The one that the address names, or else who is logged in; nobody for a number that is not one
     * of theirs.
     */
    Optional<Insured> chosen(SearchQuery query) {
        if (!query.has(SearchParameter.PATIENT)) {
            return Optional.ofNullable(person.getInsured());
        }
        String number = query.value(SearchParameter.PATIENT);
        return all().stream().filter(one -> one.number().equals(number)).findFirst();
    }
}
