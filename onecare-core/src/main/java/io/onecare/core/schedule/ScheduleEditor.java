package io.onecare.core.schedule;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.network.FacilityId;
import io.onecare.core.network.HealthServiceId;
import io.onecare.core.network.PractitionerId;
import io.onecare.core.time.Moments;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds and changes schedules, and makes their slots ahead of time. Thread-safe as far as the entity
 * manager supplier is. Every method that changes something needs the caller's transaction.
 *
 * <p>Whoever changes the slots of a schedule locks its row first, so two nodes that do it at once
 * do it one after the other, and the second finds nothing left to do. A slot that somebody holds or
 * has booked is never changed.
 */
public final class ScheduleEditor {

    /** How many days ahead slots are made unless the caller says otherwise. */
    public static final int DEFAULT_HORIZON_DAYS = 90;

    /** The most days ahead that slots are made. */
    public static final int MAX_HORIZON_DAYS = 730;

    /** Where a day ends last: what has ended there has ended everywhere. */
    private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

    private static final int IDS_PER_STATEMENT = 500;

    /** Of three values each: EclipseLink's time for a statement grows with their number squared. */
    private static final int SLOTS_PER_INSERT = 100;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what day it is and which slots are over
     */
    public ScheduleEditor(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Adds a schedule, without slots yet.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the schedule
     * @return done, or refused with {@link ScheduleRefusal#CODE_TAKEN}, {@link
     *     ScheduleRefusal#UNKNOWN_FACILITY}, {@link ScheduleRefusal#UNKNOWN_PRACTITIONER}, {@link
     *     ScheduleRefusal#UNKNOWN_SERVICE} or {@link ScheduleRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ScheduleOutcome add(Actor actor, AddSchedule command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return refused(ScheduleRefusal.NOT_FOUND, command.code());
        }
        if (find(em, command.code()).isPresent()) {
            return refused(ScheduleRefusal.CODE_TAKEN, command.code());
        }
        Optional<FacilityId> facility =
                em
                        .createQuery(
                                "select f.id from Facility f where f.code = :code",
                                FacilityId.class)
                        .setParameter("code", command.facilityCode())
                        .getResultList()
                        .stream()
                        .findFirst();
        if (facility.isEmpty()) {
            return refused(ScheduleRefusal.UNKNOWN_FACILITY, command.facilityCode());
        }
        Map<String, HealthServiceId> services = offeredServices(em, command);
        for (String code : command.services().keySet()) {
            if (!services.containsKey(code)) {
                return refused(ScheduleRefusal.UNKNOWN_SERVICE, code);
            }
        }
        Schedule schedule = new Schedule(command, facility.get());
        if (command.practitionerCode() == null) {
            persist(em, schedule, null);
        } else {
            Optional<PractitionerId> practitioner =
                    practitioner(em, command.practitionerCode(), command.facilityCode());
            if (practitioner.isEmpty()) {
                return refused(ScheduleRefusal.UNKNOWN_PRACTITIONER, command.practitionerCode());
            }
            persist(em, schedule, practitioner.get());
        }
        command.services()
                .forEach(
                        (code, duration) ->
                                em.persist(
                                        new ScheduledService(
                                                schedule.id(),
                                                Objects.requireNonNull(services.get(code)),
                                                duration)));
        em.flush();
        return new ScheduleOutcome.Done(command.code(), 0, 0);
    }

