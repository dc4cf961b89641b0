package io.onecare.portal.search.web;

import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One offer of the list, in words.
 *
 * @param number its place in the whole list, from 1, which its mark on the map bears
 * @param facility the facility
 * @param mode how it can be booked at this moment
 * @param price what it costs the patient, in euro
 * @param distanceMetres how far it is, or null if that is not known
 * @param availability when one can go there; empty if there is nothing to say
 * @param silence that its agenda does not answer; empty if it does
 * @param practitioners those looked for who work there, each with a way on; empty if facilities are
 *     looked for
 * @param href where to go on without a practitioner
 */
public record OfferCard(
        int number,
        FacilityListing facility,
        BookingMode mode,
        BigDecimal price,
        @Nullable Double distanceMetres,
        String availability,
        String silence,
        List<PractitionerLink> practitioners,
        String href) {

    /** Copies the practitioners. */
    public OfferCard {
        practitioners = List.copyOf(practitioners);
    }

    /**
     * One practitioner.
     *
     * @param name title, given name and surname
     * @param href where to go on with them
     */
    public record PractitionerLink(String name, String href) {}
}
