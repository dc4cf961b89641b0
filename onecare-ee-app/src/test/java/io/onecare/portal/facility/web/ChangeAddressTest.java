package io.onecare.portal.facility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ClosureReason;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.ExtraOpening;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeAddressTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 9);
    private static final DayHours MORNING =
            DayHours.between(LocalTime.of(9, 0), LocalTime.of(13, 15));
    private static final Closure CLOSURE =
            Closure.of(
                    ValidityPeriod.between(DAY, DAY.plusDays(7)),
                    DayHours.allDay(),
                    ClosureReason.HOLIDAY);

    static Stream<ScheduleChange> changes() {
        return Stream.of(
                new ScheduleChange.Close(Set.of("AG-1", "AG-2"), CLOSURE),
                new ScheduleChange.Close(
                        Set.of("AG-1"),
                        Closure.of(ValidityPeriod.from(DAY), MORNING, ClosureReason.OTHER)),
                new ScheduleChange.Reopen("AG-1", CLOSURE),
                new ScheduleChange.Open("AG-1", ExtraOpening.of(DAY, MORNING)),
                new ScheduleChange.EndExtra(
                        "AG-1",
                        ExtraOpening.of(
                                DAY, DayHours.between(LocalTime.of(20, 0), LocalTime.MIDNIGHT))),
                new ScheduleChange.Week(
                        "AG-1",
                        List.of(
                                WeeklyOpening.of(
                                        DayOfWeek.MONDAY, MORNING, ValidityPeriod.from(DAY)),
                                WeeklyOpening.of(
                                        DayOfWeek.SUNDAY,
                                        DayHours.allDay(),
                                        ValidityPeriod.between(DAY, DAY.plusDays(1))))),
                new ScheduleChange.Week("AG-1", List.of()),
                new ScheduleChange.Services(
                        "AG-1",
                        Map.of("VIS-1", Duration.ofMinutes(20), "VIS-2", Duration.ofMinutes(30))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_is_read_as_it_was_written(ScheduleChange change) {
        Map<String, String> fields = ChangeAddress.fields(change);

        assertThat(ChangeAddress.read(name -> fields.getOrDefault(name, ""))).contains(change);
        assertThat(ChangeAddress.of(ChangeAddress.PAGE, change))
                .startsWith("/facility/change?what=")
                .doesNotContain(" ");
    }

    @Test
    void what_is_no_change_is_none() {
        for (Map<String, String> fields :
                List.of(
                        Map.<String, String>of(),
                        Map.of("what", "close", "schedules", ""),
                        Map.of("what", "reopen", "schedules", "AG-1", "from", "2026-02-30"),
                        Map.of("what", "services", "schedules", "AG-1", "minutes", ""),
                        Map.of("what", "services", "schedules", "AG-1", "minutes", "VIS-1.0"),
                        Map.of("what", "week", "schedules", "AG-1", "rules", "1,2"),
                        Map.of("what", "week", "schedules", "AG-1", "rules", "x,y,z,u,v"))) {
            assertThat(ChangeAddress.read(name -> fields.getOrDefault(name, ""))).isEmpty();
        }
    }
}
