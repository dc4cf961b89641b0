package io.onecare.core.booking;

import io.onecare.core.schedule.SlotId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When, where and with whom somebody wants an appointment. */
public sealed interface AppointmentTime {

    /**
     * In a slot that was chosen.
     *
     * @param slot the slot
     */
    record InSlot(SlotId slot) implements AppointmentTime {

        /** Checks that nothing is missing. */
        public InSlot {
            Objects.requireNonNull(slot, "slot");
        }
    }

    /**
     * In any free slot that starts at a moment, whoever the practitioner is.
     *
     * @param facilityCode where
     * @param startsAt when
     */
    record WithAnyPractitioner(String facilityCode, Instant startsAt) implements AppointmentTime {

        /** Checks that nothing is missing. */
        public WithAnyPractitioner {
            Objects.requireNonNull(facilityCode, "facilityCode");
            Objects.requireNonNull(startsAt, "startsAt");
        }
    }

    /** The time that the facility has proposed instead; only to move a booking to. */
    record AsProposed() implements AppointmentTime {}

    /**
     * As agreed with the facility by phone.
     *
     * @param facilityCode where
     * @param practitionerCode with whom, or null if nobody was named
     * @param startsAt when, as the clock on the facility's wall (Europe/Rome) shows it; in the hour
     *     that comes twice in autumn, the first one is meant; what is finer than a microsecond is
     *     cut off
     * @param duration how long the appointment takes, 5 minutes to 8 hours; what is finer than a
     *     microsecond is cut off
     */
    record Agreed(
            String facilityCode,
            @Nullable String practitionerCode,
            LocalDateTime startsAt,
            Duration duration)
            implements AppointmentTime {

        /** How long an appointment takes if nobody said. */
        public static final Duration USUAL_DURATION = Duration.ofMinutes(30);

        private static final Duration SHORTEST = Duration.ofMinutes(5);
        private static final Duration LONGEST = Duration.ofHours(8);

        /**
         * Checks that nothing is missing, and keeps what the database can keep.
         *
         * @throws IllegalArgumentException if the duration is out of its range
         */
        public Agreed {
            Objects.requireNonNull(facilityCode, "facilityCode");
            startsAt = startsAt.truncatedTo(ChronoUnit.MICROS);
            duration = duration.truncatedTo(ChronoUnit.MICROS);
            if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "The appointment takes (%s) but must take (%s) to (%s)."
                                .formatted(duration, SHORTEST, LONGEST));
            }
        }
    }
}
