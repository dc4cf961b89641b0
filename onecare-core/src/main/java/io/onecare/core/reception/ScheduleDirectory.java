package io.onecare.core.reception;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.schedule.SlotFinder;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows administrators the schedules of the network, and which facilities have none although they
 * are to be booked online. Says nothing about a patient, needs no transaction. Thread-safe as far
 * as the entity manager supplier is.
 */
public final class ScheduleDirectory {

    /** The most rows that one call returns. */
    public static final int MAX_PAGE_SIZE = 1_000;

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final SlotFinder slots;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager
     * @param clock tells what day it is
     * @param slots finds what is free
     */
    public ScheduleDirectory(Supplier<EntityManager> entityManager, Clock clock, SlotFinder slots) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.slots = Objects.requireNonNull(slots, "slots");
    }

    /**
     * Gives the schedules of a facility, those that are over included.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param facilityCode the facility's code
     * @return those of practitioners by name, then rooms and teams by code, at most {@value
     *     SlotFinder#MAX_FACILITIES}; empty too if the actor may not edit the network
     */
    public List<ScheduleListing> at(Actor actor, String facilityCode) {
        return list(actor, "f.code = ?", facilityCode);
    }

    /**
     * Gives the schedules of a practitioner, wherever, so that all can be closed when somebody has
     * gone.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param practitionerCode the practitioner's code
     * @return by code, at most {@value SlotFinder#MAX_FACILITIES}; empty too if the actor may not
     *     edit the network
     */
    public List<ScheduleListing> ofPractitioner(Actor actor, String practitionerCode) {
        return list(actor, "p.code = ?", practitionerCode);
    }

    /**
     * Finds a schedule.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param scheduleCode the schedule's code
     * @return empty if there is none, or the actor may not edit the network
     */
    public Optional<ScheduleListing> find(Actor actor, String scheduleCode) {
        return list(actor, "c.code = ?", scheduleCode).stream().findFirst();
    }

    private List<ScheduleListing> list(Actor actor, String which, String code) {
        return Objects.requireNonNull(actor, "actor").mayEditNetwork()
                ? ScheduleListings.of(entityManager.get(), actor, slots, which, code)
                : List.of();
    }

    /**
     * Gives the facilities in the network that are booked online and have no schedule that goes on,
     * page by page.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param province only those of this province, two letters; or null for all
     * @param afterCode the last code of the page before, or null for the first page
     * @param limit the most to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return by code; fewer than the limit mean that there are no more; empty too if the actor may
     *     not edit the network
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<FacilityWithoutSchedule> withoutSchedule(
            Actor actor, @Nullable String province, @Nullable String afterCode, int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
        if (!actor.mayEditNetwork()) {
            return List.of();
        }
        NativeSql sql =
                new NativeSql()
                        .add("select f.code, f.name, f.comune, f.province,")
                        .add(" (select count(*) from facility_service o")
                        .add(" where o.facility_id = f.id and o.offered),")
                        .add(" (select count(*) from practitioner_facility w")
                        .add(" where w.facility_id = f.id)");
        addWithoutSchedule(sql);
        sql.add(" and f.code > ?", afterCode == null ? "" : afterCode);
        if (province != null) {
            sql.add(" and f.province = ?", province);
        }
        return sql.add(" order by f.code limit ?", limit).rows(entityManager.get()).stream()
                .map(
                        row ->
                                new FacilityWithoutSchedule(
                                        (String) row[0],
                                        (String) row[1],
                                        (String) row[2],
                                        (String) row[3],
                                        ((Number) row[4]).intValue(),
                                        ((Number) row[5]).intValue()))
                .toList();
    }

    /**
     * Counts the facilities that {@link #withoutSchedule} gives.
     *
     * @param actor who asks; must be allowed to edit the network
     * @return how many, by province, in order; without provinces that have none
     */
    public Map<String, Long> countWithoutSchedule(Actor actor) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (actor.mayEditNetwork()) {
            NativeSql sql = new NativeSql().add("select f.province, count(*)");
            addWithoutSchedule(sql);
            sql.add(" group by f.province order by f.province")
                    .rows(entityManager.get())
                    .forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
        }
        return counts;
    }

    private void addWithoutSchedule(NativeSql sql) {
        String today = LocalDate.ofInstant(clock.instant(), ITALY).toString();
        sql.add(" from facility f where f.booking_mode = 'ONLINE'")
                .add(" and (f.valid_until is null or f.valid_until > cast(? as date))", today)
                .add(" and not exists (select 1 from schedule c where c.facility_id = f.id")
                .add(" and (c.valid_until is null or c.valid_until > cast(? as date))", today)
                .add(" and not exists (select 1 from schedule_closure x")
                .add(" where x.schedule_id = c.id and x.valid_until is null")
                .add(" and x.from_minute = 0 and x.until_minute = 1440")
                .add(" and x.valid_from <= cast(? as date)))", today);
    }
}
