package io.onecare.core.access;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.AuditEntryId;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.audit.ChangedField;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells administrators who changed something of the network or the settings, when, and which value
 * every field had before and after. None of that is about patients, so a look leaves no entry.
 * Thread-safe as far as the entity manager supplier is.
 */
public final class ChangeHistory {

    /** The most entries that one page has. */
    public static final int MAX_PAGE_SIZE = 200;

    private final Supplier<EntityManager> entityManager;
    private final AuditTrail audit;
    private final TechnicalNames names = new TechnicalNames();

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager to read with
     * @param audit keeps the changes
     */
    public ChangeHistory(Supplier<EntityManager> entityManager, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Gives what was changed of one thing, page by page, in three statements a page.
     *
     * @param actor who asks; an administrator
     * @param subjectType the kind of thing, such as {@code "Facility"}
     * @param subjectId its id, as the entries have it
     * @param after where the page before ended, or null for the first page
     * @param limit the most entries to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return newest first, only entries that tell a change of fields; nothing for other actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public FoundEntries of(
            Actor actor,
            String subjectType,
            String subjectId,
            @Nullable AccessPosition after,
            int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
        if (actor.role() != Role.ADMINISTRATOR) {
            return FoundEntries.none();
        }
        EntityManager em = entityManager.get();
        NativeSql sql =
                new NativeSql()
                        .add(EntryRows.SELECT + " from audit_entry e" + EntryRows.JOIN_SEAL)
                        .add(
                                " where e.subject_type = ? and e.subject_id = ?",
                                subjectType,
                                subjectId)
                        .add(" and e.changed_fields > 0");
        List<AuditEntry> found =
                EntryRows.newestFirst(sql, after, limit + 1).rows(em).stream()
                        .map(EntryRows::entry)
                        .toList();
        List<AuditEntry> shown = found.subList(0, Math.min(limit, found.size()));
        Map<AuditEntryId, List<ChangedField>> changes =
                audit.changesOf(actor, shown.stream().map(AuditEntry::id).toList());
        return new FoundEntries(names.of(em, shown, changes), found.size() > limit);
    }
}
