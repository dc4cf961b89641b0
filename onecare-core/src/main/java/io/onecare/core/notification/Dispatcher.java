package io.onecare.core.notification;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.Transactions;
import io.onecare.core.notification.spi.NotificationSender;
import io.onecare.core.notification.spi.SendResult;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gets messages out of the outbox and to their recipients. Any number of dispatchers may run at
 * once, in threads and on nodes. Thread-safe as far as the entity manager supplier is.
 *
 * <p>A message waits ({@code PENDING}) until its time has come. A dispatcher <b>claims</b> it: for
 * the length of a lease, by the database's clock, nobody else gets it. It says that it <b>hands it
 * over</b> to the sender, which is refused if the message was taken back meanwhile, and
 * <b>settles</b> it with what the sender said: {@code SENT}, {@code SUPERSEDED}, tried again later,
 * or {@code DEAD}, which waits for a human ({@link DeadLetters}). These are three transactions,
 * with the sender outside of them; {@link #dispatch} does them in their order.
 *
 * <p>If a dispatcher dies after the sender was called, the message is sent again when the lease is
 * over, under the same id: at least once, never lost. A message that could not be sent is tried
 * again after 1, 5, 15 and 60 minutes, then hourly until 72 hours after the first try.
 *
 * <p>What is told to the same audience about the same subject goes out in the order in which it was
 * put in: a message waits until those before it are settled and no dispatcher has one of them in
 * hand, be it one that was taken back. Those whose time has not come are not waited for.
 */
public final class Dispatcher {

    /** How long a claimed message is kept from other dispatchers, anew when it is handed over. */
    public static final Duration LEASE = Duration.ofMinutes(5);

    /** The most messages that one call claims. */
    public static final int MAX_CLAIM = 500;

    private static final String CLOCK = Moments.DATABASE_CLOCK_SQL;

    private static final String UNCLAIMED =
            "(m.lease_until is null or m.lease_until <= " + CLOCK + ")";

    private static final String RELEASED =
            " lease_owner = null, lease_until = null, claim_id = null";

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells whose time has come; leases go by the database's clock
     */
    public Dispatcher(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Claims messages, hands them to a sender one after the other and settles each. A sender that
     * throws, a bad address or a message that cannot be settled does not keep the others. Called by
     * a job again and again, until it gives 0.
     *
     * @param actor who asks; the system
     * @param dispatcherName names the dispatcher to people, such as node and thread; 1 to 100
     *     characters
     * @param max the most messages to take, 1 to {@value #MAX_CLAIM}; the lease of those that are
     *     not handed over within {@link #LEASE} is over, and others take them
     * @param transactions runs each step in a transaction of its own
     * @param sender sends
     * @return how many messages were claimed; 0 if nothing is left to do now, or for other actors
     * @throws IllegalArgumentException if the name or the number is out of its range
     * @throws RuntimeException the first fault of the database, after all the others have been
     *     tried; what could not be settled is sent again after the lease
     */
    public int dispatch(
            Actor actor,
            String dispatcherName,
            int max,
            Transactions transactions,
            NotificationSender sender) {
        List<ClaimedNotification> claimed =
                transactions.inTransaction(() -> claim(actor, dispatcherName, max));
        RuntimeException first = null;
        for (ClaimedNotification message : claimed) {
            try {
                if (transactions.inTransaction(() -> handOver(actor, message))) {
                    SendResult result = send(sender, message);
                    transactions.inTransaction(() -> settle(actor, message, result));
                }
            } catch (RuntimeException fault) {
                if (first == null) {
                    first = fault;
                } else {
                    first.addSuppressed(fault);
                }
            }
        }
        if (first != null) {
            throw first;
        }
        return claimed.size();
    }

    /**
     * Takes messages in hand whose time has come, oldest first. What has become stale meanwhile is
     * taken back instead, and what has no address or was tried too often is left to a human.
     * Dispatchers do not wait for each other.
     *
     * @param actor who asks; the system
     * @param dispatcherName names the dispatcher to people; 1 to 100 characters
     * @param max the most messages to take, 1 to {@value #MAX_CLAIM}
     * @return the messages in the order in which they were put in, at most one of an audience about
     *     a subject; in hand once the caller's transaction commits; empty if there are none now, or
     *     for other actors
     * @throws IllegalArgumentException if the name or the number is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public List<ClaimedNotification> claim(Actor actor, String dispatcherName, int max) {
        EntityManager em = begin();
        if (dispatcherName.isBlank() || dispatcherName.length() > 100) {
            throw new IllegalArgumentException(
                    "The name of a dispatcher has (%d) characters but must have 1 to 100."
                            .formatted(dispatcherName.length()));
        }
        if (max < 1 || max > MAX_CLAIM) {
            throw new IllegalArgumentException(
                    "The number of messages (%d) must be 1 to %d.".formatted(max, MAX_CLAIM));
        }
        if (!isSystem(actor)) {
            return List.of();
        }
        while (true) {
            List<Object[]> due = lockDue(em, max);
            List<ClaimedNotification> sendable = settleUnsendable(em, due, UUID.randomUUID());
            if (due.isEmpty() || !sendable.isEmpty()) {
                return take(em, dispatcherName, sendable);
            }
        }
    }

    /**
     * Says that a claimed message goes to the sender now. Its transaction commits before the sender
     * is called: then the try counts, even if the dispatcher dies over it.
     *
     * @param actor who asks; the system
     * @param message the message, as claimed
     * @return true if it is to be sent; false if it was taken back or has become stale meanwhile,
     *     if another dispatcher has taken it, if it was handed over before, or for other actors
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public boolean handOver(Actor actor, ClaimedNotification message) {
        EntityManager em = begin();
        if (!isSystem(actor)) {
            return false;
        }
        long now = now();
        boolean wanted =
                new NativeSql()
                                .add("update outbox_message set attempts = attempts + 1")
                                .add(", first_tried_at = coalesce(first_tried_at, ?)", now)
                                .add(", next_try_at = ?", now + delayAfter(message))
                                .add(", lease_until = " + CLOCK + " + ?", micros(LEASE))
                                .add(" where id = ?", message.id().value())
                                .add(" and claim_id = ? and state = 'PENDING'", message.claim())
                                .add(" and attempts = ?", message.attempt() - 1)
                                .add(" and (stale_at is null or stale_at > ?)", now)
                                .update(em)
                        == 1;
        if (!wanted) {
            releaseSettled(em, message);
        }
        return wanted;
    }

    /**
     * Writes down what the sender said. That a message was sent is a fact and counts even if the
     * lease was over; the dispatcher that has the message in hand by then is not let hand it over.
     * Any other result counts only from the dispatcher that has it in hand. What was taken back
     * meanwhile stays taken back.
     *
     * @param actor who asks; the system
     * @param message the message, as claimed
     * @param result what the sender said
     * @return recorded or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public SettleOutcome settle(Actor actor, ClaimedNotification message, SendResult result) {
        EntityManager em = begin();
        if (!isSystem(actor)) {
            return SettleOutcome.REFUSED_NOT_FOUND;
        }
        boolean recorded =
                (result instanceof SendResult.Sent
                                        ? sent(message)
                                        : result instanceof SendResult.TemporaryFailure failure
                                                ? failedForNow(message, failure.problem())
                                                : result
                                                                instanceof
                                                                SendResult.PermanentFailure failure
                                                        ? inHand(died(failure.problem()), message)
                                                        : inHand(takenBack(), message))
                                .update(em)
                        == 1;
        if (recorded) {
            return SettleOutcome.RECORDED;
        }
        if (result instanceof SendResult.Sent) {
            new NativeSql()
                    .add("update outbox_message set sent_at = coalesce(sent_at, ?)", now())
                    .add(" where id = ?", message.id().value())
                    .update(em);
        }
        releaseSettled(em, message);
        return whyNot(em, message);
    }

    /**
     * Counts what has yet to leave the outbox.
     *
     * @param actor who asks; the system
     * @return the numbers as they are now; empty for other actors
     */
    public Optional<OutboxBacklog> backlog(Actor actor) {
        if (!isSystem(actor)) {
            return Optional.empty();
        }
        Object[] row =
                new NativeSql()
                        .add("select count(case when state = 'PENDING' then 1 end)")
                        .add(", min(case when state = 'PENDING' then not_before end)")
                        .add(", count(case when state = 'DEAD' then 1 end)")
                        .add(" from outbox_message where state = 'DEAD'")
                        .add(" or (state = 'PENDING' and not_before <= ?)", now())
                        .rows(entityManager.get())
                        .get(0);
        return Optional.of(
                new OutboxBacklog(
                        ((Number) row[0]).longValue(),
                        row[1] == null ? null : Moments.ofMicros(((Number) row[1]).longValue()),
                        ((Number) row[2]).longValue()));
    }

    private static SendResult send(NotificationSender sender, ClaimedNotification message) {
        try {
            return Objects.requireNonNull(sender.send(message), "result");
        } catch (RuntimeException fault) {
            // not its message: that may hold anything
            return new SendResult.TemporaryFailure("SENDER_THREW:" + fault.getClass().getName());
        }
    }

    /** Passes by what others are about to change, instead of waiting for them. */
    private List<Object[]> lockDue(EntityManager em, int max) {
        long now = now();
        return new NativeSql()
                .add("select cast(m.id as varchar(36)), m.kind, m.audience,")
                .add(
                        " cast(m.subject_id as varchar(36)), m.subject_event, m.recipient, m.attempts,")
                .add(" case when m.stale_at <= ? then 1 else 0 end", now)
                .add(" from outbox_message m where m.state = 'PENDING' and m.next_try_at <= ?", now)
                .add(" and " + UNCLAIMED + " and not exists (select 1 from outbox_message o")
                .add(" where o.subject_id = m.subject_id and o.audience = m.audience")
                .add(" and o.arrival < m.arrival and (o.lease_until > " + CLOCK)
                .add(" or (o.state = 'PENDING' and o.not_before <= ?", now)
                .add(" and o.recipient is not null")
                .add(" and (o.stale_at is null or o.stale_at > ?))))", now)
                .add(" order by m.arrival limit ? for update skip locked", max)
                .rows(em);
    }

    private List<ClaimedNotification> settleUnsendable(
            EntityManager em, List<Object[]> due, UUID claim) {
        List<ClaimedNotification> sendable = new ArrayList<>();
        for (Object[] row : due) {
            NotificationId id = NotificationId.of(UUID.fromString((String) row[0]));
            int attempts = ((Number) row[6]).intValue();
            EmailAddress recipient = address((String) row[5]);
            if (((Number) row[7]).intValue() == 1) {
                unclaimed(takenBack(), id).update(em);
            } else if (recipient == null) {
                unclaimed(died(row[5] == null ? "NO_ADDRESS" : "BAD_ADDRESS"), id).update(em);
            } else if (attempts >= RetryPlan.MAX_ATTEMPTS) {
                unclaimed(died("NEVER_SETTLED"), id).update(em);
            } else {
                sendable.add(
                        new ClaimedNotification(
                                id,
                                NotificationKind.valueOf((String) row[1]),
                                Audience.valueOf((String) row[2]),
                                UUID.fromString((String) row[3]),
                                ((Number) row[4]).intValue(),
                                recipient,
                                attempts + 1,
                                claim));
            }
        }
        return sendable;
    }

    /** Puts the lease on them, and gives those on which it is. */
    private static List<ClaimedNotification> take(
            EntityManager em, String dispatcherName, List<ClaimedNotification> sendable) {
        if (sendable.isEmpty()) {
            return List.of();
        }
        UUID claim = sendable.get(0).claim();
        List<UUID> ids = sendable.stream().map(message -> message.id().value()).toList();
        new NativeSql()
                .add("update outbox_message m set lease_owner = ?", dispatcherName)
                .add(", claim_id = ?, lease_until = " + CLOCK + " + ?", claim, micros(LEASE))
                .add(" where m.state = 'PENDING' and " + UNCLAIMED + " and m.id in ")
                .addIn(ids)
                .update(em);
        Set<String> taken = new HashSet<>();
        new NativeSql()
                .add("select cast(id as varchar(36)), attempts from outbox_message")
                .add(" where claim_id = ? and id in ", claim)
                .addIn(ids)
                .rows(em)
                .forEach(row -> taken.add((String) row[0]));
        return sendable.stream()
                .filter(message -> taken.contains(message.id().toString()))
                .toList();
    }

    private NativeSql takenBack() {
        return new NativeSql()
                .add("update outbox_message m set state = 'SUPERSEDED', settled_at = ?", now());
    }

    private NativeSql died(String problem) {
        return new NativeSql()
                .add("update outbox_message m set state = 'DEAD', settled_at = ?", now())
                .add(", problem = ?", problem);
    }

    private NativeSql failedForNow(ClaimedNotification message, String problem) {
        long now = now();
        long next = now + delayAfter(message);
        String givesUp = "case when ? > m.first_tried_at + " + micros(RetryPlan.GIVE_UP_AFTER);
        return inHand(
                new NativeSql()
                        .add("update outbox_message m set next_try_at = ?", next)
                        .add(", problem = ?", problem)
                        .add(", state = " + givesUp + " then 'DEAD' else 'PENDING' end", next)
                        .add(
                                ", settled_at = " + givesUp + " then cast(? as bigint) end",
                                next,
                                now),
                message);
    }

    /**
     * Whoever has the message in hand by now keeps it, so that nothing newer goes out meanwhile.
     */
    private NativeSql sent(ClaimedNotification message) {
        long now = now();
        UUID claim = message.claim();
        return new NativeSql()
                .add("update outbox_message m set state = 'SENT', settled_at = ?", now)
                .add(", sent_at = coalesce(sent_at, ?), problem = null", now)
                .add(", attempts = greatest(attempts, ?)", message.attempt())
                .add(", first_tried_at = coalesce(first_tried_at, ?)", now)
                .add(", lease_owner = case when claim_id = ? then null else lease_owner end", claim)
                .add(", lease_until = case when claim_id = ? then null else lease_until end", claim)
                .add(", claim_id = case when claim_id = ? then null else claim_id end", claim)
                .add(" where m.id = ? and m.state in ('PENDING', 'DEAD')", message.id().value());
    }

    private static NativeSql unclaimed(NativeSql change, NotificationId id) {
        return change.add("," + RELEASED + " where m.id = ?", id.value())
                .add(" and m.state = 'PENDING' and " + UNCLAIMED);
    }

    private static NativeSql inHand(NativeSql change, ClaimedNotification message) {
        return change.add("," + RELEASED + " where m.id = ?", message.id().value())
                .add(" and m.claim_id = ? and m.state = 'PENDING'", message.claim())
                .add(" and m.attempts = ?", message.attempt());
    }

    /** So that what is newer need not wait for the end of the lease. */
    private void releaseSettled(EntityManager em, ClaimedNotification message) {
        new NativeSql()
                .add("update outbox_message set" + RELEASED)
                .add(" where id = ? and claim_id = ?", message.id().value(), message.claim())
                .add(" and (state <> 'PENDING' or stale_at <= ?)", now())
                .update(em);
    }

    private static SettleOutcome whyNot(EntityManager em, ClaimedNotification message) {
        List<Object[]> rows =
                new NativeSql()
                        .add("select state, attempts from outbox_message")
                        .add(" where id = ?", message.id().value())
                        .rows(em);
        if (rows.isEmpty()) {
            return SettleOutcome.REFUSED_NOT_FOUND;
        }
        return rows.get(0)[0].equals("PENDING")
                ? SettleOutcome.REFUSED_NOT_IN_HAND
                : SettleOutcome.REFUSED_SETTLED;
    }

    private static @Nullable EmailAddress address(@Nullable String text) {
        try {
            return text == null ? null : EmailAddress.of(text);
        } catch (IllegalArgumentException malformed) {
            return null; // one bad contact does not stop the others
        }
    }

    private static long delayAfter(ClaimedNotification message) {
        return micros(RetryPlan.delayAfter(message.attempt()));
    }

    private static boolean isSystem(Actor actor) {
        return actor.role() == Role.SYSTEM;
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "The dispatch of a message");
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
