package io.onecare.portal.home;

import io.onecare.core.booking.Booking;
import io.onecare.core.booking.ProposedBooking;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the home page tells whoever is logged in.
 *
 * @param appointments the next ones of the family, soonest first
 * @param hasMore whether there are more than are listed
 * @param proposals bookings that wait for an answer, the most urgent first
 * @param cover whether the cover has ended or is about to
 * @param facilities the facilities of all these bookings, by code
 * @param services the names of services, by code
 */
public record Home(
        List<Booking> appointments,
        boolean hasMore,
        List<ProposedBooking> proposals,
        CoverOutlook cover,
        Map<String, FacilityListing> facilities,
        Map<String, LocalizedName> services) {

    /** Copies the collections. */
    public Home {
        appointments = List.copyOf(appointments);
        proposals = List.copyOf(proposals);
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
