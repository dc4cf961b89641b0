package io.onecare.core.network;

import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A facility as everybody may see it: no notification address, no prices.
 *
 * @param code the insurer's code
 * @param name the name; data, to be escaped wherever it is shown
 * @param address the postal address
 * @param position the position on WGS 84, or null if it is not known yet
 * @param positionSource where the position comes from; null if there is none
 * @param phones public numbers, the one to call first in front; may be empty
 * @param bookingMode online or by phone
 * @param serviceCodes the codes of the services on offer; may be empty
 * @param period the days on which the facility belongs to the network
 */
public record FacilityListing(
        String code,
        String name,
        Address address,
        @Nullable GeoPoint position,
        @Nullable PositionSource positionSource,
        List<String> phones,
        BookingMode bookingMode,
        Set<String> serviceCodes,
        ValidityPeriod period) {

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if only one of the position and its source is there
     */
    public FacilityListing {
        if ((position == null) != (positionSource == null)) {
            throw new IllegalArgumentException(
                    "The facility (%s) has the position (%s) from (%s) but must have both or none."
                            .formatted(code, position, positionSource));
        }
        phones = List.copyOf(phones);
        serviceCodes = Set.copyOf(serviceCodes);
    }

    /**
     * A facility whose position, if it has one, was given.
     *
     * @param code the insurer's code
     * @param name the name
     * @param address the postal address
     * @param position the position, or null if it is not known yet
     * @param phones public numbers; may be empty
     * @param bookingMode online or by phone
     * @param serviceCodes the codes of the services on offer; may be empty
     * @param period the days on which the facility belongs to the network
     */
    public FacilityListing(
            String code,
            String name,
            Address address,
            @Nullable GeoPoint position,
            List<String> phones,
            BookingMode bookingMode,
            Set<String> serviceCodes,
            ValidityPeriod period) {
        this(
                code,
                name,
                address,
                position,
                position == null ? null : PositionSource.GIVEN,
                phones,
                bookingMode,
                serviceCodes,
                period);
    }
}
