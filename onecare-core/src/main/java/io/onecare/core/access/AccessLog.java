package io.onecare.core.access;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditEntryId;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.member.Family;
import io.onecare.core.member.Insured;
import io.onecare.core.member.Majority;
import io.onecare.core.member.Members;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells people who has seen or changed their data, from the audit trail (decision 0038). It holds
 * what is filed under the person, their account, their bookings, and their requests to customer
 * care once it is known that they are theirs. A member is also told about the dependants whom they
 * may see today: about minors the same, about those of age what concerns bookings, which is what
 * they agreed to. Needs no transaction; with one, it sees what the caller has changed. Thread-safe
 * as far as the entity manager supplier is.
 */
public final class AccessLog {

    /** The most entries that one call returns. */
    public static final int MAX_PAGE_SIZE = 200;

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** What is filed under the id of a human being. */
    private static final String KINDS_OF_A_PERSON =
            " (values ('%s'), ('%s'), ('%s')) k (kind)"
                    .formatted(AuditTrail.MEMBER, AuditTrail.ACCOUNT, AuditTrail.PERSON);

    private static final String NOTHING_BOOKED =
            ", cast(null as varchar(20)), cast(null as varchar(40))";

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Members members;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     * @param clock tells which day it is
     * @param members knows whom a member may see
     */
    public AccessLog(Supplier<EntityManager> entityManager, Clock clock, Members members) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.members = Objects.requireNonNull(members, "members");
    }

    /**
     * Gives who saw or changed the data of whoever asks and of their dependants, page by page, in
     * three statements a page. Whoever is not on the roll any more is told what is filed under them
     * and their account.
     *
     * @param actor who asks; must be a member, or a dependant of age with an account
     * @param scope whose doings are wanted
     * @param after where the page before ended, or null for the first page
     * @param limit the most entries to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return newest first; fewer than the limit mean that there are no more; empty for other
     *     actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<AccessEntry> page(
            Actor actor, AccessScope scope, @Nullable AccessPosition after, int limit) {
        Objects.requireNonNull(actor, "actor");
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
        if (actor.role() != Role.MEMBER) {
            return List.of();
        }
        NativeSql sql =
                new NativeSql()
                        .add("select cast(e.id as varchar(36)), e.occurred_at, e.actor_role,")
                        .add(" e.actor_name, e.action, e.subject_type, s.dependant,")
                        .add(" s.reference, s.facility from (");
        addSubjects(sql, actor);
        sql.add(") s (kind, id, dependant, reference, facility)")
                .add(" join audit_entry e on e.subject_type = s.kind and e.subject_id = s.id")
                .add(" where 1 = 1");
        if (scope == AccessScope.BY_OTHERS) {
            sql.add(" and not (e.actor_role = ?", actor.role().name())
                    .add(" and e.actor_name = ?)", actor.name());
        }
        if (after != null) {
            long occurredAt = Moments.toMicros(after.occurredAt());
            sql.add(" and (e.occurred_at < ? or (e.occurred_at = ?", occurredAt, occurredAt)
                    .add(" and e.id < ?))", after.id().value());
        }
        return sql
                .add(" order by e.occurred_at desc, e.id desc limit ?", limit)
                .rows(entityManager.get())
                .stream()
                .map(row -> entry(actor, row))
                .toList();
    }

    /** One row for each thing that entries about these people are filed under. */
    private void addSubjects(NativeSql sql, Actor actor) {
        sql.add("select k.kind, cast(? as varchar(64)), cast(null as varchar(40))", actor.name())
                .add(NOTHING_BOOKED + " from" + KINDS_OF_A_PERSON);
        Family family = members.findOwnFamily(actor).orElse(null);
        if (family == null) {
            return;
        }
        String own = family.member().number();
        List<String> minors = new ArrayList<>();
        List<String> everybody = new ArrayList<>(List.of(own));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ROME);
        for (Insured dependant : family.dependants()) {
            everybody.add(dependant.number());
            if (!Majority.isReachedOn(today, dependant.birthDate())) {
                minors.add(dependant.number());
            }
        }
        if (!minors.isEmpty()) {
            sql.add(" union all select k.kind, cast(d.id as varchar(64)), d.dependant_number")
                    .add(NOTHING_BOOKED + " from dependant d cross join" + KINDS_OF_A_PERSON)
                    .add(" where d.dependant_number in ")
                    .addIn(minors);
        }
        sql.add(" union all select 'Booking', cast(b.id as varchar(64)),")
                .add(" nullif(b.patient_number, ?), b.reference, f.code", own)
                .add(" from booking b join facility f on f.id = b.facility_id")
                .add(" where b.patient_number in ")
                .addIn(everybody);
        List<String> whole = new ArrayList<>(minors);
        whole.add(own);
        sql.add(" union all select 'CareRequest', cast(c.id as varchar(64)),")
                .add(" nullif(c.identity_person, ?)" + NOTHING_BOOKED, own)
                .add(" from care_request c where c.identity_person in ")
                .addIn(whole);
    }

    private static AccessEntry entry(Actor actor, Object[] row) {
        Role role = Role.valueOf((String) row[2]);
        String reference = (String) row[7];
        return new AccessEntry(
                new AccessPosition(
                        Moments.ofMicros(((Number) row[1]).longValue()),
                        AuditEntryId.of(UUID.fromString((String) row[0]))),
                role,
                role == Role.MEMBER && actor.name().equals(row[3]),
                (String) row[4],
                (String) row[5],
                (String) row[6],
                reference == null ? null : BookingReference.of(reference),
                (String) row[8]);
    }
}
