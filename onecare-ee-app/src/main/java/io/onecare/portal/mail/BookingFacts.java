package io.onecare.portal.mail;

import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingChange;
import io.onecare.core.booking.CalendarEntry;
import io.onecare.core.booking.Proposal;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.PreparationVersion;
import org.jspecify.annotations.Nullable;

/**
 * What letters about a booking are made from.
 *
 * @param booking the booking as it stands
 * @param last what happened to it last
 * @param before the booking whose place it took; null if it was not moved
 * @param proposal the other time that waits for an answer; null if there is none
 * @param entry as which entry of a calendar it goes
 * @param patient the patient's name
 * @param service the service's name
 * @param facility the facility; null if it is not known any more
 * @param practitioner with whom; null for nobody in particular
 * @param preparation the version of what to do before; null if there was never any
 */
record BookingFacts(
        Booking booking,
        BookingChange last,
        @Nullable Booking before,
        @Nullable Proposal proposal,
        CalendarEntry entry,
        String patient,
        LocalizedName service,
        @Nullable FacilityListing facility,
        @Nullable PractitionerListing practitioner,
        @Nullable PreparationVersion preparation) {

    /** The id only. */
    @Override
    public String toString() {
        return "BookingFacts(" + booking.id() + ")";
    }
}
