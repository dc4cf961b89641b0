package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes who works here by SQL: most changes are conditional. */
final class StaffRows {

    /** So long an administrator whom somebody has suspended still counts as one. */
    static final Duration COUNTED_AFTER_SUSPENSION = Duration.ofDays(7);

    private static final UUID NOBODY = new UUID(0, 0);

    private final Clock clock;

    StaffRows(Clock clock) {
        this.clock = clock;
    }

    /** Name and address as they were typed, if they are any. */
    record Typed(@Nullable PersonName name, @Nullable EmailAddress email, Set<StaffProblem> wrong) {

        static Typed read(String surname, String givenName, String email) {
            EnumSet<StaffProblem> wrong = EnumSet.noneOf(StaffProblem.class);
            part(s -> PersonName.of(s, "x"), surname, StaffProblem.SURNAME_MALFORMED, wrong);
            part(g -> PersonName.of("x", g), givenName, StaffProblem.GIVEN_NAME_MALFORMED, wrong);
            EmailAddress address =
                    part(EmailAddress::of, email, StaffProblem.EMAIL_MALFORMED, wrong);
            PersonName name = wrong.isEmpty() ? PersonName.of(surname, givenName) : null;
            return new Typed(name, address, wrong);
        }

        private static <T> @Nullable T part(
                Function<String, T> reader,
                String text,
                StaffProblem problem,
                Set<StaffProblem> wrong) {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException malformed) {
                wrong.add(problem);
                return null;
            }
        }

