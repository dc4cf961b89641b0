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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The trail of who did what. The library writes an entry for each of its own changes; an embedder
 * adds what it lets people see or do itself. Writing needs the caller's transaction. {@link
 * AuditChain} seals the entries. Thread-safe as far as the entity manager supplier is.
 */
public final class AuditTrail {

    /** How long what somebody is shown again is the same look. */
    public static final Duration ONE_LOOK = Duration.ofMinutes(15);

    /** The most entries that one call returns. */
    public static final int MAX_PAGE_SIZE = 500;

    /**
     * The kind of subject whose id is a member's, or that of a dependant of age with an account, in
     * {@link #record} and {@link #ofSubject}.
     */
    public static final String MEMBER = "Member";

    /** The kind of subject whose id is an account's, which is also that of its holder. */
    public static final String ACCOUNT = "Account";

    /** The kind of subject whose id is that of anybody on the roll, with or without an account. */
    public static final String PERSON = "Person";

    /** What is about the same human being, under the same id. */
    private static final List<String> ONESELF = List.of(MEMBER, ACCOUNT, PERSON);

    /** Of seven values each: EclipseLink's time for a statement grows with their number squared. */
    private static final int ENTRIES_PER_INSERT = 50;

    private static final int IDS_PER_STATEMENT = 200;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when it happened
     */
    public AuditTrail(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Adds an entry, which holds once the caller's transaction commits.
     *
     * @param actor who did it
     * @param action what was done, a stable code such as {@code "BOOKING_CONFIRMED"}: capitals,
     *     digits and underscores, 1 to 60 characters
     * @param subjectType the kind of thing it was done to, such as {@code "Booking"}, 1 to 40
     *     characters
     * @param subjectId the id of the thing, 1 to 64 characters; never a name or a tax code
     * @throws IllegalArgumentException if a text is out of its bounds
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public void record(Actor actor, String action, String subjectType, String subjectId) {
        recordAll(actor, action, subjectType, List.of(subjectId));
    }

    /**
     * Adds an entry for each of several things to which the same was done.
     *
     * @param actor who did it
     * @param action as {@link #record}
     * @param subjectType as {@link #record}
     * @param subjectIds the ids of the things; may be empty
     * @throws IllegalArgumentException if a text is out of its bounds
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public void recordAll(Actor actor, String action, String subjectType, List<String> subjectIds) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = CallersTransaction.require(entityManager.get(), "An audit entry");
        subjectIds.forEach(id -> requireInBounds(action, subjectType, id));
        for (int i = 0; i < subjectIds.size(); i += ENTRIES_PER_INSERT) {
            insert(
                    em,
                    actor,
                    action,
                    subjectType,
                    subjectIds.subList(i, Math.min(subjectIds.size(), i + ENTRIES_PER_INSERT)));
        }
    }

    /**
     * Adds an entry that tells which fields were changed, if any was.
     *
     * @param actor who did it
     * @param action as {@link #record}
     * @param subjectType as {@link #record}
     * @param subjectId as {@link #record}
     * @param changes the fields in the order in which they are told; fields whose values are the
     *     same before and after are left out, and without any other there is no entry
     * @throws IllegalArgumentException if a text is out of its bounds
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public void recordChange(
            Actor actor,
            String action,
            String subjectType,
            String subjectId,
            List<ChangedField> changes) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "An audit entry");
        requireInBounds(action, subjectType, subjectId);
        List<ChangedField> told =
                changes.stream().filter(one -> !Objects.equals(one.before(), one.after())).toList();
        if (told.isEmpty()) {
            return;
        }
        UUID id = UUID.randomUUID();
        new NativeSql()
                .add("insert into audit_entry (id, occurred_at, actor_role, actor_name, action,")
                .add(" subject_type, subject_id, changed_fields) values (?, ?, ", id, now())
                .add("?, ?, ?, ", actor.role().name(), actor.name(), action)
                .add("?, ?, ?)", subjectType, subjectId, told.size())
                .update(em);
        ChangeRows.insert(em, id, told);
    }

    /**
     * Tells what entries changed.
     *
     * @param actor who asks; an administrator or the system
     * @param entries the entries
     * @return the fields by entry, in the order in which they were told; without those that changed
     *     no field or are not there. Empty for other actors
     */
    public Map<AuditEntryId, List<ChangedField>> changesOf(
            Actor actor, List<AuditEntryId> entries) {
        return mayReadAll(actor) ? ChangeRows.of(entityManager.get(), entries) : Map.of();
    }

    /**
     * Adds an entry for each of several things that somebody was shown. What the same actor was
     * shown within {@link #ONE_LOOK} before is one look: a page that is open all morning would else
     * fill the trail, and what a person reads in it, with nothing new.
     *
     * @param actor who looked
     * @param action as {@link #record}
     * @param subjectType as {@link #record}
     * @param subjectIds the ids of the things; may be empty
     * @throws IllegalArgumentException if a text is out of its bounds
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public void recordLooks(
            Actor actor, String action, String subjectType, List<String> subjectIds) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "An audit entry");
        List<String> ids = subjectIds.stream().distinct().toList();
        for (int i = 0; i < ids.size(); i += IDS_PER_STATEMENT) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + IDS_PER_STATEMENT));
            Set<String> known = shownLately(em, actor, action, subjectType, some);
            recordAll(
                    actor,
                    action,
                    subjectType,
                    some.stream().filter(id -> !known.contains(id)).toList());
        }
    }

    private Set<String> shownLately(
            EntityManager em,
            Actor actor,
            String action,
            String subjectType,
            List<String> subjectIds) {
        Set<String> known = new HashSet<>();
        new NativeSql()
                .add("select e.subject_id, e.action from audit_entry e")
                .add(" where e.subject_type = ? and e.action = ?", subjectType, action)
                .add(" and e.actor_role = ?", actor.role().name())
                .add(" and e.actor_name = ?", actor.name())
                .add(" and e.occurred_at > ?", Moments.toMicros(clock.instant().minus(ONE_LOOK)))
                .add(" and e.subject_id in ")
                .addIn(subjectIds)
                .rows(em)
                .forEach(row -> known.add((String) row[0]));
        return known;
    }

    private void insert(
            EntityManager em,
            Actor actor,
            String action,
            String subjectType,
            List<String> subjectIds) {
        NativeSql sql =
                new NativeSql()
                        .add("insert into audit_entry (id, occurred_at, actor_role, actor_name,")
                        .add(" action, subject_type, subject_id) values ");
        String separator = "(?";
        for (String id : subjectIds) {
            sql.add(separator + ", ?", UUID.randomUUID(), now())
                    .add(", ?, ?, ?", actor.role().name(), actor.name(), action)
                    .add(", ?, ?)", subjectType, id);
            separator = ", (?";
        }
        sql.update(em);
    }

    /**
     * Gives what happened in a stretch of time, page by page.
     *
     * @param actor who asks; an administrator or the system
     * @param from the first moment
     * @param untilExclusive the moment after the last one
     * @param after the last entry of the page before, or null for the first page
     * @param limit the most entries to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return newest first; fewer than the limit mean that there are no more; empty for other
     *     actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<AuditEntry> page(
            Actor actor,
            Instant from,
            Instant untilExclusive,
            @Nullable AuditEntry after,
            int limit) {
        NativeSql where =
                select().add(" where e.occurred_at >= ?", Moments.toMicros(from))
                        .add(" and e.occurred_at < ?", Moments.toMicros(untilExclusive));
        return mayReadAll(actor) ? read(where, after, limit) : none(limit);
    }

    /**
     * Gives what was done to one thing, or who saw it, page by page. The trail of a member ({@link
     * #MEMBER}) holds what was done to them as a person on the roll and to their account as well,
     * because these have the same id. A member may ask for their own, as may a dependant of age
     * with an account, and is shown when, what and in which role; who it was stays hidden unless it
     * was they, because the names of those who work there are not the member's data (Court of
     * Justice of the EU, C-579/21, 22 June 2023). What was done to their bookings, too, is told by
     * {@link io.onecare.core.access.AccessLog}.
     *
     * @param actor who asks; an administrator, the system, or the member it is about
     * @param subjectType the kind of thing; {@link #MEMBER} stands for {@link #ACCOUNT} and {@link
     *     #PERSON} too, any other kind for itself
     * @param subjectId the id of the thing
     * @param after the last entry of the page before, or null for the first page
     * @param limit the most entries to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return newest first; fewer than the limit mean that there are no more; empty for other
     *     actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<AuditEntry> ofSubject(
            Actor actor,
            String subjectType,
            String subjectId,
            @Nullable AuditEntry after,
            int limit) {
        NativeSql where =
                select().add(" where e.subject_id = ? and e.subject_type in ", subjectId)
                        .addIn(subjectType.equals(MEMBER) ? ONESELF : List.of(subjectType));
        if (mayReadAll(actor)) {
            return read(where, after, limit);
        }
        boolean own =
                actor.role() == Role.MEMBER
                        && subjectType.equals(MEMBER)
                        && subjectId.equals(actor.name());
        return own
                ? read(where, after, limit).stream().map(e -> asSeenBy(actor, e)).toList()
                : none(limit);
    }

    private List<AuditEntry> read(NativeSql where, @Nullable AuditEntry after, int limit) {
        requireLimit(limit);
        if (after != null) {
            long occurredAt = Moments.toMicros(after.occurredAt());
            where.add(" and (e.occurred_at < ? or (e.occurred_at = ?", occurredAt, occurredAt)
                    .add(" and e.id < ?))", after.id().value());
        }
        return where
                .add(" order by e.occurred_at desc, e.id desc limit ?", limit)
                .rows(entityManager.get())
                .stream()
                .map(AuditTrail::entry)
                .toList();
    }

    private static NativeSql select() {
        return new NativeSql()
                .add("select " + SealedEntry.COLUMNS + ", s.seq from audit_entry e")
                .add(" left join audit_seal s on s.entry_id = e.id");
    }

    private static AuditEntry entry(Object[] row) {
        SealedEntry entry = SealedEntry.of(row, 0);
        return new AuditEntry(
                entry.id(),
                Moments.ofMicros(entry.occurredAt()),
                Role.valueOf(entry.actorRole()),
                entry.actorName(),
                entry.action(),
                entry.subjectType(),
                entry.subjectId(),
                row[SealedEntry.WIDTH] instanceof Number seq ? seq.longValue() : null);
    }

    private static AuditEntry asSeenBy(Actor member, AuditEntry entry) {
        boolean own = entry.role() == Role.MEMBER && member.name().equals(entry.actorName());
        return own
                ? entry
                : new AuditEntry(
                        entry.id(),
                        entry.occurredAt(),
                        entry.role(),
                        null,
                        entry.action(),
                        entry.subjectType(),
                        entry.subjectId(),
                        entry.seal());
    }

    private static List<AuditEntry> none(int limit) {
        requireLimit(limit);
        return List.of();
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
    }

    private static boolean mayReadAll(Actor actor) {
        return actor.role() == Role.ADMINISTRATOR || actor.role() == Role.SYSTEM;
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }

    private static void requireInBounds(String action, String subjectType, String subjectId) {
        require(action.matches("[A-Z0-9_]{1,60}"), "action", action);
        require(!subjectType.isBlank() && subjectType.length() <= 40, "subject type", subjectType);
        require(!subjectId.isBlank() && subjectId.length() <= 64, "subject id", subjectId);
    }

    private static void require(boolean holds, String what, String value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The %s of an audit entry (%d characters) is out of its bounds.%nMaybe a text for people was given instead of a code."
                            .formatted(what, value.length()));
        }
    }
}
