package io.onecare.core.terms;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Publishes versions of texts. There is no way to change or to withdraw one: whoever made a mistake
 * publishes the next version. Publishing needs the caller's transaction. Thread-safe as far as the
 * entity manager supplier is.
 */
public final class TermsEditor {

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final AuditTrail audit;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when it is published
     * @param audit keeps who published it
     */
    public TermsEditor(Supplier<EntityManager> entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Publishes a version. Of two transactions that publish the same code or the same beginning at
     * once, the second one waits for the first and is refused.
     *
     * @param actor who asks; must be allowed to publish terms
     * @param command the version
     * @return published, or refused with {@link TermsRefusal#CODE_TAKEN}, {@link
     *     TermsRefusal#BEGINNING_TAKEN}, {@link TermsRefusal#BEGINS_IN_THE_PAST} or {@link
     *     TermsRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public TermsOutcome publish(Actor actor, PublishTerms command) {
        EntityManager em =
                CallersTransaction.require(entityManager.get(), "A publication of terms");
        if (!actor.mayPublishTerms()) {
            return new TermsOutcome.Refused(TermsRefusal.NOT_FOUND, command.code());
        }
        Instant now = clock.instant();
        Instant validFrom = command.validFrom() == null ? now : command.validFrom();
        if (validFrom.isBefore(now)) {
            return new TermsOutcome.Refused(TermsRefusal.BEGINS_IN_THE_PAST, command.code());
        }
        UUID id = UUID.randomUUID();
        int inserted =
                new NativeSql()
                        .add("insert into terms_version (id, kind, code, valid_from, published_at,")
                        .add(" text_it, text_en, text_sha256)")
                        .add(" values (?, ?, ?", id, command.kind().name(), command.code())
                        .add(", ?, ?", Moments.toMicros(validFrom), Moments.toMicros(now))
                        .add(", ?, ?", command.italian(), command.english())
                        .add(", ?)", TermsDigest.of(command.italian(), command.english()))
                        .add(" on conflict do nothing")
                        .update(em);
        if (inserted == 0) {
            return new TermsOutcome.Refused(whatIsTaken(em, command), command.code());
        }
        audit.record(actor, "TERMS_PUBLISHED", "TermsVersion", id.toString());
        return new TermsOutcome.Published(
                new TermsVersionListing(
                        command.kind(), command.code(), kept(validFrom), kept(now)));
    }

    /**
     * Counts the accounts of members and dependants, in one statement: whoever logs in to one is
     * shown the privacy notice that is in force, once. Needs no transaction.
     *
     * @param actor who asks; must be allowed to publish terms
     * @return how many there are now; 0 for other actors
     */
    public long readers(Actor actor) {
        if (!actor.mayPublishTerms()) {
            return 0;
        }
        Object[] row =
                new NativeSql()
                        .add("select count(*), 1 from account where staff_id is null")
                        .rows(entityManager.get())
                        .get(0);
        return ((Number) row[0]).longValue();
    }

    private static TermsRefusal whatIsTaken(EntityManager em, PublishTerms command) {
        boolean codeTaken =
                !new NativeSql()
                        .add("select kind, code from terms_version")
                        .add(" where kind = ? and code = ?", command.kind().name(), command.code())
                        .rows(em)
                        .isEmpty();
        return codeTaken ? TermsRefusal.CODE_TAKEN : TermsRefusal.BEGINNING_TAKEN;
    }

    /** As the database gives it back. */
    private static Instant kept(Instant moment) {
        return Moments.ofMicros(Moments.toMicros(moment));
    }
}
