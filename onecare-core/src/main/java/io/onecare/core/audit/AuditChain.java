package io.onecare.core.audit;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Seals the entries of the audit trail into a chain, so that nobody changes, removes or reorders
 * them unnoticed. A change only writes its entry; a job of the embedder seals what has come in,
 * often, and walks along the chain now and then. Thread-safe as far as the entity manager supplier
 * is.
 *
 * <p>The order of the chain is the order of sealing: an entry whose transaction committed late is
 * simply sealed later. Nothing here updates or deletes a row. The chain has no key, so whoever may
 * write to the whole database could write all of it anew; only a {@link AuditHead} kept elsewhere
 * shows that, as it shows that the end was cut off.
 */
public final class AuditChain {

    /** The most entries that one call seals. */
    public static final int MAX_SEAL = 10_000;

    /** How many of the newest entries {@link #seal} looks through, counted from the last sealed. */
    private static final long LOOK_BACK = 10_000;

    private static final int ROWS_PER_STATEMENT = 1_000;

    private static final String UNSEALED =
            "not exists (select 1 from audit_seal s where s.entry_id = e.id)";

    /** Where the entry begins in a row of the seals. */
    private static final int ENTRY = 4;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when an entry was sealed
     */
    public AuditChain(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Seals what has come in, oldest first. It passes by an entry whose transaction stayed open
     * while 10,000 others were written; {@link #sealLate} finds that.
     *
     * @param actor who asks; the system
     * @param max the most entries to seal, 1 to {@value #MAX_SEAL}
     * @return sealed; or refused because another was sealing, or as not found
     * @throws IllegalArgumentException if the number is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction,
     *     which should hold nothing else
     */
    public SealOutcome seal(Actor actor, int max) {
        return seal(actor, max, LOOK_BACK);
    }

    /**
     * Seals as {@link #seal} does, but looks through the whole trail, which takes the longer the
     * longer that is. Once a day is enough.
     *
     * @param actor who asks; the system
     * @param max the most entries to seal, 1 to {@value #MAX_SEAL}
     * @return as {@link #seal}
     * @throws IllegalArgumentException if the number is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction,
     *     which should hold nothing else
     */
    public SealOutcome sealLate(Actor actor, int max) {
        return seal(actor, max, Long.MAX_VALUE);
    }

    /**
     * Gives the head of the chain, to be kept elsewhere.
     *
     * @param actor who asks; an administrator or the system
     * @return the head; empty for other actors
     */
    public Optional<AuditHead> head(Actor actor) {
        return mayVerify(actor) ? Optional.of(end(entityManager.get()).head()) : Optional.empty();
    }

    /**
     * Tells when an entry of the chain was sealed. Up to then the chain reaches if that entry is
     * the last one, or the last one that is whole.
     *
     * @param actor who asks; an administrator or the system
     * @param seq the number of the seal
     * @return the moment; empty if there is no such seal, and for other actors
     */
    public Optional<Instant> sealedAt(Actor actor, long seq) {
        return mayVerify(actor)
                ? new NativeSql()
                                .add(
                                        "select s.seq, s.sealed_at from audit_seal s where s.seq = ?",
                                        seq)
                                .rows(entityManager.get())
                                .stream()
                                .map(row -> Moments.ofMicros(number(row[1])))
                                .findFirst()
                : Optional.empty();
    }

    /**
     * Walks along the whole chain, a thousand entries at a time, and looks for entries that are not
     * in it. Needs no transaction.
     *
     * @param actor who asks; an administrator or the system
     * @param kept a head that was kept elsewhere, or {@link AuditHead#empty()}
     * @param sealedWithin how long after it happened an entry must be sealed, not negative
     * @return intact, broken with the first damage, or refused
     */
    public AuditVerification verify(Actor actor, AuditHead kept, Duration sealedWithin) {
        if (!mayVerify(actor)) {
            return new AuditVerification.Refused();
        }
        EntityManager em = entityManager.get();
        AuditHead last = AuditHead.empty();
        long after = Long.MIN_VALUE;
        List<Seal> page;
        do {
            page = seals(em, after);
            for (Seal seal : page) {
                AuditVerification.Broken broken = check(seal, last);
                if (broken != null) {
                    return broken;
                }
                last = new AuditHead(seal.seq(), seal.hash());
                if (last.seq() == kept.seq() && !last.equals(kept)) {
                    return new AuditVerification.Broken(AuditDamage.HEAD_LOST, last.seq(), null);
                }
                after = last.seq();
            }
        } while (page.size() == ROWS_PER_STATEMENT);
        if (last.seq() < kept.seq()) {
            return new AuditVerification.Broken(AuditDamage.HEAD_LOST, last.seq() + 1, null);
        }
        AuditEntryId forgotten = unsealedSince(em, clock.instant().minus(sealedWithin));
        return forgotten == null
                ? new AuditVerification.Intact(last)
                : new AuditVerification.Broken(AuditDamage.NOT_SEALED, last.seq() + 1, forgotten);
    }

    private SealOutcome seal(Actor actor, int max, long lookBack) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "Sealing entries");
        if (max < 1 || max > MAX_SEAL) {
            throw new IllegalArgumentException(
                    "The number of entries (%d) must be 1 to %d.".formatted(max, MAX_SEAL));
        }
        if (actor.role() != Role.SYSTEM) {
            return new SealOutcome.Refused(SealRefusal.NOT_FOUND);
        }
        // the head comes first: whoever seals after it was read has taken the number that is next
        End end = end(em);
        List<SealedEntry> entries = unsealed(em, end.arrival() - lookBack, max);
        if (entries.isEmpty()) {
            return new SealOutcome.Sealed(0, end.head());
        }
        // who writes the next number has the chain alone until its transaction ends
        AuditHead head = insert(em, end.head(), entries.subList(0, 1));
        if (head == null) {
            return new SealOutcome.Refused(SealRefusal.ANOTHER_SEALER);
        }
        for (int i = 1; i < entries.size(); i += ROWS_PER_STATEMENT) {
            int until = Math.min(i + ROWS_PER_STATEMENT, entries.size());
            head = insert(em, head, entries.subList(i, until));
            if (head == null) {
                throw new OneCareException(
                        ErrorCode.DATA_INCONSISTENT,
                        "The seals after (%d) are there already but must not be.%nMaybe somebody wrote to audit_seal around the library."
                                .formatted(end.head().seq() + i));
            }
        }
        return new SealOutcome.Sealed(entries.size(), head);
    }

    private static End end(EntityManager em) {
        return new NativeSql()
                        .add("select s.seq, s.hash, coalesce(e.arrival, 0) from audit_seal s")
                        .add(
                                " left join audit_entry e on e.id = s.entry_id order by s.seq desc limit 1")
                        .rows(em)
                        .stream()
                        .map(
                                row ->
                                        new End(
                                                new AuditHead(number(row[0]), (String) row[1]),
                                                number(row[2])))
                        .findFirst()
                        .orElse(new End(AuditHead.empty(), 0));
    }

    private static List<SealedEntry> unsealed(EntityManager em, long afterArrival, int max) {
        List<SealedEntry> entries =
                new NativeSql()
                                .add("select " + SealedEntry.COLUMNS + " from audit_entry e")
                                .add(" where e.arrival > ? and " + UNSEALED, afterArrival)
                                .add(" order by e.arrival limit ?", max)
                                .rows(em)
                                .stream()
                                .map(row -> SealedEntry.of(row, 0))
                                .toList();
        return SealedEntry.withChanges(em, entries);
    }

    /** Gives the head with these entries, or null if others have taken their numbers. */
    private @Nullable AuditHead insert(
            EntityManager em, AuditHead head, List<SealedEntry> entries) {
        long sealedAt = Moments.toMicros(clock.instant());
        NativeSql sql = new NativeSql();
        String separator = "insert into audit_seal (seq, entry_id, sealed_at, hash) values ";
        AuditHead last = head;
        for (SealedEntry entry : entries) {
            long seq = last.seq() + 1;
            last = new AuditHead(seq, SealHash.of(last.hash(), seq, sealedAt, entry));
            sql.add(separator + "(?, ?, ?, ?)", seq, entry.id().value(), sealedAt, last.hash());
            separator = ", ";
        }
        int inserted = sql.add(" on conflict do nothing").update(em);
        return inserted == entries.size() ? last : null;
    }

    private static List<Seal> seals(EntityManager em, long afterSeq) {
        List<Object[]> rows =
                new NativeSql()
                        .add("select s.seq, s.sealed_at, s.hash, cast(s.entry_id as varchar(36)), ")
                        .add(SealedEntry.COLUMNS)
                        .add(" from audit_seal s left join audit_entry e on e.id = s.entry_id")
                        .add(
                                " where s.seq > ? order by s.seq limit ?",
                                afterSeq,
                                ROWS_PER_STATEMENT)
                        .rows(em);
        Map<AuditEntryId, SealedEntry> entries =
                SealedEntry.withChanges(
                                em,
                                rows.stream()
                                        .filter(row -> row[ENTRY] != null)
                                        .map(row -> SealedEntry.of(row, ENTRY))
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(SealedEntry::id, Function.identity()));
        return rows.stream()
                .map(
                        row -> {
                            AuditEntryId id = AuditEntryId.of(UUID.fromString((String) row[3]));
                            return new Seal(
                                    number(row[0]),
                                    number(row[1]),
                                    (String) row[2],
                                    id,
                                    entries.get(id));
                        })
                .toList();
    }

    private static AuditVerification.@Nullable Broken check(Seal seal, AuditHead last) {
        long expected = last.seq() + 1;
        if (seal.seq() > expected) {
            return new AuditVerification.Broken(AuditDamage.SEAL_REMOVED, expected, null);
        }
        if (seal.seq() < expected) {
            return new AuditVerification.Broken(
                    AuditDamage.SEAL_INSERTED, seal.seq(), seal.entryId());
        }
        if (seal.entry() == null) {
            return new AuditVerification.Broken(
                    AuditDamage.ENTRY_REMOVED, seal.seq(), seal.entryId());
        }
        String hash = SealHash.of(last.hash(), seal.seq(), seal.sealedAt(), seal.entry());
        return hash.equals(seal.hash())
                ? null
                : new AuditVerification.Broken(AuditDamage.CHANGED, seal.seq(), seal.entryId());
    }

    private static @Nullable AuditEntryId unsealedSince(EntityManager em, Instant moment) {
        return new NativeSql()
                        .add("select cast(e.id as varchar(36)), e.arrival from audit_entry e")
                        .add(" where e.occurred_at < ? and " + UNSEALED, Moments.toMicros(moment))
                        .add(" order by e.arrival limit 1")
                        .rows(em)
                        .stream()
                        .map(row -> AuditEntryId.of(UUID.fromString((String) row[0])))
                        .findFirst()
                        .orElse(null);
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static boolean mayVerify(Actor actor) {
        return actor.role() == Role.ADMINISTRATOR || actor.role() == Role.SYSTEM;
    }

    /** A seal and its entry, null if that is gone. */
    private record Seal(
            long seq,
            long sealedAt,
            String hash,
            AuditEntryId entryId,
            @Nullable SealedEntry entry) {}

    /** The end of the chain, and how far the entries had come when it was sealed. */
    private record End(AuditHead head, long arrival) {}
}
