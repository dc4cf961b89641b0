package io.onecare.core.search;

/**
 * Which part of a long answer is wanted.
 *
 * @param number the page, counted from 1
 * @param size how many entries a page has, 1 to {@value #MAX_SIZE}
 */
public record PageRequest(int number, int size) {

    /** The most entries of a page. */
    public static final int MAX_SIZE = 200;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public PageRequest {
        if (number < 1 || size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "The page (number %d, size %d) must have a number from 1 and a size of 1 to %d."
                            .formatted(number, size, MAX_SIZE));
        }
    }
}
