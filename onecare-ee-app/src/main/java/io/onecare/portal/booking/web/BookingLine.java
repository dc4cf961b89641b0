package io.onecare.portal.booking.web;

import io.onecare.core.booking.Booking;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.portal.booking.OwnBookings;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignedInPerson;
import java.util.List;
import java.util.Optional;

/**
 * A booking as lists show it.
 *
 * @param reference how people name it
 * @param when day and time at the facility
 * @param service the name of the service
 * @param tongue the language tag of that name
 * @param patient whose appointment it is
 * @param facility the name of the facility
 * @param address its address; empty if it is not known any more
 * @param phones its public numbers; may be empty
 * @param state where the booking stands, in words
 * @param standing the name of its state, for its looks
 */
public record BookingLine(
        String reference,
        String when,
        String service,
        String tongue,
        String patient,
        String facility,
        String address,
        List<String> phones,
        String state,
        String standing) {

    /** Copies the numbers. */
    public BookingLine {
        phones = List.copyOf(phones);
    }

    /**
     * Writes a booking.
     *
     * @param page where it stands, with what is known of it
     * @param booking one of the page's
     * @param person who reads
     * @param language in which language
     * @return the line
     */
    public static BookingLine of(
            OwnBookings page, Booking booking, SignedInPerson person, Language language) {
        Optional<FacilityListing> facility = page.facilityOf(booking);
        Optional<LocalizedName> service = page.serviceOf(booking);
        String standing =
                OwnBookingView.standingOf(booking, page.proposed().contains(booking.id()));
        return new BookingLine(
                booking.reference().toString(),
                language.when(booking.startsAt(), booking.zone()),
                service.map(name -> name.in(language.locale())).orElse(booking.serviceCode()),
                service.flatMap(LocalizedName::english).isPresent() ? language.tag() : "it",
                person.nameOf(booking.patientNumber()),
                facility.map(FacilityListing::name).orElse(booking.facilityCode()),
                facility.map(known -> known.address().toString()).orElse(""),
                facility.map(FacilityListing::phones).orElse(List.of()),
                language.texts().getString("bookings.state." + standing),
                standing);
    }

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "BookingLine";
    }
}
