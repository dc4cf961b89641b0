package io.onecare.core.reception;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ClosureReason;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.ExtraOpening;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleId;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.SlotFinder;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads schedules with their hours, in one statement for each table. */
final class ScheduleListings {

    private static final int MINUTES_OF_A_DAY = 1_440;

    private ScheduleListings() {}

    /** Which schedules a condition on c, f or p names, with one value. */
    static List<ScheduleListing> of(
            EntityManager em, Actor actor, SlotFinder slots, String which, String value) {
        Map<String, Object[]> schedules = new LinkedHashMap<>();
        new NativeSql()
                .add("select c.code, f.code, f.name, f.booking_mode, p.code, p.title,")
                .add(" p.given_name, p.family_name, c.slot_minutes, c.zone, c.source,")
                .add(" cast(c.valid_from as varchar(10)), cast(c.valid_until as varchar(10)),")
                .add(" cast(c.horizon_until as varchar(10)), cast(c.id as varchar(36))")
                .add(" from schedule c")
                .add(" join facility f on f.id = c.facility_id")
                .add(" left join practitioner p on p.id = c.practitioner_id")
                .add(" where " + which, value)
                .add(" order by case when p.id is null then 1 else 0 end,")
                .add(" p.family_name, p.given_name, c.code limit ?", SlotFinder.MAX_FACILITIES)
                .rows(em)
                .forEach(row -> schedules.put(given(row[0]), row));
        if (schedules.isEmpty()) {
            return List.of();
        }
        List<String> codes = List.copyOf(schedules.keySet());
        Map<String, TreeMap<String, Duration>> services = new HashMap<>();
        new NativeSql()
                .add("select c.code, v.code, d.duration_minutes from schedule_service d")
                .add(" join schedule c on c.id = d.schedule_id")
                .add(" join health_service v on v.id = d.service_id where c.code in ")
                .addIn(codes)
                .rows(em)
                .forEach(
                        row ->
                                services.computeIfAbsent(given(row[0]), any -> new TreeMap<>())
                                        .put(
                                                given(row[1]),
                                                Duration.ofMinutes(((Number) row[2]).longValue())));
        Map<String, OpeningHours> hours = hours(em, codes);
        Map<String, Instant> free = slots.firstOfSchedules(actor, schedules.keySet());
        return schedules.values().stream()
                .map(
                        row -> {
                            String code = given(row[0]);
                            return listing(
                                    row,
                                    services.getOrDefault(code, new TreeMap<>()),
                                    hours.getOrDefault(code, OpeningHours.none()),
                                    free.get(code));
                        })
                .toList();
    }

    private static ScheduleListing listing(
            Object[] row,
            TreeMap<String, Duration> services,
            OpeningHours hours,
            @Nullable Instant nextFree) {
        return new ScheduleListing(
                ScheduleId.of(UUID.fromString(given(row[14]))),
                given(row[1]),
                given(row[2]),
                BookingMode.valueOf(given(row[3])),
                new FacilitySchedule(
                        given(row[0]),
                        (String) row[4],
                        row[7] == null
                                ? null
                                : PractitionerName.of(
                                        (String) row[5], given(row[6]), given(row[7])),
                        List.copyOf(services.keySet()),
                        Duration.ofMinutes(((Number) row[8]).longValue()),
                        ZoneId.of(given(row[9])),
                        ScheduleSource.valueOf(given(row[10]))),
                services,
                hours,
                period(row[11], row[12]),
                row[13] == null ? null : LocalDate.parse(given(row[13])),
                nextFree);
    }

    private static Map<String, OpeningHours> hours(EntityManager em, List<String> codes) {
        Map<String, List<WeeklyOpening>> weekly =
                rules(
                        em,
                        codes,
                        "schedule_opening",
                        "r.day_of_week, cast(r.valid_from as varchar(10)),"
                                + " cast(r.valid_until as varchar(10))",
                        row ->
                                WeeklyOpening.of(
                                        DayOfWeek.valueOf(given(row[3])),
                                        dayHours(row),
                                        period(row[4], row[5])));
        Map<String, List<Closure>> closures =
                rules(
                        em,
                        codes,
                        "schedule_closure",
                        "r.reason, cast(r.valid_from as varchar(10)),"
                                + " cast(r.valid_until as varchar(10))",
                        row ->
                                Closure.of(
                                        period(row[4], row[5]),
                                        dayHours(row),
                                        ClosureReason.valueOf(given(row[3]))));
        Map<String, List<ExtraOpening>> extras =
                rules(
                        em,
                        codes,
                        "schedule_extra_opening",
                        "cast(r.opening_day as varchar(10))",
                        row -> ExtraOpening.of(LocalDate.parse(given(row[3])), dayHours(row)));
        Map<String, OpeningHours> hours = new HashMap<>();
        for (String code : codes) {
            hours.put(
                    code,
                    new OpeningHours(
                            weekly.getOrDefault(code, List.of()),
                            closures.getOrDefault(code, List.of()),
                            extras.getOrDefault(code, List.of())));
        }
        return hours;
    }

    private static <T> Map<String, List<T>> rules(
            EntityManager em,
            List<String> codes,
            String table,
            String columns,
            Function<Object[], T> read) {
        Map<String, List<T>> rules = new HashMap<>();
        new NativeSql()
                .add("select c.code, r.from_minute, r.until_minute, " + columns)
                .add(" from " + table + " r join schedule c on c.id = r.schedule_id")
                .add(" where c.code in ")
                .addIn(codes)
                .rows(em)
                .forEach(
                        row ->
                                rules.computeIfAbsent(given(row[0]), any -> new ArrayList<>())
                                        .add(read.apply(row)));
        return rules;
    }

    private static DayHours dayHours(Object[] row) {
        int until = ((Number) row[2]).intValue();
        return DayHours.between(
                LocalTime.ofSecondOfDay(((Number) row[1]).intValue() * 60L),
                LocalTime.ofSecondOfDay(until % MINUTES_OF_A_DAY * 60L));
    }

    private static ValidityPeriod period(@Nullable Object from, @Nullable Object until) {
        LocalDate first = LocalDate.parse(given(from));
        return until == null
                ? ValidityPeriod.from(first)
                : ValidityPeriod.between(first, LocalDate.parse(given(until)));
    }

    private static String given(@Nullable Object column) {
        return (String) Objects.requireNonNull(column);
    }
}
