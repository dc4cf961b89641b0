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
import java.util.List;
import java.util.Objects;
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

    /** How long a hold lasts. */
    public static final Duration LENGTH = Duration.ofMinutes(10);

    /** How long a slot can be held in one go, however often the hold is made longer. */
    public static final Duration MAX_LENGTH = Duration.ofMinutes(30);

    private static final int ALTERNATIVES = 3;

    private static final String CLOCK = Moments.DATABASE_CLOCK_SQL;

    /** From now, or from its beginning if that limit comes first, and never shorter than it was. */
    private static final String LONGER =
            "greatest(expires_at, least(" + CLOCK + " + ?, held_since + ?))";

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final SlotFinder finder;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which slots are over; holds go by the database's clock
     */
    public SlotHolds(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.finder = new SlotFinder(entityManager, clock);
    }

    /**
     * Keeps a slot for an account for {@link #LENGTH}. Holding what the account holds already makes
     * the hold longer, so a second click is harmless.
     *
     * @param actor who asks; the account itself, or the system
     * @param command what to hold and for whom
     * @return held, or refused with {@link HoldRefusal#SLOT_TAKEN}, {@link
     *     HoldRefusal#SLOT_WITHDRAWN}, {@link HoldRefusal#SLOT_IN_THE_PAST} or {@link
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
        if (takeOver(em, command) || insert(em, command)) {
            return new HoldOutcome.Held(read(em, command.account(), command.slot()));
        }
        return whyNot(em, actor, command);
    }

    /**
     * Makes a hold longer: {@link #LENGTH} from now, but at most {@link #MAX_LENGTH} from its
     * beginning.
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
        int extended =
                new SlotSql()
                        .add(
                                "update slot_hold set expires_at = " + LONGER,
                                micros(LENGTH),
                                micros(MAX_LENGTH))
                        .add(" where slot_id = ? and account_id = ?", slot.value(), account.value())
                        .add(" and expires_at > " + CLOCK)
                        .update(em);
        if (extended == 1) {
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

    /** Makes the account's own hold longer, or takes over one that is over. */
    private static boolean takeOver(EntityManager em, HoldSlot command) {
        UUID account = command.account().value();
        String own = "account_id = ? and expires_at > " + CLOCK;
        return new SlotSql()
                        .add("update slot_hold set expires_at = case when " + own, account)
                        .add(" then " + LONGER, micros(LENGTH), micros(MAX_LENGTH))
                        .add(" else " + CLOCK + " + ? end", micros(LENGTH))
                        .add(", held_since = case when " + own, account)
                        .add(" then held_since else " + CLOCK + " end")
                        .add(", account_id = ?", account)
                        .add(" where slot_id = ?", command.slot().value())
                        .add(" and (account_id = ? or expires_at <= " + CLOCK + ")", account)
                        .update(em)
                == 1;
    }

    private static boolean insert(EntityManager em, HoldSlot command) {
        return new SlotSql()
                        .add("insert into slot_hold (slot_id, account_id, held_since, expires_at)")
                        .add(" values (?, ?", command.slot().value(), command.account().value())
                        .add(", " + CLOCK + ", " + CLOCK + " + ?)", micros(LENGTH))
                        .add(" on conflict do nothing")
                        .update(em)
                == 1;
    }

    private HoldOutcome whyNot(EntityManager em, Actor actor, HoldSlot command) {
        List<Object[]> rows =
                new SlotSql()
                        .add(
                                "select s.starts_at, case when s.withdrawn_at is null then 1 else 0 end,")
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
