package io.onecare.core.search;

import io.onecare.core.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for who wants to go there: facilities, and a time.
 *
 * <pre>{@code
 * OfferCriteria.of(FacilityCriteria.any().near(milano).offering("VIS-ALLERGOLOGICA").under("BASE"))
 *         .freeBetween(mondayAt8, mondayAt13)
 *         .inOrderOf(OfferOrder.FIRST_FREE)
 * }</pre>
 *
 * @param facilities which facilities; a service is among the criteria
 * @param from the first moment a free slot may start at
 * @param until the moment before which it starts, or null if only the first free slot is to be
 *     told, and a facility without one is wanted as well
 * @param order what comes first
 * @param account whose own holds count as free, or null for nobody's
 * @param longestSilence how long a facility's own agenda system may be silent before the facility
 *     counts as booked by phone, whatever its booking mode; null for ever
 */
public record OfferCriteria(
        FacilityCriteria facilities,
        Instant from,
        @Nullable Instant until,
        OfferOrder order,
        @Nullable AccountId account,
        @Nullable Duration longestSilence) {

    /**
     * Checks what belongs together.
     *
     * @throws IllegalArgumentException if the facilities' criteria have no service, or the time
     *     ends before it begins
     */
    public OfferCriteria {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(order, "order");
        if (facilities.serviceCode() == null) {
            throw new IllegalArgumentException(
                    "The criteria of the facilities have no service, without which no time is free.");
        }
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "The time wanted (%s to %s) must end after it begins.".formatted(from, until));
        }
    }

    /**
     * Looks for facilities, in their order, and tells the first free slot of each from now on.
     *
     * @param facilities which facilities
     * @return the criteria
     * @throws IllegalArgumentException if the facilities' criteria have no service
     */
    public static OfferCriteria of(FacilityCriteria facilities) {
        return new OfferCriteria(
                facilities, Instant.EPOCH, null, OfferOrder.AS_FACILITIES, null, null);
    }

    /**
     * Looks only for facilities booked online that have a free slot in a time, such as the
     * afternoon of a day.
     *
     * @param first the first moment it may start at
     * @param end the moment before which it starts
     * @return these criteria with the time
     * @throws IllegalArgumentException if the time ends before it begins
     */
    public OfferCriteria freeBetween(Instant first, Instant end) {
        return new OfferCriteria(
                facilities,
                first,
                Objects.requireNonNull(end, "end"),
                order,
                account,
                longestSilence);
    }

    /**
     * Puts the offers in an order.
     *
     * @param by the order
     * @return these criteria with the order
     */
    public OfferCriteria inOrderOf(OfferOrder by) {
        return new OfferCriteria(facilities, from, until, by, account, longestSilence);
    }

    /**
     * Counts the slots that an account holds itself as free.
     *
     * @param id the account, or null for nobody's
     * @return these criteria with the account
     */
    public OfferCriteria asSeenBy(@Nullable AccountId id) {
        return new OfferCriteria(facilities, from, until, order, id, longestSilence);
    }

    /**
     * Counts a facility whose own agenda system has been silent for too long as booked by phone.
     *
     * @param longest how long it may be silent
     * @return these criteria with the limit
     */
    public OfferCriteria heardWithin(Duration longest) {
        return new OfferCriteria(
                facilities,
                from,
                until,
                order,
                account,
                Objects.requireNonNull(longest, "longest"));
    }
}
