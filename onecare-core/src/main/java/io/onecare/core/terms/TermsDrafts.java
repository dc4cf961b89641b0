package io.onecare.core.terms;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps texts while they are written, one draft of each kind, for those who may publish them.
 * Nobody else sees a draft, and nothing follows from it. Thread-safe as far as the entity manager
 * supplier is.
 */
public final class TermsDrafts {

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     * @param clock tells when it was saved
     */
    public TermsDrafts(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Finds the draft of a text, in one statement. Needs no transaction.
     *
     * @param actor who asks; must be allowed to publish terms
     * @param kind which text
     * @return empty if there is none for this actor
     */
    public Optional<TermsDraft> find(Actor actor, TermsKind kind) {
        return actor.mayPublishTerms() ? read(entityManager.get(), kind) : Optional.empty();
    }

    /**
     * Keeps a draft. Of two who save the same revision at once, the second one waits for the first
     * and is refused.
     *
     * @param actor who asks; must be allowed to publish terms
     * @param command the text as it is
     * @return saved, overtaken or not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public DraftOutcome save(Actor actor, SaveDraft command) {
        EntityManager em = begin();
        if (!actor.mayPublishTerms()) {
            return new DraftOutcome.NotFound();
        }
        long now = Moments.toMicros(clock.instant());
        boolean saved =
                command.from() == 0
                        ? insert(em, actor, command, now)
                        : update(em, actor, command, now);
        return saved
                ? new DraftOutcome.Saved(
                        new TermsDraft(
                                command.kind(),
                                command.from() + 1,
                                command.code(),
                                command.begins(),
                                command.italian(),
                                command.english(),
                                Moments.ofMicros(now),
                                actor.name()))
                : new DraftOutcome.Overtaken(read(em, command.kind()).orElse(null));
    }

    /**
     * Drops a draft, because it was published or is not wanted any more.
     *
     * @param actor who asks; must be allowed to publish terms
     * @param kind which text
     * @param revision the revision that was seen
     * @return dropped, overtaken or not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public DraftOutcome drop(Actor actor, TermsKind kind, int revision) {
        EntityManager em = begin();
        if (!actor.mayPublishTerms()) {
            return new DraftOutcome.NotFound();
        }
        int dropped =
                new NativeSql()
                        .add("delete from terms_draft where kind = ?", kind.name())
                        .add(" and revision = ?", revision)
                        .update(em);
        return dropped == 1
                ? new DraftOutcome.Dropped()
                : new DraftOutcome.Overtaken(read(em, kind).orElse(null));
    }

    private static boolean insert(EntityManager em, Actor actor, SaveDraft command, long now) {
        return new NativeSql()
                        .add("insert into terms_draft (kind, revision, code, begins, text_it,")
                        .add(" text_en, saved_at, saved_by) values (?, 1", command.kind().name())
                        .add(", ?, ?", command.code(), command.begins())
                        .add(", ?, ?", command.italian(), command.english())
                        .add(", ?, ?) on conflict do nothing", now, actor.name())
                        .update(em)
                == 1;
    }

    private static boolean update(EntityManager em, Actor actor, SaveDraft command, long now) {
        return new NativeSql()
                        .add(
                                "update terms_draft set revision = revision + 1, code = ?",
                                command.code())
                        .add(", begins = ?, text_it = ?", command.begins(), command.italian())
                        .add(", text_en = ?, saved_at = ?", command.english(), now)
                        .add(", saved_by = ? where kind = ?", actor.name(), command.kind().name())
                        .add(" and revision = ?", command.from())
                        .update(em)
                == 1;
    }

    private static Optional<TermsDraft> read(EntityManager em, TermsKind kind) {
        return new NativeSql()
                        .add("select revision, code, begins, text_it, text_en, saved_at, saved_by")
                        .add(" from terms_draft where kind = ?", kind.name())
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(row -> draft(kind, row));
    }

    private static TermsDraft draft(TermsKind kind, Object[] row) {
        Instant savedAt = Moments.ofMicros(((Number) row[5]).longValue());
        return new TermsDraft(
                kind,
                ((Number) row[0]).intValue(),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                savedAt,
                (String) row[6]);
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A draft of terms");
    }
}
