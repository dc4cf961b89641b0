package io.onecare.core.reception;

import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.BookingState;
import io.onecare.core.money.Money;
import io.onecare.core.person.PersonName;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A booking as the staff of its facility sees it: who comes, when, for what and with whom. No tax
 * code, birth date or address, and nothing about the policy.
 *
 * @param reference how people name it
 * @param state where it stands
 * @param patient who comes; null if nobody on the roll has the number any more, and for
 *     administrators, whom it does not concern
 * @param serviceCode which service
 * @param practitionerCode with whom, or null for nobody in particular
 * @param startsAt when it starts
 * @param endsAt the moment after its end
 * @param zone the facility's zone, in which the times are to be shown
 * @param price the price that was agreed
 * @param isInAgenda whether it has a slot; false if it was agreed by phone
 * @param answerBy until when a request or a proposal must be answered; null if there is nothing to
 *     answer
 * @param proposedStart when it would start instead, if another time was proposed and the patient is
 *     to answer; else null
 */
public record Appointment(
        BookingReference reference,
        BookingState state,
        @Nullable PersonName patient,
        String serviceCode,
        @Nullable String practitionerCode,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        Money price,
        boolean isInAgenda,
        @Nullable Instant answerBy,
        @Nullable Instant proposedStart) {

    /** The same, for whoever is not to know who comes. */
    Appointment withoutPatient() {
        return new Appointment(
                reference,
                state,
                null,
                serviceCode,
                practitionerCode,
                startsAt,
                endsAt,
                zone,
                price,
                isInAgenda,
                answerBy,
                proposedStart);
    }

    /**
     * Tells whether another time was proposed.
     *
     * @return true if the patient is to answer
     */
    public boolean isProposed() {
        return proposedStart != null;
    }

    /** Reference and state only, so that nothing about the patient can reach a log by accident. */
    @Override
    public String toString() {
        return "Appointment(" + reference + ", " + state + ")";
    }
}
