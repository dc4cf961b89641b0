package io.onecare.core.report;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one facility, or of all those together whose numbers are too small to be named.
 *
 * @param code the insurer's code; null for those together
 * @param name what it is called today; null for those together
 * @param facilities how many facilities they are: 1 for one that is named
 * @param counts their numbers
 * @param <C> what is counted
 */
public record FacilityLine<C extends Counts<C>>(
        @Nullable String code, @Nullable String name, int facilities, C counts) {

    /** Checks that nothing is missing. */
    public FacilityLine {
        Objects.requireNonNull(counts, "counts");
    }

    /**
     * Tells whether these are several that are not named.
     *
     * @return false for a facility with its name
     */
    public boolean isUnnamed() {
        return code == null;
    }
}
