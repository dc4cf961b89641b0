package io.onecare.core.member;

import io.onecare.core.person.TaxCode;
import io.onecare.core.time.ValidityPeriod;
import java.util.Objects;

/**
 * A dependant whom the member may see, with all that the member may know.
 *
 * @param id the dependant
 * @param person number, relationship, name and birth date
 * @param taxCode the tax code
 * @param period the days on which they are insured through the member, as far as the member is
 * @param stated whether the insurer's roll states them; else they are there because the member
 *     declared them
 * @param correctable whether the member may correct their data
 */
public record OwnDependant(
        DependantId id,
        Insured person,
        TaxCode taxCode,
        ValidityPeriod period,
        boolean stated,
        boolean correctable) {

    /** Checks that nothing is missing. */
    public OwnDependant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(taxCode, "taxCode");
        Objects.requireNonNull(period, "period");
    }

    /** The id only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "OwnDependant(" + id + ")";
    }
}
