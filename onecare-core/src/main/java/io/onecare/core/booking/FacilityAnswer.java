package io.onecare.core.booking;

import java.time.LocalDateTime;
import java.util.Objects;

/** What a facility answers to a request. */
public sealed interface FacilityAnswer {

    /** It takes the patient. */
    record Confirm() implements FacilityAnswer {}

    /**
     * It does not take the patient.
     *
     * @param reason why
     */
    record Decline(DeclineReason reason) implements FacilityAnswer {

        /** Checks that nothing is missing. */
        public Decline {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * It would take the patient at another time, with the same practitioner and for as long.
     *
     * @param startsAt when, as the clock on the facility's wall (Europe/Rome) shows it; as {@link
     *     AppointmentTime.Agreed#startsAt}
     */
    record Propose(LocalDateTime startsAt) implements FacilityAnswer {

        /** Checks that nothing is missing. */
        public Propose {
            Objects.requireNonNull(startsAt, "startsAt");
        }
    }
}
