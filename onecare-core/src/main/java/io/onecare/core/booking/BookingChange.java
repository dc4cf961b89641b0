package io.onecare.core.booking;

import io.onecare.core.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a booking's history.
 *
 * @param number 1 for the first, without gaps
 * @param at when
 * @param role in which role it was done
 * @param actor by whom: a technical name
 * @param event what happened
 * @param from where the booking stood, or null for the first
 * @param to where it stood then
 * @param reason why, the name of a {@link CancellationReason} or {@link DeclineReason}; or null
 */
public record BookingChange(
        int number,
        Instant at,
        Role role,
        String actor,
        BookingEvent event,
        @Nullable BookingState from,
        BookingState to,
        @Nullable String reason) {}
