package io.onecare.portal.booking;

import io.onecare.core.schedule.FreeSlot;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an agenda: five days in a row, and where to go on.
 *
 * @param from the first day
 * @param today the day on which somebody looks; there is nothing before it
 * @param slots the free slots of these days in the order of time, several at a time if several
 *     practitioners are free
 * @param next the first free slot after these days; null if there is none
 * @param first the first free slot of all; null if there is none
 */
public record FiveDays(
        LocalDate from,
        LocalDate today,
        List<FreeSlot> slots,
        @Nullable FreeSlot next,
        @Nullable FreeSlot first) {

    /** So many days are shown at a time. */
    public static final int DAYS = 5;

    /** Copies the slots. */
    public FiveDays {
        slots = List.copyOf(slots);
    }
}
