package io.onecare.core.care;

import static io.onecare.core.care.WeekdaysTest.WEEKDAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.ContractRun;
import io.onecare.core.care.spi.WorkingCalendar;
import io.onecare.core.care.spi.WorkingCalendarContract;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of working calendars catches calendars that break it. */
class BrokenCalendarsTest {

    private static Supplier<WorkingCalendar> planted = () -> WEEKDAYS;

    static final class Planted extends WorkingCalendarContract {
        @Override
        protected WorkingCalendar calendar() {
            return planted.get();
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                plant(
                        "never works in August",
                        () -> day -> WEEKDAYS.isWorkingDay(day) && day.getMonthValue() != 8,
                        "of_any_thirty_days_it_works_on_one"),
                plant(
                        "knows its holidays until 2040 only",
                        () -> day -> WEEKDAYS.isWorkingDay(day) && day.getYear() <= 2040,
                        "of_any_thirty_days_it_works_on_one"),
                plant(
                        "closes on a day once it was asked about it",
                        Forgetful::new,
                        "the_same_day_gets_the_same_answer",
                        "threads_that_ask_at_once_get_the_answers_of_one_that_asks_alone"),
                plant(
                        "keeps the day asked about in a field",
                        OneAtATime::new,
                        "threads_that_ask_at_once_get_the_answers_of_one_that_asks_alone"),
                plant(
                        "asks another machine",
                        () ->
                                day -> {
                                    if (day.getYear() > 2025 && day.getYear() < 2029) {
                                        LockSupport.parkNanos(200_000);
                                    }
                                    return WEEKDAYS.isWorkingDay(day);
                                },
                        "it_answers_from_memory"));
    }

    @ParameterizedTest(name = "a calendar that {0}")
    @MethodSource("broken")
    void is_caught(String name, Supplier<WorkingCalendar> calendar, Set<String> caughtBy) {
        planted = calendar;

        ContractRun run = ContractRun.of(Planted.class);

        assertThat(run.failed()).isEqualTo(caughtBy);
        assertThat(run.passed()).hasSize(4 - caughtBy.size());
    }

    private static Arguments plant(
            String name, Supplier<WorkingCalendar> calendar, String... caughtBy) {
        return Arguments.of(name, calendar, Set.of(caughtBy));
    }

    private static final class Forgetful implements WorkingCalendar {

        private final Set<LocalDate> asked = new HashSet<>();

        @Override
        public synchronized boolean isWorkingDay(LocalDate day) {
            return asked.add(day) && WEEKDAYS.isWorkingDay(day);
        }
    }

    private static final class OneAtATime implements WorkingCalendar {

        private volatile LocalDate asked = LocalDate.EPOCH;

        @Override
        public boolean isWorkingDay(LocalDate day) {
            asked = day;
            Thread.yield();
            return asked.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
        }
    }
}
