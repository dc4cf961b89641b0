package io.onecare.core.reception;

import io.onecare.core.NativeSql;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.reception.Touched.Agenda;
import io.onecare.core.schedule.Schedule;
import io.onecare.core.schedule.ScheduleSource;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the schedules of a facility. */
final class FacilitySchedules {

    private FacilitySchedules() {}

    /** By code, in order. */
    static Map<String, ScheduleSource> sources(EntityManager em, String facilityCode) {
        Map<String, ScheduleSource> sources = new LinkedHashMap<>();
        new NativeSql()
                .add("select c.code, c.source from schedule c")
                .add(" join facility f on f.id = c.facility_id where f.code = ?", facilityCode)
                .add(" order by c.code")
                .rows(em)
                .forEach(
                        row ->
                                sources.put(
                                        (String) row[0], ScheduleSource.valueOf((String) row[1])));
        return sources;
    }

    /** As it is now in the database, whatever was read before. */
    static Agenda agenda(EntityManager em, String code) {
        Schedule schedule =
                em.createQuery("select c from Schedule c where c.code = :code", Schedule.class)
                        .setParameter("code", code)
                        .getSingleResult();
        em.refresh(schedule);
        Object[] row =
                new NativeSql()
                        .add("select c.code, p.code from schedule c")
                        .add(" left join practitioner p on p.id = c.practitioner_id")
                        .add(" where c.code = ?", code)
                        .rows(em)
                        .get(0);
        return new Agenda(schedule, (String) row[1], services(em, code));
    }

    /** How long each takes, by code. */
    private static SortedMap<String, Duration> services(EntityManager em, String code) {
        SortedMap<String, Duration> services = new TreeMap<>();
        new NativeSql()
                .add("select v.code, d.duration_minutes from schedule_service d")
                .add(" join schedule c on c.id = d.schedule_id")
                .add(" join health_service v on v.id = d.service_id where c.code = ?", code)
                .rows(em)
                .forEach(
                        row ->
                                services.put(
                                        given(row[0]),
                                        Duration.ofMinutes(((Number) row[1]).longValue())));
        return services;
    }

    /** The facility of schedules, if they all exist and are of one. */
    static Optional<String> facilityOf(EntityManager em, Collection<String> codes) {
        List<Object[]> rows =
                new NativeSql()
                        .add("select f.code, c.code from schedule c")
                        .add(" join facility f on f.id = c.facility_id where c.code in ")
                        .addIn(List.copyOf(codes))
                        .rows(em);
        List<String> facilities = rows.stream().map(row -> given(row[0])).distinct().toList();
        return rows.size() == codes.size() && facilities.size() == 1
                ? Optional.of(facilities.get(0))
                : Optional.empty();
    }

    /** Which of some services a facility offers. */
    static Set<String> offered(EntityManager em, String facility, Collection<String> services) {
        return new NativeSql()
                        .add("select v.code, f.code from facility f")
                        .add(" join facility_service o on o.facility_id = f.id and o.offered")
                        .add(" join health_service v on v.id = o.service_id")
                        .add(" where f.code = ? and v.code in ", facility)
                        .addIn(List.copyOf(services))
                        .rows(em)
                        .stream()
                        .map(row -> given(row[0]))
                        .collect(Collectors.toSet());
    }

    /** Gives a schedule these services and no others; its row is locked. */
    static void setServices(
            EntityManager em,
            Schedule schedule,
            Map<String, Duration> before,
            Map<String, Duration> after) {
        UUID id = schedule.id().value();
        for (String code : before.keySet()) {
            if (!after.containsKey(code)) {
                new NativeSql()
                        .add("delete from schedule_service where schedule_id = ?", id)
                        .add(" and service_id = (select v.id from health_service v")
                        .add(" where v.code = ?)", code)
                        .update(em);
            }
        }
        after.forEach(
                (code, duration) -> {
                    Duration known = before.get(code);
                    if (known == null) {
                        new NativeSql()
                                .add("insert into schedule_service (schedule_id, service_id,")
                                .add(
                                        " duration_minutes) select c.id, v.id, cast(? as integer)",
                                        minutes(duration))
                                .add(" from schedule c cross join health_service v")
                                .add(" where c.id = ? and v.code = ?", id, code)
                                .update(em);
                    } else if (!known.equals(duration)) {
                        new NativeSql()
                                .add(
                                        "update schedule_service set duration_minutes = ?",
                                        minutes(duration))
                                .add(" where schedule_id = ? and service_id =", id)
                                .add(" (select v.id from health_service v where v.code = ?)", code)
                                .update(em);
                    }
                });
    }

    private static int minutes(Duration duration) {
        return Math.toIntExact(duration.toMinutes());
    }

    /** In one statement; those of practitioners first, by name, then rooms. */
    static List<FacilitySchedule> list(EntityManager em, String facilityCode) {
        Map<String, List<String>> services = new LinkedHashMap<>();
        Map<String, Object[]> schedules = new LinkedHashMap<>();
        for (Object[] row :
                new NativeSql()
                        .add("select c.code, p.code, p.title, p.given_name, p.family_name,")
                        .add(" v.code, c.slot_minutes, c.zone, c.source from schedule c")
                        .add(" join facility f on f.id = c.facility_id")
                        .add(" join schedule_service d on d.schedule_id = c.id")
                        .add(" join health_service v on v.id = d.service_id")
                        .add(" left join practitioner p on p.id = c.practitioner_id")
                        .add(" where f.code = ?", facilityCode)
                        .add(" order by case when p.id is null then 1 else 0 end,")
                        .add(" p.family_name, p.given_name, c.code, v.code")
                        .rows(em)) {
            String code = given(row[0]);
            schedules.put(code, row);
            services.computeIfAbsent(code, any -> new ArrayList<>()).add(given(row[5]));
        }
        return schedules.entrySet().stream()
                .map(
                        entry ->
                                schedule(
                                        entry.getValue(),
                                        services.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static FacilitySchedule schedule(Object[] row, List<String> services) {
        return new FacilitySchedule(
                given(row[0]),
                (String) row[1],
                row[4] == null
                        ? null
                        : PractitionerName.of((String) row[2], given(row[3]), given(row[4])),
                services,
                Duration.ofMinutes(((Number) row[6]).longValue()),
                ZoneId.of(given(row[7])),
                ScheduleSource.valueOf(given(row[8])));
    }

    private static String given(@Nullable Object column) {
        return (String) Objects.requireNonNull(column);
    }
}
