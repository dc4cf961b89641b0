package io.onecare.core.recognition;

import java.time.LocalTime;
import java.util.List;

/**
 * Words that mean a time of day.
 *
 * @param first the place of the first of them
 * @param last the place of the last
 * @param times the times they may mean, likeliest first; none if they only bound one
 * @param confidence how sure the first time is
 */
record HourMention(int first, int last, List<LocalTime> times, Confidence confidence) {

    HourMention {
        times = List.copyOf(times);
    }
}
