package io.onecare.core.member;

import io.onecare.core.time.ValidityPeriod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the roll states it.
 *
 * @param number the insurer's number, 1 to 40 letters, digits, points, slashes, hyphens and
 *     underscores
 * @param holderName who has taken it out, often the employer, 1 to 200 characters; null if that is
 *     the member
 * @param priceListCode the code of the price list it gives
 * @param period the days on which it is in force
 */
public record RollPolicy(
        String number, @Nullable String holderName, String priceListCode, ValidityPeriod period) {

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if a value has not its form
     */
    public RollPolicy {
        number = RollText.number("policy", number);
        holderName = holderName == null ? null : RollText.holderName(holderName);
        Objects.requireNonNull(priceListCode, "priceListCode");
        Objects.requireNonNull(period, "period");
    }

    /** The number only: the holder may be a person. */
    @Override
    public String toString() {
        return "RollPolicy(" + number + ")";
    }
}
