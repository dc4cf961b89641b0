package io.onecare.core.network;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Which facilities somebody looks for to see or change them, whether patients find them or not.
 *
 * @param typed words that the name, the comune or the code must hold, each of them, in any case and
 *     without regard to accents; blank for all
 * @param standing how they stand
 * @param today the day by which their standing is judged, in Italy
 */
public record FacilityQuery(String typed, Standing standing, LocalDate today) {

    /** The most characters that may be typed. */
    public static final int MAX_LENGTH = 200;

    /** How facilities stand. Names are stable. */
    public enum Standing {
        /** All of them. */
        ANY,
        /** They belong to the network today. */
        IN_NETWORK,
        /** They have left it. */
        LEFT,
        /** They are not in it yet. */
        TO_COME,
        /** They belong to it today or will, and have no position but that of their comune. */
        UNPLACED
    }

    /**
     * Checks what was given.
     *
     * @throws IllegalArgumentException if too much was typed
     */
    public FacilityQuery {
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(today, "today");
        if (typed.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The words looked for have (%d) characters but must have at most %d."
                            .formatted(typed.length(), MAX_LENGTH));
        }
    }
}
