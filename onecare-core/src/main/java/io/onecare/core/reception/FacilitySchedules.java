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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return new Agenda(schedule, (String) row[1]);
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