    /**
     * Changes the opening hours and at once the slots that follow from them, up to the horizon
     * reached so far.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param scheduleCode the schedule's code
     * @param hours all the rules from now on, those that stay included
     * @return done, or refused with {@link ScheduleRefusal#WRONG_SOURCE} or {@link
     *     ScheduleRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ScheduleOutcome changeHours(Actor actor, String scheduleCode, OpeningHours hours) {
        EntityManager em = begin();
        Optional<Schedule> schedule = locked(em, actor, scheduleCode);
        if (schedule.isEmpty()) {
            return refused(ScheduleRefusal.NOT_FOUND, scheduleCode);
        }
        if (schedule.get().source() != ScheduleSource.GENERATED) {
            return refused(ScheduleRefusal.WRONG_SOURCE, scheduleCode);
        }
        schedule.get().openDuring(hours);
        em.flush();
        return generate(em, schedule.get(), today(schedule.get()));
    }

    /**
     * Makes the slots of the next {@value #DEFAULT_HORIZON_DAYS} days, as far as they are missing.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param scheduleCode the schedule's code
     * @return as {@link #extendHorizon(Actor, String, int)}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ScheduleOutcome extendHorizon(Actor actor, String scheduleCode) {
        return extendHorizon(actor, scheduleCode, DEFAULT_HORIZON_DAYS);
    }

    /**
     * Makes the slots of the coming days, as far as they are missing, and withdraws those that the
     * opening hours do not cover any more. Doing it again changes nothing; a shorter horizon than
     * before takes nothing back.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param scheduleCode the schedule's code
     * @param days how many days ahead, today included, 1 to {@value #MAX_HORIZON_DAYS}
     * @return done, or refused with {@link ScheduleRefusal#WRONG_SOURCE} or {@link
     *     ScheduleRefusal#NOT_FOUND}
     * @throws IllegalArgumentException if the number of days is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ScheduleOutcome extendHorizon(Actor actor, String scheduleCode, int days) {
        if (days < 1 || days > MAX_HORIZON_DAYS) {
            throw new IllegalArgumentException(
                    "The horizon (%d days) must be 1 to %d days."
                            .formatted(days, MAX_HORIZON_DAYS));
        }
        EntityManager em = begin();
        Optional<Schedule> schedule = locked(em, actor, scheduleCode);
        if (schedule.isEmpty()) {
            return refused(ScheduleRefusal.NOT_FOUND, scheduleCode);
        }
        if (schedule.get().source() != ScheduleSource.GENERATED) {
            return refused(ScheduleRefusal.WRONG_SOURCE, scheduleCode);
        }
        return generate(em, schedule.get(), today(schedule.get()).plusDays(days));
    }

    /**
     * Gives the schedules whose slots have yet to be made up to a day, page by page, so that a job
     * can extend the horizon of just these. Needs no transaction.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param day the day before which slots are wanted, such as today in {@value
     *     #DEFAULT_HORIZON_DAYS} days
     * @param afterCode the last code of the page before, or null for the first page
     * @param limit the most codes to return, 1 or more
     * @return codes of schedules that are made from opening hours and have not ended, in order;
     *     fewer than the limit mean that there are no more; empty too if the actor may not edit the
     *     network
     * @throws IllegalArgumentException if the limit is below 1
     */
    public List<String> behind(Actor actor, LocalDate day, @Nullable String afterCode, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 or more.".formatted(limit));
        }
        if (!actor.mayEditNetwork()) {
            return List.of();
        }
        return entityManager
                .get()
                .createQuery(
                        "select c.code from Schedule c where c.source = :generated"
                                + " and c.code > :after"
                                + " and (c.period.until is null or c.period.until > :today)"
                                + " and (c.horizonUntil is null or c.horizonUntil < :day)"
                                + " order by c.code",
                        String.class)
                .setParameter("generated", ScheduleSource.GENERATED)
                .setParameter("after", afterCode == null ? "" : afterCode)
                .setParameter("today", LocalDate.ofInstant(clock.instant(), LAST_ZONE))
                .setParameter("day", day)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Takes over what the facility's own agenda system said: these are all the slots it offers that
     * start within a stretch of time. Also notes that the system was heard from.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param scheduleCode the schedule's code
     * @param from the beginning of the stretch
     * @param untilExclusive its end
     * @param slots the slots on offer; those that do not start within the stretch or are over are
     *     ignored
     * @return done, or refused with {@link ScheduleRefusal#WRONG_SOURCE}, {@link
     *     ScheduleRefusal#SLOTS_OVERLAP} or {@link ScheduleRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ScheduleOutcome receive(
            Actor actor,
            String scheduleCode,
            Instant from,
            Instant untilExclusive,
            List<SlotTime> slots) {
        EntityManager em = begin();
        Optional<Schedule> schedule = locked(em, actor, scheduleCode);
        if (schedule.isEmpty()) {
            return refused(ScheduleRefusal.NOT_FOUND, scheduleCode);
        }
        if (schedule.get().source() != ScheduleSource.PROVIDED) {
            return refused(ScheduleRefusal.WRONG_SOURCE, scheduleCode);
        }
        List<SlotTime> offered =
                slots.stream().sorted(Comparator.comparing(SlotTime::startsAt)).toList();
        for (int i = 1; i < offered.size(); i++) {
            if (offered.get(i).overlaps(offered.get(i - 1))) {
                return refused(ScheduleRefusal.SLOTS_OVERLAP, scheduleCode);
            }
        }
        Instant now = clock.instant();
        schedule.get().heardFrom(now);
        em.flush();
        return reconcile(
                em, schedule.get(), from.isAfter(now) ? from : now, untilExclusive, offered);
    }

    private ScheduleOutcome generate(EntityManager em, Schedule schedule, LocalDate atLeast) {
        LocalDate until =
                schedule.horizonUntil().filter(reached -> reached.isAfter(atLeast)).orElse(atLeast);
        new SlotSql()
                .add("update schedule set horizon_until = cast(? as date)", until.toString())
                .add(" where id = ?", schedule.id().value())
                .update(em);
        ValidityPeriod inNetwork =
                em.createQuery(
                                "select f.period from Facility f where f.id = :id",
                                ValidityPeriod.class)
                        .setParameter("id", schedule.facility())
                        .getSingleResult();
        List<SlotTime> wanted =
                schedule.slots(today(schedule), until).stream()
                        .filter(
                                slot ->
                                        inNetwork.contains(
                                                LocalDate.ofInstant(
                                                        slot.startsAt(), schedule.zone())))
                        .toList();
        return reconcile(
                em,
                schedule,
                clock.instant(),
                until.atStartOfDay(schedule.zone()).toInstant(),
                wanted);
    }