        @Override
        public String toString() {
            return "Typed(…)";
        }
    }

    /** One after the other: whoever counts administrators and acts on it comes through here. */
    void lockAdministrators(EntityManager em) {
        new NativeSql()
                .add("update first_administrator set made_at = made_at where id = 1")
                .update(em);
    }

    /** Locks it until the transaction ends; empty if there is none. */
    Optional<StaffAccount> lock(EntityManager em, AccountId id) {
        new NativeSql()
                .add("update staff set last_event = last_event where id = ?", id.value())
                .update(em);
        return find(em, id);
    }

    Optional<StaffAccount> find(EntityManager em, AccountId id) {
        return select().add(" where s.id = ?", id.value()).rows(em).stream()
                .findFirst()
                .map(StaffRows::account);
    }

    /**
     * Whether an actor may decide about staff. An administrator of the embedder's own, of whom
     * nothing is known here, may; one of ours only as long as they work here.
     */
    boolean isAdministrator(EntityManager em, Actor actor) {
        return actor.role() == Role.ADMINISTRATOR
                && AccountRows.idOf(actor)
                        .flatMap(id -> find(em, id))
                        .map(
                                own ->
                                        own.role() == Role.ADMINISTRATOR
                                                && own.state() == StaffState.ACTIVE)
                        .orElse(true);
    }

    /**
     * Whether there is nobody but the actor who could agree. Whoever was invited counts, and
     * whoever was suspended not long ago: else an administrator could suspend the others in the
     * morning and be the only one at noon.
     */
    boolean isOnlyAdministrator(EntityManager em, Actor actor) {
        return isOnlyAdministrator(em, actor, AccountId.of(NOBODY));
    }

    /** As above, but for one who does not count because it is about them. */
    boolean isOnlyAdministrator(EntityManager em, Actor actor, AccountId subject) {
        long lately = Moments.toMicros(clock.instant().minus(COUNTED_AFTER_SUSPENSION));
        return new NativeSql()
                .add("select 1, 1 from staff s where s.role = 'ADMINISTRATOR'")
                .add(" and cast(s.id as varchar(36)) <> ?", actor.name())
                .add(" and s.id <> ?", subject.value())
                .add(" and (s.state in ('INVITED', 'ACTIVE')")
                .add(" or (s.state in ('SUSPENDED', 'PROPOSED')")
                .add(" and exists (select 1 from account a where a.staff_id = s.id)")
                .add(" and s.state_since > ?))", lately)
                .rows(em)
                .isEmpty();
    }

    boolean isFacility(EntityManager em, String code) {
        return !new NativeSql()
                .add("select 1, 1 from facility where code = ?", code)
                .rows(em)
                .isEmpty();
    }

    /** False if somebody with that address has or had that role there. */
    boolean insert(
            EntityManager em,
            AccountId id,
            InviteStaff command,
            PersonName name,
            EmailAddress email,
            StaffState state,
            String proposedBy,
            boolean neededNobody) {
        String facility = command.facilityCode();
        String place =
                command.role()
                        + ":"
                        + (facility == null ? "" : facility)
                        + ":"
                        + EmailKey.of(email);
        long now = Moments.toMicros(clock.instant());
        return new NativeSql()
                        .add("insert into staff (id, role, facility_code, surname, given_name,")
                        .add(" email, email_key, place_key, language, state, state_since,")
                        .add(" proposed_by, needed_nobody, last_event, created_at)")
                        .add(" values (?, ?, ?", id.value(), command.role().name(), facility)
                        .add(", ?, ?", name.surname(), name.givenName())
                        .add(", ?, ?, ?", email.value(), EmailKey.of(email), place)
                        .add(", ?, ?, ?", command.language().code(), state.name(), now)
                        .add(", ?, ?, 0, ?)", proposedBy, neededNobody, now)
                        .add(" on conflict do nothing")
                        .update(em)
                == 1;
    }

    /** The row is locked by the caller, who has looked at the state. */
    void move(EntityManager em, AccountId id, StaffState state) {
        new NativeSql()
                .add("update staff set state = ?", state.name())
                .add(", state_since = ?", Moments.toMicros(clock.instant()))
                .add(" where id = ?", id.value())
                .update(em);
    }

    /** Who wants it, and whether anybody else has to agree. */
    void propose(EntityManager em, AccountId id, String proposedBy, boolean neededNobody) {
        new NativeSql()
                .add("update staff set agreed_by = null, proposed_by = ?", proposedBy)
                .add(", needed_nobody = ? where id = ?", neededNobody, id.value())
                .update(em);
    }

    /** One statement: the second pair of eyes and what comes of it. */
    void agree(EntityManager em, AccountId id, String agreedBy, StaffState state) {
        new NativeSql()
                .add("update staff set agreed_by = ?, state = ?", agreedBy, state.name())
                .add(", state_since = ?", Moments.toMicros(clock.instant()))
                .add(" where id = ?", id.value())
                .update(em);
    }

    /** Counts the events that messages tell of; the row is locked then. */
    int nextEvent(EntityManager em, AccountId id) {
        new NativeSql()
                .add("update staff set last_event = last_event + 1 where id = ?", id.value())
                .update(em);
        return ((Number)
                        new NativeSql()
                                .add("select last_event, 1 from staff where id = ?", id.value())
                                .rows(em)
                                .get(0)[0])
                .intValue();
    }

    /** Those who may agree to what an actor proposes. */
    List<StaffAccount> otherAdministrators(EntityManager em, Actor actor) {
        return select()
                .add(" where s.role = 'ADMINISTRATOR' and s.state = 'ACTIVE'")
                .add(" and cast(s.id as varchar(36)) <> ? order by s.id", actor.name())
                .rows(em)
                .stream()
                .map(StaffRows::account)
                .toList();
    }

    List<StaffAccount> page(EntityManager em, @Nullable StaffAccount after, int limit) {
        NativeSql sql = select();
        if (after != null) {
            sql =
                    sql.add(" where (s.surname, s.given_name, s.id) > (?", after.name().surname())
                            .add(", ?, ?)", after.name().givenName(), after.id().value());
        }
        return sql
                .add(" order by s.surname, s.given_name, s.id fetch first ? rows only", limit)
                .rows(em)
                .stream()
                .map(StaffRows::account)
                .toList();
    }

    private static NativeSql select() {
        return new NativeSql()
                .add("select cast(s.id as varchar(36)), s.role, s.facility_code, s.surname,")
                .add(" s.given_name, s.email, s.language, s.state, s.state_since, s.proposed_by,")
                .add(" case when exists (select 1 from second_factor f")
                .add(" where f.account_id = s.id and f.secret is not null) then 1 else 0 end")
                .add(" from staff s");
    }

    private static StaffAccount account(Object[] row) {
        return new StaffAccount(
                AccountId.of(UUID.fromString((String) row[0])),
                Role.valueOf((String) row[1]),
                (String) row[2],
                PersonName.of((String) row[3], (String) row[4]),
                EmailAddress.of((String) row[5]),
                NotificationLanguage.ofCode((String) row[6]),
                StaffState.valueOf((String) row[7]),
                Moments.ofMicros(((Number) row[8]).longValue()),
                (String) row[9],
                ((Number) row[10]).intValue() == 1);
    }
}
