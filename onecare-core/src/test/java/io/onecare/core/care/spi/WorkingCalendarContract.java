package io.onecare.core.care.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.spi.ContractThreads;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link WorkingCalendar} owes, as tests: extend it, give your calendar, and JUnit
 * Jupiter runs it. It asks about every day of the years 2000 to 2099.
 *
 * <p>Which days are holidays, only you know: test that beside it.
 */
public abstract class WorkingCalendarContract {

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /** The days of a hundred years, of which 25 are leap years. */
    private static final int DAYS = 36_525;

    private static final int MOST_CLOSED_DAYS_IN_A_ROW = 29;

    /**
     * From memory an answer takes microseconds; a line to another machine takes longer than this.
     */
    private static final long MOST_NANOS_PER_ANSWER = 100_000;

    /** Called by JUnit through the class that extends this one. */
    protected WorkingCalendarContract() {}

    /**
     * Gives the calendar under test.
     *
     * @return the same one each time or a new one
     */
    protected abstract WorkingCalendar calendar();

    @Test
    void of_any_thirty_days_it_works_on_one() {
        WorkingCalendar calendar = calendar();
        int closedInARow = 0;
        for (int day = 0; day < DAYS; day++) {
            closedInARow = calendar.isWorkingDay(FIRST_DAY.plusDays(day)) ? 0 : closedInARow + 1;
            assertTrue(
                    closedInARow <= MOST_CLOSED_DAYS_IN_A_ROW,
                    "The calendar works on none of the 30 days up to (%s).\nMaybe it holds no rule for that year."
                            .formatted(FIRST_DAY.plusDays(day)));
        }
    }

    @Test
    void the_same_day_gets_the_same_answer() {
        WorkingCalendar calendar = calendar();
        BitSet first = new BitSet(DAYS);
        for (int day = 0; day < DAYS; day++) {
            first.set(day, calendar.isWorkingDay(FIRST_DAY.plusDays(day)));
        }
        for (int day = DAYS - 1; day >= 0; day--) {
            assertAnswer(first.get(day), calendar, day);
        }
    }

    /** The threads ask first: a calendar that remembers its answers has none to hand out yet. */
    @Test
    void threads_that_ask_at_once_get_the_answers_of_one_that_asks_alone() {
        WorkingCalendar calendar = calendar();
        List<BitSet> answers =
                IntStream.range(0, ContractThreads.COUNT)
                        .mapToObj(thread -> new BitSet(DAYS))
                        .toList();
        ContractThreads.atOnce(
                thread -> {
                    for (int i = 0; i < DAYS; i++) {
                        int day = (i + thread * DAYS / ContractThreads.COUNT) % DAYS;
                        answers.get(thread)
                                .set(day, calendar.isWorkingDay(FIRST_DAY.plusDays(day)));
                    }
                });
        for (int day = 0; day < DAYS; day++) {
            for (BitSet ofOneThread : answers) {
                assertAnswer(ofOneThread.get(day), calendar, day);
            }
        }
    }

    /**
     * One fast month is enough: where the machine is busy with something else, all the others may
     * be slow.
     */
    @Test
    void it_answers_from_memory() {
        WorkingCalendar calendar = calendar();
        long fastest = Long.MAX_VALUE;
        for (int month = 0; month < 36 && fastest > 30 * MOST_NANOS_PER_ANSWER; month++) {
            long start = System.nanoTime();
            for (int day = 0; day < 30; day++) {
                calendar.isWorkingDay(FIRST_DAY.plusYears(26).plusDays(30L * month + day));
            }
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        assertTrue(
                fastest <= 30 * MOST_NANOS_PER_ANSWER,
                "The calendar takes (%d) ns for an answer at best but must not take more than (%d).\nMaybe it asks another system each time."
                        .formatted(fastest / 30, MOST_NANOS_PER_ANSWER));
    }

    private static void assertAnswer(boolean expected, WorkingCalendar calendar, int day) {
        assertEquals(
                expected,
                calendar.isWorkingDay(FIRST_DAY.plusDays(day)),
                () ->
                        "The calendar gave two answers for the day (%s).\nMaybe threads share something that changes."
                                .formatted(FIRST_DAY.plusDays(day)));
    }
}