    /**
     * Makes the slots that start from a moment on and before another what is wanted, except those
     * that are taken and those that would overlap them.
     */
    private ScheduleOutcome reconcile(
            EntityManager em,
            Schedule schedule,
            Instant from,
            Instant until,
            List<SlotTime> offered) {
        Set<SlotTime> wanted = new LinkedHashSet<>();
        offered.stream()
                .filter(slot -> !slot.startsAt().isBefore(from) && slot.startsAt().isBefore(until))
                .forEach(wanted::add);
        List<StoredSlot> stored = stored(em, schedule, from, until);
        List<UUID> obsolete =
                stored.stream()
                        .filter(slot -> slot.offered() && !wanted.contains(slot.time()))
                        .filter(slot -> !slot.time().startsAt().isBefore(from))
                        .map(StoredSlot::id)
                        .toList();
        int withdrawn = 0;
        if (!obsolete.isEmpty()) {
            withdrawn = withdraw(em, obsolete);
            leave(em, obsolete);
            stored = stored(em, schedule, from, until);
        }
        NavigableMap<Instant, SlotTime> standing = new TreeMap<>();
        stored.stream()
                .filter(StoredSlot::offered)
                .forEach(slot -> standing.put(slot.time().startsAt(), slot.time()));
        List<UUID> backAgain = new ArrayList<>();
        offerAgain(
                em,
                stored.stream()
                        .filter(slot -> slot.leaving() && slot.offered())
                        .filter(slot -> wanted.contains(slot.time()))
                        .map(StoredSlot::id)
                        .toList());
        for (StoredSlot slot : stored) {
            if (!slot.offered()
                    && wanted.contains(slot.time())
                    && !overlapsOne(standing, slot.time())) {
                backAgain.add(slot.id());
                standing.put(slot.time().startsAt(), slot.time());
            }
        }
        List<SlotTime> missing =
                wanted.stream().filter(slot -> !overlapsOne(standing, slot)).toList();
        int added = offerAgain(em, backAgain) + insert(em, schedule, missing);
        return new ScheduleOutcome.Done(schedule.code(), added, withdrawn);
    }

    private static boolean overlapsOne(NavigableMap<Instant, SlotTime> standing, SlotTime slot) {
        Map.Entry<Instant, SlotTime> before = standing.lowerEntry(slot.endsAt());
        return before != null && before.getValue().overlaps(slot);
    }

    private static List<StoredSlot> stored(
            EntityManager em, Schedule schedule, Instant from, Instant until) {
        return new SlotSql()
                        .add("select cast(s.id as varchar(36)), s.starts_at, s.ends_at,")
                        .add(" case when s.withdrawn_at is null then 1 else 0 end,")
                        .add(" case when s.leaving_since is null then 0 else 1 end from slot s")
                        .add(" where s.schedule_id = ?", schedule.id().value())
                        .add(" and s.ends_at > ?", Moments.toMicros(from))
                        .add(" and s.starts_at < ?", Moments.toMicros(until))
                        .rows(em)
                        .stream()
                        .map(
                                row ->
                                        new StoredSlot(
                                                UUID.fromString((String) row[0]),
                                                new SlotTime(
                                                        Moments.ofMicros(
                                                                ((Number) row[1]).longValue()),
                                                        Moments.ofMicros(
                                                                ((Number) row[2]).longValue())),
                                                ((Number) row[3]).intValue() == 1,
                                                ((Number) row[4]).intValue() == 1))
                        .toList();
    }

    /**
     * Locks the rows first: a hold that is being made has locked its slot as well, so once the
     * second statement starts, all that are made are to be seen.
     */
    private int withdraw(EntityManager em, List<UUID> slots) {
        int withdrawn = 0;
        for (List<UUID> some : parts(slots, IDS_PER_STATEMENT)) {
            new SlotSql()
                    .add("update slot set revision = revision + 1 where id in ")
                    .addIn(some)
                    .update(em);
            withdrawn +=
                    new SlotSql()
                            .add(
                                    "update slot s set withdrawn_at = ? where s.id in ",
                                    Moments.toMicros(clock.instant()))
                            .addIn(some)
                            .add(" and not " + SlotSql.TAKEN)
                            .update(em);
        }
        return withdrawn;
    }

