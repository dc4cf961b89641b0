package io.onecare.core.schedule;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeps slots for accounts. Thread-safe as far as the entity manager supplier is.
 *
 * <p>Every writing method needs the caller's transaction, which should be short: others who want
 * the same slot wait for its end. Whether a hold is over is judged by the database's clock whenever
 * somebody looks. The database has one row per slot, so there is never more than one holder.
 */
public final class SlotHolds {

    /** How long a hold lasts, unless the insurer says otherwise. */
    public static final Duration LENGTH = Duration.ofMinutes(10);

    /** How long a slot can be held in one go, however often the hold is made longer. */
    public static final Duration MAX_LENGTH = Duration.ofMinutes(30);

    /** How many slots an account may hold at a time, unless the insurer says otherwise. */
    public static final int USUAL_LIMIT = 3;

    /** The most that an insurer can let an account hold at a time. */
    public static final int MAX_LIMIT = 100;

    private static final int ALTERNATIVES = 3;

    private static final String CLOCK = Moments.DATABASE_CLOCK_SQL;

    /** From now, or from its beginning if that limit comes first, and never shorter than it was. */
    private static final String LONGER =
            "greatest(expires_at, least(" + CLOCK + " + ?, held_since + ?))";

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final SlotFinder finder;
    private final Supplier<HoldPolicy> policy;
    private final Supplier<BookingWindow> window;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which slots are over; holds go by the database's clock
     * @param policy gives what the insurer decides; asked once for each hold
     * @param window gives which slots are open
     */
    public SlotHolds(
            Supplier<EntityManager> entityManager,
            Clock clock,
            Supplier<HoldPolicy> policy,
            Supplier<BookingWindow> window) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.finder = new SlotFinder(entityManager, clock, window);
        this.policy = Objects.requireNonNull(policy, "policy");
        this.window = Objects.requireNonNull(window, "window");
    }

    /**
     * Keeps a slot for an account, as long as {@link HoldPolicy#length()} says. Holding what the
     * account holds already makes the hold longer, so a second click is harmless. An account holds
     * a few slots at a time ({@link HoldPolicy#atATime()}), so that nobody keeps all others from
     * booking.
     *
     * @param actor who asks; the account itself, or the system
     * @param command what to hold and for whom
     * @return held, or refused with {@link HoldRefusal#SLOT_TAKEN}, {@link
     *     HoldRefusal#SLOT_WITHDRAWN}, {@link HoldRefusal#SLOT_IN_THE_PAST}, {@link
     *     HoldRefusal#SLOT_NOT_OPEN}, {@link HoldRefusal#TOO_MANY_HOLDS} or {@link
     *     HoldRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public HoldOutcome hold(Actor actor, HoldSlot command) {
        EntityManager em = begin();
        if (!mayHoldFor(actor, command.account())) {
            return refused(HoldRefusal.NOT_FOUND, command.slot());
        }
        if (!lockIfFree(em, command)) {
            return whyNot(em, actor, command);
        }
        HoldPolicy decided = policy.get();
        if (makeLonger(em, decided.length(), command.account(), command.slot())) {
            return new HoldOutcome.Held(read(em, command.account(), command.slot()));
        }
        Instant now = clock.instant();
        return startOf(em, command.slot())
                        .filter(start -> !window.get().isOpen(actor, start, now))
                        .isPresent()
                ? refused(HoldRefusal.SLOT_NOT_OPEN, command.slot())
                : holdAnew(em, actor, command, decided);
    }

    /**
     * First the row that is in the way, then the account's own that are over, then the new one: who
     * waits for another here has nothing yet that the other could wait for.
     */
    private HoldOutcome holdAnew(
            EntityManager em, Actor actor, HoldSlot command, HoldPolicy decided) {
        int limit = decided.atATime();
        boolean inTheWay = giveUpNumber(em, List.of(command.slot().value())) == 1;
        giveUpNumber(em, ownThatAreOver(em, command.account()));
        // losing a number to another transaction of the account means that it is used
        for (int lost = 0; lost <= limit; lost++) {
            int number = freeNumber(em, command.account());
            if (number > limit) {
                break;
            }
            if (inTheWay) {
                delete(em, command.slot());
                inTheWay = false;
            }
            if (insert(em, command, number, decided.length())) {
                return new HoldOutcome.Held(read(em, command.account(), command.slot()));
            }
            if (isThere(em, command.slot())) {
                return whyNot(em, actor, command);
            }
        }
        return refused(HoldRefusal.TOO_MANY_HOLDS, command.slot());
    }

    /**
     * Makes a hold longer: {@link HoldPolicy#length()} from now, but at most {@link #MAX_LENGTH}
     * from its beginning, and never shorter than it was.
     *
     * @param actor who asks; the account itself, or the system
     * @param account whose hold
     * @param slot of which slot
     * @return held, or refused with {@link HoldRefusal#HOLD_EXPIRED} or {@link
     *     HoldRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public HoldOutcome extend(Actor actor, AccountId account, SlotId slot) {
        EntityManager em = begin();
        if (!mayHoldFor(actor, account)) {
            return refused(HoldRefusal.NOT_FOUND, slot);
        }
        if (makeLonger(em, policy.get().length(), account, slot)) {
            return new HoldOutcome.Held(read(em, account, slot));
        }
        boolean mine =
                !new SlotSql()
                        .add("select 1, 1 from slot_hold where slot_id = ?", slot.value())
                        .add(" and account_id = ?", account.value())
                        .rows(em)
                        .isEmpty();
        return refused(mine ? HoldRefusal.HOLD_EXPIRED : HoldRefusal.NOT_FOUND, slot);
    }

    /**
     * Gives a slot back.
     *
     * @param actor who asks; the account itself, or the system
     * @param account whose hold
     * @param slot of which slot
     * @return released, also if the hold was over already; or refused with {@link
     *     HoldRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public HoldOutcome release(Actor actor, AccountId account, SlotId slot) {
        EntityManager em = begin();
        if (!mayHoldFor(actor, account)) {
            return refused(HoldRefusal.NOT_FOUND, slot);
        }
        int released =
                new SlotSql()
                        .add("delete from slot_hold where slot_id = ?", slot.value())
                        .add(" and account_id = ?", account.value())
                        .update(em);
        return released == 1
                ? new HoldOutcome.Released(slot)
                : refused(HoldRefusal.NOT_FOUND, slot);
    }

    /**
     * Gives the holds of an account that are in force.
     *
     * @param actor who asks; the account itself, or the system
     * @param account whose holds
     * @return by the time of the slot; empty if there are none for this actor
     */
    public List<SlotHold> inForce(Actor actor, AccountId account) {
        if (!mayHoldFor(actor, account)) {
            return List.of();
        }
        return holds(
                entityManager.get(),
                selectHolds()
                        .add(" where h.account_id = ?", account.value())
                        .add(" and h.expires_at > " + CLOCK + " order by s.starts_at, s.id"),
                account);
    }

    /** Counting the revision up locks the row, so that nobody withdraws the slot meanwhile. */
    private boolean lockIfFree(EntityManager em, HoldSlot command) {
        return new SlotSql()
                        .add("update slot s set revision = s.revision + 1")
                        .add(" where s.id = ? and exists", command.slot().value())
                        .add(" (select 1 from schedule_service d")
                        .add(" join health_service v on v.id = d.service_id")
                        .add(" where d.schedule_id = s.schedule_id")
                        .add(" and v.code = ?) and ", command.serviceCode())
                        .addFree(Moments.toMicros(clock.instant()), command.account())
                        .update(em)
                == 1;
    }

    /** Gives false if the account has no hold of the slot that is in force. */
    private static boolean makeLonger(
            EntityManager em, Duration length, AccountId account, SlotId slot) {
        return new SlotSql()
                        .add(
                                "update slot_hold set expires_at = " + LONGER,
                                micros(length),
                                micros(MAX_LENGTH))
                        .add(" where slot_id = ? and account_id = ?", slot.value(), account.value())
                        .add(" and expires_at > " + CLOCK)
                        .update(em)
                == 1;
    }

    /** Takes the numbers from holds that are over, and locks these. */
    private static int giveUpNumber(EntityManager em, List<UUID> slots) {
        return slots.isEmpty()
                ? 0
                : new SlotSql()
                        .add("update slot_hold set number = null where expires_at <= " + CLOCK)
                        .add(" and slot_id in ")
                        .addIn(slots)
                        .update(em);
    }

    /** Those that somebody is taking over just now are passed by: waiting could go both ways. */
    private static List<UUID> ownThatAreOver(EntityManager em, AccountId account) {
        return new SlotSql()
                        .add("select cast(slot_id as varchar(36)), number from slot_hold")
                        .add(" where account_id = ? and number is not null", account.value())
                        .add(" and expires_at <= " + CLOCK + " for update skip locked")
                        .rows(em)
                        .stream()
                        .map(row -> UUID.fromString((String) row[0]))
                        .toList();
    }

    private static int freeNumber(EntityManager em, AccountId account) {
        Set<Integer> used = new HashSet<>();
        new SlotSql()
                .add("select number, 1 from slot_hold where account_id = ?", account.value())
                .add(" and number is not null")
                .rows(em)
                .forEach(row -> used.add(((Number) row[0]).intValue()));
        int number = 1;
        while (used.contains(number)) {
            number++;
        }
        return number;
    }

    private static void delete(EntityManager em, SlotId slot) {
        new SlotSql().add("delete from slot_hold where slot_id = ?", slot.value()).update(em);
    }

    private static boolean insert(EntityManager em, HoldSlot command, int number, Duration length) {
        return new SlotSql()
                        .add("insert into slot_hold (slot_id, account_id, number, held_since,")
                        .add(" expires_at) values (?", command.slot().value())
                        .add(", ?, ?", command.account().value(), number)
                        .add(", " + CLOCK + ", " + CLOCK + " + ?)", micros(length))
                        .add(" on conflict do nothing")
                        .update(em)
                == 1;
    }

    private static Optional<Instant> startOf(EntityManager em, SlotId slot) {
        return new SlotSql()
                .add("select starts_at, 1 from slot where id = ?", slot.value()).rows(em).stream()
                        .findFirst()
                        .map(row -> Moments.ofMicros(((Number) row[0]).longValue()));
    }

    private static boolean isThere(EntityManager em, SlotId slot) {
        return !new SlotSql()
                .add("select 1, 1 from slot_hold where slot_id = ?", slot.value())
                .rows(em)
                .isEmpty();
    }

    private HoldOutcome whyNot(EntityManager em, Actor actor, HoldSlot command) {
        List<Object[]> rows =
                new SlotSql()
                        .add(
                                "select s.starts_at, case when "
                                        + SlotSql.OFFERED
                                        + " then 1 else 0 end,")
                        .add(" f.code from slot s join schedule c on c.id = s.schedule_id")
                        .add(" join facility f on f.id = c.facility_id")
                        .add(" join schedule_service d on d.schedule_id = c.id")
                        .add(" join health_service v on v.id = d.service_id")
                        .add(" where s.id = ?", command.slot().value())
                        .add(" and v.code = ?", command.serviceCode())
                        .rows(em);
        if (rows.isEmpty()) {
            return refused(HoldRefusal.NOT_FOUND, command.slot());
        }
        Object[] row = rows.get(0);
        long startsAt = ((Number) row[0]).longValue();
        if (startsAt <= Moments.toMicros(clock.instant())) {
            return refused(HoldRefusal.SLOT_IN_THE_PAST, command.slot());
        }
        boolean offered = ((Number) row[1]).intValue() == 1;
        SlotCriteria others =
                SlotCriteria.at((String) row[2], command.serviceCode())
                        .from(Moments.ofMicros(startsAt));
        return new HoldOutcome.Refused(
                offered ? HoldRefusal.SLOT_TAKEN : HoldRefusal.SLOT_WITHDRAWN,
                command.slot(),
                finder.page(actor, others, null, ALTERNATIVES));
    }

    private static SlotHold read(EntityManager em, AccountId account, SlotId slot) {
        return holds(em, selectHolds().add(" where h.slot_id = ?", slot.value()), account).get(0);
    }

    private static SlotSql selectHolds() {
        return new SlotSql()
                .add("select cast(h.slot_id as varchar(36)), s.starts_at, h.expires_at")
                .add(" from slot_hold h join slot s on s.id = h.slot_id");
    }

    private static List<SlotHold> holds(EntityManager em, SlotSql sql, AccountId account) {
        return sql.rows(em).stream()
                .map(
                        row ->
                                new SlotHold(
                                        SlotId.of(UUID.fromString((String) row[0])),
                                        account,
                                        Moments.ofMicros(((Number) row[1]).longValue()),
                                        Moments.ofMicros(((Number) row[2]).longValue())))
                .toList();
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "Holding a slot");
    }

    /** Holds belong to whoever asks; the system acts for everybody. */
    private static boolean mayHoldFor(Actor actor, AccountId account) {
        return actor.role() == Role.SYSTEM
                || (actor.role() != Role.VISITOR && actor.name().equals(account.toString()));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static HoldOutcome refused(HoldRefusal reason, SlotId slot) {
        return new HoldOutcome.Refused(reason, slot, List.of());
    }
}
