package io.onecare.portal.home;

import io.onecare.core.booking.ProposedBooking;
import io.onecare.portal.booking.OwnBookings;
import java.util.List;

/**
 * What the home page tells whoever is logged in.
 *
 * @param next the next appointments of the family, with what is known of those and of the proposals
 * @param proposals bookings that wait for an answer, the most urgent first
 * @param cover whether the cover has ended or is about to
 */
public record Home(OwnBookings next, List<ProposedBooking> proposals, CoverOutlook cover) {

    /** Copies the list. */
    public Home {
        proposals = List.copyOf(proposals);
    }
}
