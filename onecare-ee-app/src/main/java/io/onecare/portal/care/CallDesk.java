package io.onecare.portal.care;

import io.onecare.core.OneCare;
import io.onecare.core.booking.Booking;
import io.onecare.core.network.FacilityListing;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what is said during a call. */
@ApplicationScoped
public class CallDesk {

    @Inject private OneCare oneCare;

    /**
     * Gives the names of the facilities of some appointments, in one statement.
     *
     * @param signIn who is logged in
     * @param bookings the appointments
     * @return name by code
     */
    public Map<String, String> facilities(SignIn signIn, List<Booking> bookings) {
        return bookings.isEmpty()
                ? Map.of()
                : oneCare
                        .facilityDirectory()
                        .withCodes(
                                signIn.actor(),
                                bookings.stream()
                                        .map(Booking::facilityCode)
                                        .collect(Collectors.toSet()))
                        .entrySet()
                        .stream()
                        .collect(
                                Collectors.toMap(Map.Entry::getKey, one -> nameOf(one.getValue())));
    }

    private static String nameOf(FacilityListing facility) {
        return facility.name();
    }
}
