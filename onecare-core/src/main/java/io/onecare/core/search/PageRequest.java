package io.onecare.core.search;

import java.util.List;

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

    /**
     * Takes this page out of a whole answer.
     *
     * @param <T> what the answer consists of
     * @param all the whole answer
     * @return the entries of this page, in order; empty beyond the last page
     */
    public <T> List<T> of(List<T> all) {
        int from = (int) Math.min(all.size(), (number - 1L) * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }

    /**
     * Counts the pages of a whole answer.
     *
     * @param total how many entries it has, 0 or more
     * @return at least 1, also when there is nothing
     */
    public int pagesOf(int total) {
        return Math.max(1, (total + size - 1) / size);
    }
}
