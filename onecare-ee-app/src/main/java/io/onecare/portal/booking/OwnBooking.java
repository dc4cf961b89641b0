package io.onecare.portal.booking;

import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingChange;
import io.onecare.core.booking.BookingEvent;
import io.onecare.core.booking.Proposal;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.Preparation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A booking of a family, with all that its page tells.
 *
 * @param booking the booking
 * @param proposal the other time that the facility proposes, or null
 * @param history what happened, from the first to the last
 * @param possible what whoever is logged in could let happen now
 * @param facility where; null if there is none of that code any more
 * @param service which service; null if the catalogue in memory does not have it yet
 * @param practitioner with whom; null for nobody in particular
 * @param preparation what the patient is to do before; null if there is nothing
 * @param preparationChanged whether the last message that told what to do before told something
 *     else
 * @param proposedPractitioner with whom at the other time; null for nobody in particular
 */
public record OwnBooking(
        Booking booking,
        @Nullable Proposal proposal,
        List<BookingChange> history,
        Set<BookingEvent> possible,
        @Nullable FacilityListing facility,
        @Nullable LocalizedName service,
        @Nullable PractitionerName practitioner,
        @Nullable Preparation preparation,
        boolean preparationChanged,
        @Nullable PractitionerName proposedPractitioner) {

    /** Copies the collections. */
    public OwnBooking {
        history = List.copyOf(history);
        possible = Set.copyOf(possible);
    }

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "OwnBooking";
    }
}
