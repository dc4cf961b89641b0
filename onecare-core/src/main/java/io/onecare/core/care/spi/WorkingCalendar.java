package io.onecare.core.care.spi;

import java.time.LocalDate;

/**
 * Knows on which days the desk works, and not: weekends, national holidays, the patron saint of its
 * town, closures of its own. Implementations are thread-safe, answer from memory, give the same
 * answer for the same day, and work on at least one day of any 30.
 */
@FunctionalInterface
public interface WorkingCalendar {

    /**
     * Tells whether the desk works on a day.
     *
     * @param day the day in the desk's zone; never null
     * @return false on holidays and closing days; weekends are the desk's own matter and asked as
     *     any other day
     */
    boolean isWorkingDay(LocalDate day);
}
