package io.onecare.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A slot that can be had.
 *
 * @param slot the slot
 * @param facilityCode where
 * @param scheduleCode on which schedule
 * @param practitionerCode with whom, or null for a room or a team
 * @param startsAt the first moment
 * @param endsAt the moment after the last one
 * @param serviceDuration how long the service asked about takes, at most as long as the slot
 * @param zone the zone in which the times are to be shown
 */
public record FreeSlot(
        SlotId slot,
        String facilityCode,
        String scheduleCode,
        @Nullable String practitionerCode,
        Instant startsAt,
        Instant endsAt,
        Duration serviceDuration,
        ZoneId zone) {}
