package io.onecare.core.booking;

import io.onecare.core.money.Money;
import io.onecare.core.schedule.SlotId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An appointment and how it came about (<i>prenotazione</i>). FHIR R4: {@code Appointment}. A
 * snapshot; {@link BookingLife} tells how it changes.
 *
 * @param id the identity
 * @param reference how people name it
 * @param version the number of its last event; changes with every change
 * @param state where it stands
 * @param patientNumber the insurer's number of whoever is treated
 * @param facilityCode where
 * @param serviceCode which service
 * @param practitionerCode with whom, or null for nobody in particular
 * @param slot the slot it was booked in, or null if it was agreed by phone
 * @param startsAt when it starts
 * @param endsAt the moment after its end
 * @param zone the facility's zone, in which the times are to be shown
 * @param price the price that was shown and agreed to
 * @param priceListCode under which price list
 * @param policyNumber under which policy the patient is insured that day
 * @param channel through which door it came
 * @param termsVersion the general conditions that were accepted
 * @param reminder where and when to remind, or null
 * @param requestedAt when it was booked
 * @param confirmBy until when the facility must answer, or the patient another time that it
 *     proposes; null if nobody need
 * @param movedTo the booking that took its place, or null
 * @param movedFrom the booking whose place it took, or null
 */
public record Booking(
        BookingId id,
        BookingReference reference,
        int version,
        BookingState state,
        String patientNumber,
        String facilityCode,
        String serviceCode,
        @Nullable String practitionerCode,
        @Nullable SlotId slot,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        Money price,
        String priceListCode,
        String policyNumber,
        Channel channel,
        String termsVersion,
        @Nullable ReminderWish reminder,
        Instant requestedAt,
        @Nullable Instant confirmBy,
        @Nullable BookingReference movedTo,
        @Nullable BookingReference movedFrom) {

    /** This booking after one more event. */
    Booking after(BookingState to, @Nullable Instant answerBy) {
        return new Booking(
                id,
                reference,
                version + 1,
                to,
                patientNumber,
                facilityCode,
                serviceCode,
                practitionerCode,
                slot,
                startsAt,
                endsAt,
                zone,
                price,
                priceListCode,
                policyNumber,
                channel,
                termsVersion,
                reminder,
                requestedAt,
                answerBy,
                movedTo,
                movedFrom);
    }

    /** This booking after an event that gives nobody more time to answer. */
    Booking after(BookingState to) {
        return after(to, confirmBy);
    }

    /** Id and state only, so that nothing about the patient can reach a log by accident. */
    @Override
    public String toString() {
        return "Booking(" + id + ", " + state + ")";
    }
}
