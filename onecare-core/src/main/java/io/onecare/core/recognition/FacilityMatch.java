package io.onecare.core.recognition;

import java.util.Set;

/**
 * What of a facility's name stands at one place of a mail.
 *
 * @param number the number of the facility
 * @param found the words of its name that stand there
 * @param first the place of the first of them
 * @param last the place of the last
 * @param share how much of the name they are, rare words more, 0 to 1
 * @param typos how many of them are mistyped
 */
record FacilityMatch(int number, Set<String> found, int first, int last, double share, int typos) {

    double rank() {
        return share - 0.05 * typos;
    }

    boolean overlaps(FacilityMatch other) {
        return first <= other.last && other.first <= last;
    }

    /** Whether another facility explains the same words better, or more of them. */
    boolean isOutdoneBy(FacilityMatch other) {
        return other.number != number
                && other.first <= first
                && other.last >= last
                && other.found.containsAll(found)
                && (other.found.size() > found.size() || other.typos < typos)
                && other.share >= share;
    }
}
