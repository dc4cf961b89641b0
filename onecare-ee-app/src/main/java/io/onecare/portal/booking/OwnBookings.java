package io.onecare.portal.booking;

import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingId;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A page of the bookings of a family.
 *
 * @param bookings the bookings in their order
 * @param hasMore whether there are more behind them
 * @param proposed those for which the facility has proposed another time
 * @param facilities the facilities of all these bookings, by code
 * @param services the names of services, by code
 */
public record OwnBookings(
        List<Booking> bookings,
        boolean hasMore,
        Set<BookingId> proposed,
        Map<String, FacilityListing> facilities,
        Map<String, LocalizedName> services) {

    /** Copies the collections. */
    public OwnBookings {
        bookings = List.copyOf(bookings);
        proposed = Set.copyOf(proposed);
        facilities = Map.copyOf(facilities);
        services = Map.copyOf(services);
    }

    /**
     * Finds the facility of a booking.
     *
     * @param booking one of these
     * @return empty if there is none of that code any more
     */
    public Optional<FacilityListing> facilityOf(Booking booking) {
        return Optional.ofNullable(facilities.get(booking.facilityCode()));
    }

    /**
     * Finds the name of a booking's service.
     *
     * @param booking one of these
     * @return empty if the catalogue in memory does not have it yet
     */
    public Optional<LocalizedName> serviceOf(Booking booking) {
        return Optional.ofNullable(services.get(booking.serviceCode()));
    }
}
