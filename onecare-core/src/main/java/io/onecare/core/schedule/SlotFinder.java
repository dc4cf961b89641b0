package io.onecare.core.schedule;

import io.onecare.core.Actor;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads free slots. Needs no transaction; with one, it sees what the caller has changed.
 * Thread-safe as far as the entity manager supplier is.
 *
 * <p>A slot is free if it is offered, starts in the future by the library's clock, nobody has
 * booked it, no other account's hold of it is in force by the database's clock, and it lies in the
 * {@link BookingWindow}. Whether a facility takes bookings online at all is not looked at.
 */
public final class SlotFinder {

    /** The most slots that one call returns. */
    public static final int MAX_PAGE_SIZE = 500;

    /** The most facilities that one call looks at. */
    public static final int MAX_FACILITIES = 500;

    private static final String SCHEDULES =
            " from facility f"
                    + " join schedule c on c.facility_id = f.id"
                    + " join schedule_service d on d.schedule_id = c.id"
                    + " join health_service v on v.id = d.service_id"
                    + " left join practitioner p on p.id = c.practitioner_id";

    /**
     * The slots of one schedule in the order of time. H2 reads them from the index only if its
     * first column is named as well; else it sorts all slots of the schedule.
     */
    private static final String IN_INDEX_ORDER = " order by s.schedule_id, s.starts_at";

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Supplier<BookingWindow> window;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     * @param clock tells which slots are over
     * @param window gives which slots are open
     */
    public SlotFinder(
            Supplier<EntityManager> entityManager, Clock clock, Supplier<BookingWindow> window) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.window = Objects.requireNonNull(window, "window");
    }

    /**
     * Gives free slots, page by page, in one statement each. With a limit of three it is the next
     * three free times.
     *
     * @param actor who asks; everybody may
     * @param criteria which slots
     * @param after the last slot of the page before, or null for the first page
     * @param limit the most slots to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return in the order of time; fewer than the limit mean that there are no more
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<FreeSlot> page(
            Actor actor, SlotCriteria criteria, @Nullable FreeSlot after, int limit) {
        Objects.requireNonNull(actor, "actor");
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
        if (criteria.facilityCodes().isEmpty()) {
            return List.of();
        }
        Instant from =
                after == null || after.startsAt().isBefore(criteria.from())
                        ? criteria.from()
                        : after.startsAt();
        SlotSql sql =
                new SlotSql()
                        .add("select cast(s.id as varchar(36)), c.facility, c.code,")
                        .add(" c.practitioner, s.starts_at, s.ends_at, c.duration_minutes, c.zone");
        // from each schedule no more than fits on the page, instead of sorting all its free slots
        sql.add(" from (select c.id, c.code, c.zone, f.code as facility, p.code as practitioner,")
                .add(" d.duration_minutes, coalesce((select s.starts_at from slot s")
                .add(" where s.schedule_id = c.id and ");
        Span span = span(actor);
        addWanted(sql, criteria, span, from, after);
        sql.add(IN_INDEX_ORDER + " limit 1 offset ?)", limit - 1)
                .add(", ?) as last_start", Moments.toMicros(criteria.until()))
                .add(SCHEDULES + " where ");
        addWhere(sql, criteria);
        // without the offset PostgreSQL may look for the last start once per slot: 66 ms, not 2
        sql.add(" offset 0) c join slot s on s.schedule_id = c.id")
                .add(" and s.starts_at <= c.last_start where ");
        addWanted(sql, criteria, span, from, after);
        sql.add(" order by s.starts_at, s.id limit ?", limit);
        return sql.rows(entityManager.get()).stream().map(SlotFinder::slot).toList();
    }

    /**
     * Gives the first free slot of each of many facilities, in one statement.
     *
     * @param actor who asks; everybody may
     * @param criteria which slots
     * @return by facility code; a facility without such a slot, or that does not exist, is not in
     *     it
     */
    public Map<String, FreeSlot> first(Actor actor, SlotCriteria criteria) {
        Objects.requireNonNull(actor, "actor");
        if (criteria.facilityCodes().isEmpty()) {
            return Map.of();
        }
        // one probe of the index per schedule, instead of sorting all its free slots
        SlotSql sql =
                new SlotSql()
                        .add("select cast(s.id as varchar(36)), f.code, c.code, p.code,")
                        .add(" s.starts_at, s.ends_at, d.duration_minutes, c.zone" + SCHEDULES)
                        .add(" join slot s on s.id = (select s.id from slot s")
                        .add(" where s.schedule_id = c.id and ");
        addWanted(sql, criteria, span(actor), criteria.from(), null);
        sql.add(IN_INDEX_ORDER + " limit 1) where ");
        addWhere(sql, criteria);
        sql.add(" order by s.starts_at, s.id");
        Map<String, FreeSlot> first = new TreeMap<>();
        for (Object[] row : sql.rows(entityManager.get())) {
            FreeSlot slot = slot(row);
            first.putIfAbsent(slot.facilityCode(), slot);
        }
        return first;
    }

    /**
     * Gives when the first free slot of each of many schedules starts, in one statement; whether
     * its facility is booked online does not matter.
     *
     * @param actor who asks; everybody may
     * @param scheduleCodes the codes of the schedules, at most {@value #MAX_FACILITIES}
     * @return by the schedule's code; a schedule without a free slot is not in it
     * @throws IllegalArgumentException if there are too many codes
     */
    public Map<String, Instant> firstOfSchedules(Actor actor, Set<String> scheduleCodes) {
        Objects.requireNonNull(actor, "actor");
        if (scheduleCodes.size() > MAX_FACILITIES) {
            throw new IllegalArgumentException(
                    "The schedules asked for (%d) must be at most %d."
                            .formatted(scheduleCodes.size(), MAX_FACILITIES));
        }
        Map<String, Instant> first = new TreeMap<>();
        if (scheduleCodes.isEmpty()) {
            return first;
        }
        SlotSql sql =
                new SlotSql()
                        .add("select c.code, s.starts_at from schedule c")
                        .add(" join slot s on s.id = (select s.id from slot s")
                        .add(" where s.schedule_id = c.id and ")
                        .addFree(now(), null)
                        .add(IN_INDEX_ORDER + " limit 1) where c.code in ")
                        .addIn(sorted(scheduleCodes));
        for (Object[] row : sql.rows(entityManager.get())) {
            first.put((String) row[0], Moments.ofMicros(((Number) row[1]).longValue()));
        }
        return first;
    }

    /**
     * Gives the practitioners with whom a service has slots to come at a facility, whether any is
     * free or not; in one statement.
     *
     * @param actor who asks; everybody may
     * @param facilityCode the code of the facility
     * @param serviceCode the code of the service
     * @return by family name, given name and code; empty if there are none, or only rooms and teams
     */
    public List<PractitionerListing> practitioners(
            Actor actor, String facilityCode, String serviceCode) {
        Objects.requireNonNull(actor, "actor");
        SlotSql sql =
                new SlotSql()
                        .add("select p.code, p.title, p.given_name, p.family_name")
                        .add(" from practitioner p where exists (select 1 from schedule c")
                        .add(" join facility f on f.id = c.facility_id")
                        .add(" join schedule_service d on d.schedule_id = c.id")
                        .add(" join health_service v on v.id = d.service_id")
                        .add(" where c.practitioner_id = p.id")
                        .add(" and f.code = ? and v.code = ?", facilityCode, serviceCode)
                        .add(" and exists (select 1 from slot s where s.schedule_id = c.id")
                        .add(" and " + SlotSql.OFFERED + " and s.starts_at > ?))", now())
                        .add(" order by p.family_name, p.given_name, p.code");
        return sql.rows(entityManager.get()).stream()
                .map(
                        row ->
                                new PractitionerListing(
                                        (String) row[0],
                                        PractitionerName.of(
                                                (String) row[1], (String) row[2], (String) row[3])))
                .toList();
    }

    /**
     * Gives the schedules of facilities' own systems that nobody has heard of for too long: they
     * are to be shown as bookable by phone only.
     *
     * @param actor who asks; everybody may
     * @param longerThan how long a system may be silent
     * @return by the schedule's code
     */
    public List<SilentSource> silentSources(Actor actor, Duration longerThan) {
        return silent(actor, longerThan, "", null);
    }

    /**
     * Gives the same for the schedules of one service, in one statement.
     *
     * @param actor who asks; everybody may
     * @param serviceCode the service's code
     * @param longerThan how long a system may be silent
     * @return by the schedule's code
     */
    public List<SilentSource> silentSources(Actor actor, String serviceCode, Duration longerThan) {
        return silent(
                actor,
                longerThan,
                " and exists (select 1 from ScheduledService d, HealthService v"
                        + " where d.id.scheduleId = c.id.value and d.id.serviceId = v.id.value"
                        + " and v.code = :service)",
                Objects.requireNonNull(serviceCode, "serviceCode"));
    }

    private List<SilentSource> silent(
            Actor actor, Duration longerThan, String condition, @Nullable String serviceCode) {
        Objects.requireNonNull(actor, "actor");
        TypedQuery<Object[]> query =
                entityManager
                        .get()
                        .createQuery(
                                "select f.code, c.code, c.lastHeardAt from Schedule c, Facility f"
                                        + " where c.facility.value = f.id.value"
                                        + " and c.source = :provided"
                                        + " and (c.lastHeardAt is null or c.lastHeardAt < :moment)"
                                        + condition
                                        + " order by c.code",
                                Object[].class)
                        .setParameter("provided", ScheduleSource.PROVIDED)
                        .setParameter("moment", clock.instant().minus(longerThan));
        if (serviceCode != null) {
            query.setParameter("service", serviceCode);
        }
        return query.getResultList().stream()
                .map(row -> new SilentSource((String) row[0], (String) row[1], (Instant) row[2]))
                .toList();
    }

    /** Which schedules. Sorted, so that the same question is the same statement. */
    private static void addWhere(SlotSql sql, SlotCriteria criteria) {
        sql.add("v.code = ?", criteria.serviceCode());
        sql.add(" and f.code in ").addIn(sorted(criteria.facilityCodes()));
        if (!criteria.practitionerCodes().isEmpty()) {
            sql.add(" and p.code in ").addIn(sorted(criteria.practitionerCodes()));
        }
    }

    private static List<String> sorted(Set<String> codes) {
        return List.copyOf(new TreeSet<>(codes));
    }

    /** What is open, read once for all places in a statement. */
    private record Span(Instant after, Instant before) {}

    private Span span(Actor actor) {
        Instant now = clock.instant();
        BookingWindow open = window.get();
        return new Span(open.opensAfter(actor, now), open.closesAt(now));
    }

    private static void addWanted(
            SlotSql sql, SlotCriteria criteria, Span span, Instant from, @Nullable FreeSlot after) {
        Instant until = span.before().isBefore(criteria.until()) ? span.before() : criteria.until();
        sql.add("s.starts_at >= ?", Moments.toMicros(from))
                .add(" and s.starts_at < ? and ", Moments.toMicros(until))
                .addFree(Moments.toMicros(span.after()), criteria.account());
        if (after != null) {
            sql.add(
                    " and (s.starts_at > ? or s.id > ?)",
                    Moments.toMicros(after.startsAt()),
                    after.slot().value());
        }
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }

    private static FreeSlot slot(Object[] row) {
        return new FreeSlot(
                SlotId.of(UUID.fromString((String) row[0])),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                Moments.ofMicros(((Number) row[4]).longValue()),
                Moments.ofMicros(((Number) row[5]).longValue()),
                Duration.ofMinutes(((Number) row[6]).longValue()),
                ZoneId.of((String) row[7]));
    }
}
