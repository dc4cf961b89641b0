package io.onecare.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.time.ValidityPeriod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotGeneratorTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));

    /** 23 hours: the clock goes from 02:00 +01:00 to 03:00 +02:00. */
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);

    /** 25 hours: the clock goes from 03:00 +02:00 to 02:00 +01:00. */
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    @Test
    void a_weekly_nine_o_clock_stays_nine_o_clock_all_year() {
        OpeningHours hours = sundays("09:00", "10:00");

        List<SlotTime> slots =
                new SlotGenerator(ROME, Duration.ofMinutes(60))
                        .slots(hours, ALWAYS, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

        assertThat(slots).hasSize(52);
        assertThat(slots)
                .allSatisfy(
                        slot ->
                                assertThat(slot.startsAt().atZone(ROME).toLocalTime())
                                        .isEqualTo(LocalTime.of(9, 0)));
        assertThat(slots)
                .extracting(SlotTime::startsAt)
                .contains(
                        Instant.parse("2026-03-22T08:00:00Z"),
                        Instant.parse("2026-03-29T07:00:00Z"),
                        Instant.parse("2026-10-25T08:00:00Z"));
    }

    @Test
    void the_spring_night_holds_three_hours_between_one_and_five() {
        assertThat(on(SPRING, "01:00", "05:00", 60))
                .containsExactly(
                        "2026-03-29T01:00+01:00",
                        "2026-03-29T03:00+02:00",
                        "2026-03-29T04:00+02:00");
    }

    @Test
    void the_autumn_night_holds_five_hours_between_one_and_five() {
        assertThat(on(AUTUMN, "01:00", "05:00", 60))
                .containsExactly(
                        "2026-10-25T01:00+02:00",
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T03:00+01:00",
                        "2026-10-25T04:00+01:00");
    }

    @Test
    void hours_that_spring_skips_hold_no_slot_and_none_starts_in_them() {
        assertThat(on(SPRING, "02:00", "03:00", 20)).isEmpty();
        assertThat(on(SPRING, "02:30", "03:40", 20))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T03:20+02:00");
    }

    @Test
    void hours_that_autumn_shows_twice_are_open_twice() {
        assertThat(on(AUTUMN, "02:00", "03:00", 30))
                .containsExactly(
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:30+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T02:30+01:00");
    }

    @Test
    void openings_that_touch_within_the_doubled_hour_share_no_moment() {
        OpeningHours hours =
                OpeningHours.ofWeekly(
                        rule(AUTUMN, "01:30", "02:30"), rule(AUTUMN, "02:30", "03:30"));

        List<SlotTime> slots = generate(AUTUMN, hours, 30);

        assertThat(slots).hasSize(6);
        assertThat(slots).extracting(SlotTime::startsAt).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-28, 24", "2026-03-29, 23", "2026-10-25, 25", "2026-10-26, 24"})
    void a_day_and_night_practice_has_as_many_hours_as_the_day(LocalDate day, int hours) {
        OpeningHours open =
                OpeningHours.ofWeekly(
                        WeeklyOpening.of(day.getDayOfWeek(), DayHours.allDay(), ALWAYS));

        assertThat(generate(day, open, 60)).hasSize(hours);
    }

    @Test
    void a_closure_drops_the_slots_it_touches_and_moves_no_other() {
        LocalDate day = LocalDate.of(2026, 6, 8);
        OpeningHours hours =
                new OpeningHours(
                        List.of(rule(day, "09:00", "11:00")),
                        List.of(Closure.of(oneDay(day), between("09:50", "10:10"))),
                        List.of());

        assertThat(generate(day, hours, 30))
                .extracting(slot -> slot.startsAt().atZone(ROME).toLocalTime().toString())
                .containsExactly("09:00", "10:30");
    }

    @Test
    void an_extra_opening_wins_over_a_closure_and_adds_only_what_is_not_open() {
        LocalDate day = LocalDate.of(2026, 6, 8);
        OpeningHours hours =
                new OpeningHours(
                        List.of(rule(day, "09:00", "10:00")),
                        List.of(Closure.of(oneDay(day), between("12:00", "20:00"))),
                        List.of(ExtraOpening.of(day, between("09:30", "13:00"))));

        assertThat(generate(day, hours, 60))
                .extracting(slot -> slot.startsAt().atZone(ROME).toLocalTime().toString())
                .containsExactly("09:00", "10:00", "11:00", "12:00");
    }

    @Test
    void outside_of_its_validity_a_rule_gives_nothing() {
        LocalDate monday = LocalDate.of(2026, 6, 8);
        OpeningHours hours =
                OpeningHours.ofWeekly(
                        WeeklyOpening.of(
                                DayOfWeek.MONDAY,
                                between("09:00", "10:00"),
                                ValidityPeriod.between(monday, monday.plusDays(7))));

        assertThat(
                        new SlotGenerator(ROME, Duration.ofMinutes(60))
                                .slots(hours, ALWAYS, monday.minusDays(14), monday.plusDays(14)))
                .hasSize(1);
    }

    /**
     * Many random schedules over all of 2026, against a model that knows only the clock on the
     * wall, minute by minute.
     */
    @Test
    void slots_never_overlap_lie_within_the_hours_and_leave_no_room_for_another() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            OpeningHours hours = randomHours(random);
            int minutes = 5 + random.nextInt(90);
            LocalDate first = LocalDate.of(2026, 1, 1);
            LocalDate end = LocalDate.of(2027, 1, 1);

            List<SlotTime> slots =
                    new SlotGenerator(ROME, Duration.ofMinutes(minutes))
                            .slots(hours, ALWAYS, first, end);

            Map<LocalDate, BitSet> open = new HashMap<>();
            for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
                open.put(day, openMinutes(hours, day));
            }
            Instant before = Instant.MIN;
            for (SlotTime slot : slots) {
                assertThat(slot.startsAt()).as("seed %d", seed).isAfterOrEqualTo(before);
                assertThat(Duration.between(slot.startsAt(), slot.endsAt()))
                        .isEqualTo(Duration.ofMinutes(minutes));
                before = slot.endsAt();
                for (Instant at = slot.startsAt();
                        at.isBefore(slot.endsAt());
                        at = at.plus(1, ChronoUnit.MINUTES)) {
                    assertThat(isOpen(open, at)).as("seed %d at %s", seed, at).isTrue();
                }
            }
            if (hours.closures().isEmpty() && hours.extras().isEmpty()) {
                assertThat(longestUnusedMinutes(slots, open, first, end))
                        .as("seed %d", seed)
                        .isLessThan(minutes);
            }
        }
    }

    private static int longestUnusedMinutes(
            List<SlotTime> slots, Map<LocalDate, BitSet> open, LocalDate first, LocalDate end) {
        int longest = 0;
        int run = 0;
        int next = 0;
        Instant last = end.atStartOfDay(ROME).toInstant();
        for (Instant at = first.atStartOfDay(ROME).toInstant();
                at.isBefore(last);
                at = at.plus(1, ChronoUnit.MINUTES)) {
            while (next < slots.size() && !slots.get(next).endsAt().isAfter(at)) {
                next++;
            }
            boolean used = next < slots.size() && !slots.get(next).startsAt().isAfter(at);
            run = used || !isOpen(open, at) ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static boolean isOpen(Map<LocalDate, BitSet> open, Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, ROME);
        return open.get(local.toLocalDate()).get(local.toLocalTime().toSecondOfDay() / 60);
    }

    private static BitSet openMinutes(OpeningHours hours, LocalDate day) {
        BitSet minutes = new BitSet();
        hours.weekly().stream()
                .filter(rule -> rule.appliesOn(day))
                .forEach(
                        rule -> minutes.set(rule.hours().fromMinute(), rule.hours().untilMinute()));
        hours.closures().stream()
                .filter(closure -> closure.days().contains(day))
                .forEach(
                        closure ->
                                minutes.clear(
                                        closure.hours().fromMinute(),
                                        closure.hours().untilMinute()));
        hours.extras().stream()
                .filter(extra -> extra.day().equals(day))
                .forEach(
                        extra ->
                                minutes.set(
                                        extra.hours().fromMinute(), extra.hours().untilMinute()));
        return minutes;
    }

    private static OpeningHours randomHours(Random random) {
        List<WeeklyOpening> weekly = new ArrayList<>();
        boolean plain = random.nextBoolean();
        for (DayOfWeek day : DayOfWeek.values()) {
            int rules = plain ? 1 : random.nextInt(4);
            for (int i = 0; i < rules; i++) {
                LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60));
                weekly.add(
                        WeeklyOpening.of(day, randomDayHours(random), ValidityPeriod.from(from)));
            }
        }
        List<Closure> closures = new ArrayList<>();
        List<ExtraOpening> extras = new ArrayList<>();
        for (int i = 0; !plain && i < 40; i++) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
            closures.add(
                    Closure.of(
                            ValidityPeriod.between(day, day.plusDays(1 + random.nextInt(5))),
                            randomDayHours(random)));
            extras.add(
                    ExtraOpening.of(
                            i < 2 ? (i == 0 ? SPRING : AUTUMN) : day.plusDays(random.nextInt(3)),
                            randomDayHours(random)));
        }
        extras.removeIf(extra -> extra.day().getYear() > 2026);
        return new OpeningHours(weekly, closures, extras);
    }

    /** Mostly at night, where the clocks change. */
    private static DayHours randomDayHours(Random random) {
        int from = random.nextInt(random.nextBoolean() ? 240 : 1_380);
        int until = from + 1 + random.nextInt(Math.min(600, 1_440 - from));
        return DayHours.between(
                LocalTime.ofSecondOfDay(from * 60L),
                until >= 1_440 ? LocalTime.MIDNIGHT : LocalTime.ofSecondOfDay(until * 60L));
    }

    private static List<String> on(LocalDate day, String from, String until, int minutes) {
        return generate(day, OpeningHours.ofWeekly(rule(day, from, until)), minutes).stream()
                .map(slot -> slot.startsAt().atZone(ROME).toOffsetDateTime().toString())
                .toList();
    }

    private static List<SlotTime> generate(LocalDate day, OpeningHours hours, int minutes) {
        return new SlotGenerator(ROME, Duration.ofMinutes(minutes))
                .slots(hours, ALWAYS, day, day.plusDays(1));
    }

    private static OpeningHours sundays(String from, String until) {
        return OpeningHours.ofWeekly(
                WeeklyOpening.of(DayOfWeek.SUNDAY, between(from, until), ALWAYS));
    }

    private static WeeklyOpening rule(LocalDate day, String from, String until) {
        return WeeklyOpening.of(day.getDayOfWeek(), between(from, until), ALWAYS);
    }

    private static DayHours between(String from, String until) {
        return DayHours.between(LocalTime.parse(from), LocalTime.parse(until));
    }

    private static ValidityPeriod oneDay(LocalDate day) {
        return ValidityPeriod.between(day, day.plusDays(1));
    }
}
