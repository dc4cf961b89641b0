package io.onecare.core.care;

import static io.onecare.core.care.DeskFixture.ADA;
import static io.onecare.core.care.DeskFixture.STRANGE;
import static io.onecare.core.care.DeskFixture.call;
import static io.onecare.core.care.DeskFixture.opened;
import static io.onecare.core.care.DeskFixture.performed;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.ContactDetails;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When requests are due, in whatever zone the machine stands; the build runs it in three. */
class CareDueIT {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** Law 260/1949 with its changes; 4 October again from 2026 (law 151/2025). */
    private static final Set<LocalDate> HOLIDAYS =
            Set.of(
                    LocalDate.of(2025, 4, 21), // Easter Monday
                    LocalDate.of(2025, 4, 25),
                    LocalDate.of(2025, 12, 8),
                    LocalDate.of(2025, 12, 25),
                    LocalDate.of(2025, 12, 26),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 1, 6),
                    LocalDate.of(2027, 10, 4));

    private static final WorkingTime ITALY =
            WorkingTime.of(
                    day ->
                            day.getDayOfWeek() != DayOfWeek.SATURDAY
                                    && day.getDayOfWeek() != DayOfWeek.SUNDAY
                                    && !HOLIDAYS.contains(day),
                    ROME,
                    LocalTime.of(9, 0),
                    LocalTime.of(18, 0));

    private record Case(String received, String due) {}

    private record Pause(String received, String asked, String answered, String due) {}

    /**
     * The table of the project's safety paper, with its edges, and the nights the clocks change.
     */
    private static final List<Case> CASES =
            List.of(
                    new Case("2025-04-17T10:00", "2025-04-22T18:00"),
                    new Case("2025-04-24T10:00", "2025-04-29T18:00"),
                    new Case("2025-12-05T10:00", "2025-12-10T18:00"),
                    new Case("2025-12-23T10:00", "2025-12-29T18:00"),
                    new Case("2027-10-01T10:00", "2027-10-06T18:00"),
                    new Case("2025-04-17T17:59:59.999999", "2025-04-22T18:00"),
                    new Case("2025-04-17T18:00", "2025-04-23T18:00"),
                    new Case("2025-04-17T00:00", "2025-04-22T18:00"),
                    new Case("2025-04-19T23:59", "2025-04-24T18:00"),
                    new Case("2025-12-31T23:30", "2026-01-07T18:00"),
                    new Case("2026-03-27T10:00", "2026-03-31T18:00"), // summer time on the 29th
                    new Case("2026-03-29T03:00", "2026-04-01T18:00"),
                    new Case("2026-10-23T17:59", "2026-10-27T18:00"), // winter time on the 25th
                    new Case("2026-10-25T02:30", "2026-10-28T18:00"));

    private static final List<Pause> PAUSES =
            List.of(
                    // 2 hours of the 15th and 9 of the 16th are left
                    new Pause(
                            "2025-04-14T10:00",
                            "2025-04-15T16:00",
                            "2025-04-17T11:00",
                            "2025-04-18T13:00"),
                    // over a night, nothing
                    new Pause(
                            "2025-04-14T10:00",
                            "2025-04-15T18:00",
                            "2025-04-16T09:00",
                            "2025-04-16T18:00"),
                    // over the weekend of summer time: 1 hour of Friday and 18 are left
                    new Pause(
                            "2026-03-27T10:00",
                            "2026-03-27T17:00",
                            "2026-03-30T10:00",
                            "2026-04-01T11:00"),
                    // over the weekend of winter time
                    new Pause(
                            "2026-10-23T10:00",
                            "2026-10-23T17:00",
                            "2026-10-26T10:00",
                            "2026-10-28T11:00"),
                    // asked after it was due
                    new Pause(
                            "2025-04-14T10:00",
                            "2025-04-16T18:01",
                            "2025-04-24T10:00",
                            "2025-04-16T18:00"));

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.care.DeskFixture#everywhere")
    void an_answer_is_due_two_working_days_later_and_a_pause_moves_it(
            JpaProvider provider, DatabaseKind kind) {
        try (DeskFixture desk = DeskFixture.on(provider, kind, builder -> builder.desk(ITALY))) {
            for (Case one : CASES) {
                desk.clock.set(at(one.received()));

                SeenCareRequest seen = desk.aCall();

                assertThat(due(desk, seen)).as(one.received()).isEqualTo(one.due());
            }
            for (Pause one : PAUSES) {
                desk.clock.set(at(one.received()));
                SeenCareRequest own = desk.inIdentityCheck(desk.aCall());
                desk.clock.set(at(one.asked()));
                SeenCareRequest asked = desk.asked(own);
                desk.clock.set(at(one.answered()));

                SeenCareRequest answered =
                        performed(desk.step(c -> c.receiveAnswer(ADA, asked, Words.none())));

                assertThat(due(desk, answered)).as(one.asked()).isEqualTo(one.due());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_embedder_says_within_how_many_days_and_without_a_calendar_no_holiday_counts(
            DatabaseKind kind) {
        try (DeskFixture desk =
                DeskFixture.on(
                        JpaProvider.HIBERNATE,
                        kind,
                        builder -> builder.desk(ITALY).answersWithin(1))) {
            desk.clock.set(at("2025-04-17T10:00"));
            assertThat(due(desk, desk.aCall())).isEqualTo("2025-04-18T18:00");
        }
        try (DeskFixture desk = DeskFixture.on(JpaProvider.HIBERNATE, kind)) {
            desk.clock.set(at("2025-04-17T10:00"));
            SeenCareRequest seen =
                    opened(desk.open(ADA, call("key-00000", ContactDetails.of(STRANGE, null))));
            assertThat(due(desk, seen)).isEqualTo("2025-04-21T18:00");
        }
    }

    private static Instant at(String rome) {
        return LocalDateTime.parse(rome).atZone(ROME).toInstant();
    }

    private static String due(DeskFixture desk, SeenCareRequest seen) {
        return desk.find(seen).clock().dueAt().atZone(ROME).toLocalDateTime().toString();
    }
}
