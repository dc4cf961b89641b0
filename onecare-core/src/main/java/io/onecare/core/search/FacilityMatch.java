package io.onecare.core.search;

import io.onecare.core.money.Money;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A facility that meets the criteria.
 *
 * @param facility the facility
 * @param distanceMetres how far it is from the point asked about, in metres along the WGS 84
 *     geodesic, within 1 mm; empty if no point was asked about or the facility has no position
 * @param price what the service asked about costs there under the price list asked about; empty if
 *     no price list was
 * @param practitioners those of the name asked about who work there, by family name, given name and
 *     code; empty if no name was asked about
 */
public record FacilityMatch(
        FacilityListing facility,
        OptionalDouble distanceMetres,
        Optional<Money> price,
        List<PractitionerListing> practitioners) {

    /** Copies the practitioners. */
    public FacilityMatch {
        practitioners = List.copyOf(practitioners);
    }
}
