package io.onecare.core.access;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.AuditEntryId;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets administrators search the audit trail. Whoever looks leaves an entry, under what they looked
 * for: a person is told in {@link AccessLog} that an administrator looked, and why. Each call needs
 * the caller's transaction; what a page shows was there before its own entry. Thread-safe as far as
 * the entity manager supplier is.
 */
public final class AuditSearch {

    /** The most entries that one page has. */
    public static final int MAX_PAGE_SIZE = 200;

    /** The most entries that one export has. */
    public static final int MAX_EXPORT_SIZE = 10_000;

    /** The kind of subject of a look that is about nothing in particular. */
    private static final String TRAIL = "AuditTrail";

    private final Supplier<EntityManager> entityManager;
    private final AuditTrail audit;
    private final SubjectSql subjects = new SubjectSql();
    private final TechnicalNames names = new TechnicalNames();

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param audit keeps who looked
     */
    public AuditSearch(Supplier<EntityManager> entityManager, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Gives what was found, page by page, in five statements a page. Pages stay the same while new
     * entries come in.
     *
     * @param actor who asks; an administrator
     * @param criteria what is wanted
     * @param after where the page before ended, or null for the first page
     * @param limit the most entries to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return newest first; nothing, and no entry about the look, for other actors
     * @throws IllegalArgumentException if the limit is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public FoundEntries page(
            Actor actor, AuditCriteria criteria, @Nullable AccessPosition after, int limit) {
        EntityManager em = begin(actor);
        requireLimit(limit, MAX_PAGE_SIZE);
        if (!mayRead(actor)) {
            return FoundEntries.none();
        }
        SubjectSql.Filed filed = subjects.filed(em, criteria.subject());
        FoundEntries page = found(em, actor, criteria, filed, after, limit);
        if (criteria.subject() instanceof AuditSubject.OfPerson person) {
            String id = person.id().toString();
            audit.record(actor, "AUDIT_VIEWED_FOR_" + person.reason(), AuditTrail.PERSON, id);
        } else {
            audit.record(actor, "AUDIT_VIEWED", filed.type(), filed.id());
        }
        return page;
    }

    /**
     * Gives what was found, to be taken away in a file.
     *
     * @param actor who asks; an administrator
     * @param criteria what is wanted
     * @param limit the most entries to return, 1 to {@value #MAX_EXPORT_SIZE}
     * @return newest first; nothing, and no entry about the look, for other actors
     * @throws IllegalArgumentException if the limit is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public FoundEntries export(Actor actor, AuditCriteria criteria, int limit) {
        EntityManager em = begin(actor);
        requireLimit(limit, MAX_EXPORT_SIZE);
        if (!mayRead(actor)) {
            return FoundEntries.none();
        }
        SubjectSql.Filed filed = subjects.filed(em, criteria.subject());
        FoundEntries all = found(em, actor, criteria, filed, null, limit);
        if (criteria.subject() instanceof AuditSubject.OfPerson person) {
            String id = person.id().toString();
            audit.record(actor, "AUDIT_EXPORTED_FOR_" + person.reason(), AuditTrail.PERSON, id);
        } else {
            audit.record(actor, "AUDIT_EXPORTED", filed.type(), filed.id());
        }
        return all;
    }

    /**
     * Finds somebody on the roll, to look for what happened to them. That is an entry already, with
     * its reason; what was typed is in none.
     *
     * @param actor who asks; an administrator
     * @param numberOrTaxCode the insurer's number of the person, or their tax code in any case and
     *     with any spaces
     * @param reason why
     * @return the id for {@link AuditSubject.OfPerson}; empty if there is nobody, and for other
     *     actors
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<UUID> findPerson(Actor actor, String numberOrTaxCode, AuditReason reason) {
        EntityManager em = begin(actor);
        Objects.requireNonNull(reason, "reason");
        if (!mayRead(actor)) {
            return Optional.empty();
        }
        Optional<UUID> found = find(em, numberOrTaxCode.strip());
        audit.record(
                actor,
                "AUDIT_PERSON_SOUGHT_FOR_" + reason,
                found.isPresent() ? AuditTrail.PERSON : TRAIL,
                found.map(UUID::toString).orElse(TRAIL));
        return found;
    }

    private static Optional<UUID> find(EntityManager em, String typed) {
        String taxCode = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return new NativeSql()
                        .add("select 1 as place, cast(m.id as varchar(36)) from member m")
                        .add(" where m.member_number = ? or m.tax_code = ?", typed, taxCode)
                        .add(" union all select 2, cast(d.id as varchar(36)) from dependant d")
                        .add(" where d.dependant_number = ? or d.tax_code = ?", typed, taxCode)
                        .add(" order by 1, 2 limit 1")
                        .rows(em)
                        .stream()
                        .map(row -> UUID.fromString((String) row[1]))
                        .findFirst();
    }

    private FoundEntries found(
            EntityManager em,
            Actor actor,
            AuditCriteria criteria,
            SubjectSql.Filed filed,
            @Nullable AccessPosition after,
            int limit) {
        List<AuditEntry> found = read(em, criteria, filed, after, limit + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(limit, found.size()));
        Map<AuditEntryId, List<ChangedField>> changes =
                audit.changesOf(actor, shown.stream().map(AuditEntry::id).toList());
        return new FoundEntries(names.of(em, shown, changes), found.size() > limit);
    }

    private List<AuditEntry> read(
            EntityManager em,
            AuditCriteria criteria,
            SubjectSql.Filed filed,
            @Nullable AccessPosition after,
            int limit) {
        NativeSql sql = new NativeSql().add(EntryRows.SELECT);
        if (criteria.subject() == null) {
            sql.add(" from audit_entry e");
        } else {
            sql.add(" from (");
            subjects.add(sql, criteria.subject(), filed);
            sql.add(") f (kind, id) join audit_entry e")
                    .add(" on e.subject_type = f.kind and e.subject_id = f.id");
        }
        sql.add(EntryRows.JOIN_SEAL)
                .add(" where e.occurred_at >= ?", Moments.toMicros(criteria.from()))
                .add(" and e.occurred_at < ?", Moments.toMicros(criteria.untilExclusive()));
        if (criteria.role() != null) {
            sql.add(" and e.actor_role = ?", criteria.role().name());
        }
        if (criteria.actorName() != null) {
            sql.add(" and e.actor_name = ?", criteria.actorName());
        }
        if (criteria.action() != null) {
            sql.add(" and e.action = ?", criteria.action());
        }
        return EntryRows.newestFirst(sql, after, limit).rows(em).stream()
                .map(EntryRows::entry)
                .toList();
    }

    private EntityManager begin(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        return CallersTransaction.require(entityManager.get(), "A look at the audit trail");
    }

    private static boolean mayRead(Actor actor) {
        return actor.role() == Role.ADMINISTRATOR;
    }

    private static void requireLimit(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, max));
        }
    }
}
