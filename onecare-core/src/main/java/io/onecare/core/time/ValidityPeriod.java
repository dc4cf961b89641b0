package io.onecare.core.time;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A period of days, first day included, last day excluded (half-open), possibly without end. Days
 * are days of the zone of the thing that is valid, Europe/Rome for everything in Italy. Immutable.
 */
@Embeddable
public class ValidityPeriod {

    @Column(name = "valid_from", nullable = false)
    private LocalDate from;

    @Column(name = "valid_until")
    private @Nullable LocalDate until;

    /** For JPA. */
    protected ValidityPeriod() {}

    private ValidityPeriod(LocalDate from, @Nullable LocalDate until) {
        this.from = from;
        this.until = until;
    }

    /**
     * Makes a period without end.
     *
     * @param from the first day
     * @return the period
     */
    public static ValidityPeriod from(LocalDate from) {
        return new ValidityPeriod(Objects.requireNonNull(from, "from"), null);
    }

    /**
     * Makes a period with an end.
     *
     * @param from the first day
     * @param untilExclusive the day after the last one, later than {@code from}
     * @return the period
     * @throws IllegalArgumentException if the period would hold no day
     */
    public static ValidityPeriod between(LocalDate from, LocalDate untilExclusive) {
        if (!untilExclusive.isAfter(from)) {
            throw new IllegalArgumentException(
                    "The period from (%s) until (%s, excluded) holds no day.%nMaybe the last day was meant to be included: add one."
                            .formatted(from, untilExclusive));
        }
        return new ValidityPeriod(from, untilExclusive);
    }

    /**
     * Gives the first day.
     *
     * @return the first day, included
     */
    public LocalDate from() {
        return from;
    }

    /**
     * Gives the day after the last one.
     *
     * @return empty if the period has no end
     */
    public Optional<LocalDate> untilExclusive() {
        return Optional.ofNullable(until);
    }

    /**
     * Tells whether a day belongs to the period.
     *
     * @param day the day
     * @return true from the first day on and before the end
     */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValidityPeriod that
                && from.equals(that.from)
                && Objects.equals(until, that.until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, until);
    }

    @Override
    public String toString() {
        return "[" + from + ", " + (until == null ? "…" : until) + ")";
    }
}
