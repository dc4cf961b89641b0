package io.onecare.core.reception;

import io.onecare.core.NativeSql;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.WeeklyOpening;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes new schedules by the hundred. Their codes are numbered within each facility, so that of
 * two who open at once the second meets the code of the first, and the database makes them wait for
 * each other in the order of codes.
 */
final class OpenedSchedules {

    private static final int ROWS_PER_STATEMENT = 100;
    private static final int CODE_LENGTH = 40;
    private static final int MINUTES_OF_A_DAY = 1_440;

    /** A schedule to be written. */
    record Row(UUID id, String code, String facilityCode) {

        static Row of(String facilityCode, Map<String, String> codes) {
            return new Row(
                    UUID.randomUUID(),
                    Objects.requireNonNull(codes.get(facilityCode)),
                    facilityCode);
        }
    }

    private OpenedSchedules() {}

    /** For each facility that exists, a code that nothing has yet. */
    static Map<String, String> codes(EntityManager em, Collection<String> facilities) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (List<String> some : parts(List.copyOf(facilities))) {
            new NativeSql()
                    .add("select f.code, (select count(*) from schedule c")
                    .add(" where c.facility_id = f.id) from facility f where f.code in ")
                    .addIn(some)
                    .rows(em)
                    .forEach(row -> numbers.put(given(row[0]), ((Number) row[1]).intValue() + 1));
        }
        Map<String, String> codes = new HashMap<>();
        Set<String> given = new HashSet<>();
        List<String> open = List.copyOf(numbers.keySet());
        while (!open.isEmpty()) {
            for (String facility : open) {
                String code = code(facility, Objects.requireNonNull(numbers.get(facility)));
                numbers.merge(facility, 1, Integer::sum);
                codes.put(facility, code);
            }
            Set<String> taken = taken(em, open.stream().map(codes::get).toList());
            open =
                    open.stream()
                            .filter(
                                    facility -> {
                                        String code = Objects.requireNonNull(codes.get(facility));
                                        return taken.contains(code) || !given.add(code);
                                    })
                            .toList();
        }
        return codes;
    }

    private static String code(String facility, int number) {
        String end = "-A" + number;
        int room = CODE_LENGTH - end.length();
        String start = facility.length() <= room ? facility : facility.substring(0, room);
        return (start.endsWith("-") ? start.substring(0, start.length() - 1) : start) + end;
    }

    private static Set<String> taken(EntityManager em, List<String> codes) {
        Set<String> taken = new HashSet<>();
        for (List<String> some : parts(codes)) {
            new NativeSql()
                    .add("select c.code, c.source from schedule c where c.code in ")
                    .addIn(some)
                    .rows(em)
                    .forEach(row -> taken.add(given(row[0])));
        }
        return taken;
    }

    /** Gives false, and leaves nothing, if somebody has taken one of the codes meanwhile. */
    static boolean insert(EntityManager em, OpenSchedules command, List<Row> rows) {
        em.flush();
        int inserted = 0;
        for (List<Row> some :
                parts(rows.stream().sorted(Comparator.comparing(Row::code)).toList())) {
            inserted += insertSchedules(em, command, some);
        }
        if (inserted < rows.size()) {
            for (List<Row> some : parts(rows)) {
                new NativeSql()
                        .add("delete from schedule where id in ")
                        .addIn(ids(some))
                        .update(em);
            }
            return false;
        }
        for (List<Row> some : parts(rows)) {
            insertServices(em, command, some);
            insertWeek(em, command, some);
        }
        return true;
    }

    private static int insertSchedules(EntityManager em, OpenSchedules command, List<Row> rows) {
        NativeSql sql =
                new NativeSql()
                        .add("insert into schedule (id, version, code, facility_id,")
                        .add(" practitioner_id, zone, slot_minutes, source, valid_from,")
                        .add(" valid_until) select n.id, 0, n.code, f.id,")
                        .add(
                                " (select p.id from practitioner p where p.code = ?)",
                                command.practitionerCode() == null
                                        ? ""
                                        : command.practitionerCode())
                        .add(", cast(? as varchar(40))", command.zone().getId())
                        .add(", cast(? as integer)", (int) command.slotLength().toMinutes())
                        .add(", 'GENERATED', cast(? as date)", command.period().from().toString())
                        .add(
                                ", cast(? as date)",
                                command.period()
                                        .untilExclusive()
                                        .map(LocalDate::toString)
                                        .orElse(null))
                        .add(" from facility f join (values ");
        String separator = "";
        for (Row row : rows) {
            sql.add(
                    separator + "(cast(? as uuid), cast(? as varchar(40)), cast(? as varchar(40)))",
                    row.id(),
                    row.code(),
                    row.facilityCode());
            separator = ", ";
        }
        return sql.add(") n (id, code, facility_code) on n.facility_code = f.code")
                .add(" order by n.code on conflict do nothing")
                .update(em);
    }

    private static void insertServices(EntityManager em, OpenSchedules command, List<Row> rows) {
        NativeSql sql =
                new NativeSql()
                        .add("insert into schedule_service")
                        .add(" (schedule_id, service_id, duration_minutes)")
                        .add(" select c.id, v.id, n.minutes from schedule c")
                        .add(" join facility_service o on o.facility_id = c.facility_id")
                        .add(" and o.offered join health_service v on v.id = o.service_id")
                        .add(" join (values ");
        String separator = "";
        for (Map.Entry<String, Duration> service : command.minutes().entrySet()) {
            sql.add(
                    separator + "(cast(? as varchar(40)), cast(? as integer))",
                    service.getKey(),
                    (int) service.getValue().toMinutes());
            separator = ", ";
        }
        sql.add(") n (code, minutes) on n.code = v.code where c.id in ")
                .addIn(ids(rows))
                .update(em);
    }

    private static void insertWeek(EntityManager em, OpenSchedules command, List<Row> rows) {
        for (WeeklyOpening rule : command.week()) {
            DayHours hours = rule.hours();
            new NativeSql()
                    .add("insert into schedule_opening (schedule_id, day_of_week, from_minute,")
                    .add(" until_minute, valid_from, valid_until) select c.id,")
                    .add(" cast(? as varchar(10))", rule.dayOfWeek().name())
                    .add(", cast(? as integer)", minute(hours.from()))
                    .add(", cast(? as integer)", untilMinute(hours.untilExclusive()))
                    .add(", cast(? as date)", rule.period().from().toString())
                    .add(
                            ", cast(? as date)",
                            rule.period().untilExclusive().map(LocalDate::toString).orElse(null))
                    .add(" from schedule c where c.id in ")
                    .addIn(ids(rows))
                    .update(em);
        }
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    private static int untilMinute(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? MINUTES_OF_A_DAY : minute(time);
    }

    private static List<UUID> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }

    private static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += ROWS_PER_STATEMENT) {
            parts.add(all.subList(i, Math.min(all.size(), i + ROWS_PER_STATEMENT)));
        }
        return parts;
    }

    private static String given(@Nullable Object column) {
        return (String) Objects.requireNonNull(column);
    }
}
