package io.onecare.core.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A facility's own agenda system that has not answered for too long.
 *
 * @param facilityCode the facility
 * @param scheduleCode the schedule whose slots it provides
 * @param silentSince when it last answered, or null if it never did
 */
public record SilentSource(
        String facilityCode, String scheduleCode, @Nullable Instant silentSince) {}
