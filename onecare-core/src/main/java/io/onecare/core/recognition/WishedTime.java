package io.onecare.core.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A day, possibly with a time, in Europe/Rome, where all facilities are.
 *
 * @param day the day
 * @param time the time of day, or null if only the day was said
 */
public record WishedTime(LocalDate day, @Nullable LocalTime time) {

    /** Where days and times are meant. */
    static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    /** Checks that the day was given. */
    public WishedTime {
        Objects.requireNonNull(day, "day");
    }

    /**
     * Gives the moment.
     *
     * @return empty if there is no time of day, or if the clocks skip it or show it twice on that
     *     night
     */
    public Optional<Instant> moment() {
        if (time == null) {
            return Optional.empty();
        }
        List<?> offsets = ZONE.getRules().getValidOffsets(day.atTime(time));
        return offsets.size() == 1
                ? Optional.of(ZonedDateTime.of(day, time, ZONE).toInstant())
                : Optional.empty();
    }
}
