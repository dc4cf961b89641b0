package io.onecare.portal.care.web;

import io.onecare.core.network.FacilityListing;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A facility at which the patient can be treated.
 *
 * @param facility the facility
 * @param mode how it can be booked at this moment
 * @param price what it costs the patient, in euro
 * @param distanceMetres how far it is, or null if that is not known
 * @param firstFree the first free time, for the form; empty if there is none
 * @param firstFreeName the first free time in words; empty if there is none
 * @param times the address of the page where one of its times is chosen
 * @param agreed the address of the page for a time that was agreed with it
 */
public record OfferLine(
        FacilityListing facility,
        String mode,
        BigDecimal price,
        @Nullable Double distanceMetres,
        String firstFree,
        String firstFreeName,
        String times,
        String agreed) {

    /**
     * Gives the phone numbers.
     *
     * @return the one to call first in front
     */
    public List<String> phones() {
        return facility.phones();
    }
}