    /** What is booked stays with its booking, but is not to be offered once that is called off. */
    private void leave(EntityManager em, List<UUID> slots) {
        for (List<UUID> some : parts(slots, IDS_PER_STATEMENT)) {
            new SlotSql()
                    .add(
                            "update slot s set leaving_since = ? where s.id in ",
                            Moments.toMicros(clock.instant()))
                    .addIn(some)
                    .add(" and " + SlotSql.OFFERED + " and " + SlotSql.BOOKED)
                    .update(em);
        }
    }

    private static int offerAgain(EntityManager em, List<UUID> slots) {
        int offered = 0;
        for (List<UUID> some : parts(slots, IDS_PER_STATEMENT)) {
            offered +=
                    new SlotSql()
                            .add("update slot set withdrawn_at = null, leaving_since = null")
                            .add(", revision = revision + 1")
                            .add(" where id in ")
                            .addIn(some)
                            .update(em);
        }
        return offered;
    }

    private static int insert(EntityManager em, Schedule schedule, List<SlotTime> slots) {
        int inserted = 0;
        for (List<SlotTime> some : parts(slots, SLOTS_PER_INSERT)) {
            SlotSql sql =
                    new SlotSql()
                            .add("insert into slot (id, schedule_id, practitioner_id,")
                            .add(" starts_at, ends_at, revision)")
                            .add(" select n.id, c.id, c.practitioner_id, n.starts_at, n.ends_at, 0")
                            .add(" from schedule c cross join (values ");
            String separator = "";
            for (SlotTime slot : some) {
                sql.add(
                        separator + "(cast(? as uuid), cast(? as bigint), cast(? as bigint))",
                        SlotId.random().value(),
                        Moments.toMicros(slot.startsAt()),
                        Moments.toMicros(slot.endsAt()));
                separator = ", ";
            }
            inserted +=
                    sql.add(") n (id, starts_at, ends_at)")
                            .add(" where c.id = ? on conflict do nothing", schedule.id().value())
                            .update(em);
        }
        return inserted;
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            parts.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return parts;
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A change of a schedule");
    }

    /** Locks the row, then reads: what another node has changed meanwhile is seen. */
    private static Optional<Schedule> locked(EntityManager em, Actor actor, String code) {
        if (!actor.mayEditNetwork()) {
            return Optional.empty();
        }
        em.flush();
        new SlotSql()
                .add("update schedule set horizon_until = horizon_until where code = ?", code)
                .update(em);
        Optional<Schedule> schedule = find(em, code);
        schedule.ifPresent(em::refresh);
        return schedule;
    }

    private static Optional<Schedule> find(EntityManager em, String code) {
        return em
                .createQuery("select c from Schedule c where c.code = :code", Schedule.class)
                .setParameter("code", code)
                .getResultList()
                .stream()
                .findFirst();
    }

    private static void persist(
            EntityManager em, Schedule schedule, @Nullable PractitionerId practitioner) {
        em.persist(schedule);
        em.flush();
        if (practitioner != null) {
            new SlotSql()
                    .add("update schedule set practitioner_id = ?", practitioner.value())
                    .add(" where id = ?", schedule.id().value())
                    .update(em);
            em.refresh(schedule);
        }
    }

    private static Map<String, HealthServiceId> offeredServices(
            EntityManager em, AddSchedule command) {
        Map<String, HealthServiceId> found = new HashMap<>();
        for (Object[] row :
                em.createQuery(
                                "select h.code, h.id from OfferedService o, Facility f, HealthService h"
                                        + " where o.id.facilityId = f.id.value"
                                        + " and o.id.serviceId = h.id.value and o.offered = true"
                                        + " and f.code = :facility and h.code in :codes",
                                Object[].class)
                        .setParameter("facility", command.facilityCode())
                        .setParameter("codes", command.services().keySet())
                        .getResultList()) {
            found.put((String) row[0], (HealthServiceId) row[1]);
        }
        return found;
    }

    private static Optional<PractitionerId> practitioner(
            EntityManager em, String code, String facilityCode) {
        return em
                .createQuery(
                        "select p.id from Practitioner p, PractitionerFacility w, Facility f"
                                + " where w.id.practitionerId = p.id.value"
                                + " and w.id.facilityId = f.id.value"
                                + " and p.code = :code and f.code = :facility",
                        PractitionerId.class)
                .setParameter("code", code)
                .setParameter("facility", facilityCode)
                .getResultList()
                .stream()
                .findFirst();
    }

    private LocalDate today(Schedule schedule) {
        return LocalDate.ofInstant(clock.instant(), schedule.zone());
    }

    private static ScheduleOutcome refused(ScheduleRefusal reason, String code) {
        return new ScheduleOutcome.Refused(reason, code);
    }

    private record StoredSlot(UUID id, SlotTime time, boolean offered, boolean leaving) {}
}
