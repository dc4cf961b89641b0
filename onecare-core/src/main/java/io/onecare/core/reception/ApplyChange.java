package io.onecare.core.reception;

import io.onecare.core.booking.BookingReference;
import java.util.Map;

/**
 * That a change is to be made as it was shown.
 *
 * @param change the change
 * @param fingerprint that of the {@link ChangePreview} that was shown
 * @param decisions what is to become of each booking that is not kept, exactly those of {@link
 *     ChangePreview#toDecide()}
 */
public record ApplyChange(
        ScheduleChange change,
        String fingerprint,
        Map<BookingReference, BookingDecision> decisions) {

    /** Copies the decisions. */
    public ApplyChange {
        decisions = Map.copyOf(decisions);
    }
}
