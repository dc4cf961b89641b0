package io.onecare.core.money;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An amount of <b>euro</b> as prices need it: zero or more, exact to the cent, never rounded, never
 * floating point. Immutable.
 *
 * <p>Maps to {@code numeric(12, 2)}. Whoever overrides the column must repeat precision and scale:
 * without them a schema that EclipseLink generates makes 48 of 47.50.
 */
@Embeddable
public class Money implements Comparable<Money> {

    /** The digits of the column, before and after the decimal point together. */
    public static final int PRECISION = 12;

    /** The digits after the decimal point. */
    public static final int SCALE = 2;

    private static final long MAX_CENTS = 999_999_999_999L;
    private static final Pattern FORM = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,2})?");

    @Column(name = "amount", nullable = false, precision = PRECISION, scale = SCALE)
    private BigDecimal amount;

    /** For JPA. */
    protected Money() {}

    private Money(BigDecimal amount) {
        this.amount = amount;
    }

    /**
     * Makes an amount of cents.
     *
     * @param cents <b>euro cents</b>, 0 to 999,999,999,999
     * @return the amount
     * @throws IllegalArgumentException if the cents are out of their range
     */
    public static Money ofCents(long cents) {
        if (cents < 0 || cents > MAX_CENTS) {
            throw new IllegalArgumentException(
                    "The amount of (%d) cents must be 0 to %d.".formatted(cents, MAX_CENTS));
        }
        return new Money(BigDecimal.valueOf(cents, SCALE));
    }

    /**
     * Makes an amount of euro.
     *
     * @param euro <b>euro</b>, 0 to 9,999,999,999.99, with no more than two decimals that are not
     *     zero
     * @return the amount
     * @throws IllegalArgumentException if the amount is out of its range or would have to be
     *     rounded
     */
    public static Money of(BigDecimal euro) {
        if (euro.stripTrailingZeros().scale() > SCALE) {
            throw new IllegalArgumentException(
                    "The amount (%s) must have at most two decimals.%nMaybe it is a result that was not rounded yet."
                            .formatted(euro.toPlainString()));
        }
        if (euro.signum() < 0 || euro.compareTo(BigDecimal.valueOf(MAX_CENTS, SCALE)) > 0) {
            throw new IllegalArgumentException(
                    "The amount (%s) must be 0 to %s."
                            .formatted(euro, BigDecimal.valueOf(MAX_CENTS, SCALE)));
        }
        return new Money(euro.setScale(SCALE, RoundingMode.UNNECESSARY));
    }

    /**
     * Reads an amount of euro as files carry it.
     *
     * @param text digits, and at most two decimals after a point, such as {@code 47.50}
     * @return the amount
     * @throws IllegalArgumentException if the text has another form
     */
    public static Money parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "The amount (%s) must be digits with at most two decimals after a point.%nMaybe it has a comma, a sign, a space or a currency."
                            .formatted(text));
        }
        return of(new BigDecimal(text));
    }

    /**
     * Gives the amount in euro.
     *
     * @return <b>euro</b> with exactly two decimals
     */
    public BigDecimal amount() {
        return BigDecimal.valueOf(cents(), SCALE);
    }

    /**
     * Gives the amount in cents.
     *
     * @return <b>euro cents</b>, never negative
     */
    public long cents() {
        return amount.movePointRight(SCALE).longValueExact();
    }

    /**
     * Adds another amount.
     *
     * @param other the other amount
     * @return the sum
     * @throws IllegalArgumentException if the sum is more than an amount can be
     */
    public Money plus(Money other) {
        return ofCents(cents() + other.cents());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents(), other.cents());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money that && cents() == that.cents();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(cents());
    }

    /** The amount with a point and the currency's code, in no language: {@code 47.50 EUR}. */
    @Override
    public String toString() {
        return amount().toPlainString() + " EUR";
    }
}
