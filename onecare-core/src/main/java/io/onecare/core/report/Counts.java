package io.onecare.core.report;

/**
 * Numbers that can be summed up.
 *
 * @param <C> the type itself
 */
public interface Counts<C extends Counts<C>> {

    /**
     * Gives how many there are together.
     *
     * @return 0 or more
     */
    long total();

    /**
     * Sums up.
     *
     * @param other the others
     * @return these and the others
     */
    C plus(C other);
}
