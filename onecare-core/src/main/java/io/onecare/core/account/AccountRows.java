package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.member.Majority;
import io.onecare.core.member.Today;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.TaxCode;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes accounts by SQL: most changes are conditional. */
final class AccountRows {

    /** How long an address is remembered after the last log-in from there. */
    static final Duration AT_HOME_FOR = Duration.ofDays(180);

    private final Clock clock;

    AccountRows(Clock clock) {
        this.clock = clock;
    }

    Optional<AccountRow> withUserName(EntityManager em, String userName, String networkAddress) {
        return select(networkAddress).add(" where a.user_name = ?", userName).rows(em).stream()
                .findFirst()
                .map(this::row);
    }

    Optional<AccountRow> withId(EntityManager em, AccountId id, String networkAddress) {
        return select(networkAddress).add(" where a.id = ?", id.value()).rows(em).stream()
                .findFirst()
                .map(this::row);
    }

    /** The one that an actor holds and may use; empty for whoever has none of that role. */
    Optional<AccountRow> heldBy(EntityManager em, Actor actor, String networkAddress) {
        return idOf(actor)
                .flatMap(id -> withId(em, id, networkAddress))
                .filter(row -> row.isActive() && row.actor().equals(actor));
    }

    /** The account that an actor says it holds; whether it does is to be asked. */
    static Optional<AccountId> idOf(Actor actor) {
        if (actor.role() == Role.VISITOR || actor.role() == Role.SYSTEM) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(actor.name());
            return id.toString().equals(actor.name())
                    ? Optional.of(AccountId.of(id))
                    : Optional.empty();
        } catch (IllegalArgumentException nameOfAnEmbedder) {
            return Optional.empty();
        }
    }

    /**
     * A condition on the account {@code a}: that it is held by an actor, in that role and at that
     * facility, and not suspended.
     */
    static NativeSql isHeldBy(NativeSql sql, Actor actor) {
        String facility = actor.facilityCode();
        return sql.add(" and a.id = ?", UUID.fromString(actor.name()))
                .add(" and case when a.staff_id is null then 'MEMBER:'")
                .add(" else (select h.role || ':' || coalesce(h.facility_code, '')")
                .add(" from staff h where h.id = a.staff_id and h.state = 'ACTIVE') end")
                .add(" = ?", actor.role() + ":" + (facility == null ? "" : facility));
    }

    /** From nowhere in particular. */
    Optional<AccountRow> withId(EntityManager em, AccountId id) {
        return withId(em, id, "");
    }

    /**
     * The one that a person of a tax code has. Somebody may be a member and a dependant, or a
     * dependant of several members, with an account of each: the member's comes first, then that of
     * who is still insured, then the lowest number. A tax code that only a member says is a
     * dependant's is none: the member can write another one there.
     */
    Optional<AccountRow> withTaxCode(EntityManager em, TaxCode taxCode, String networkAddress) {
        return select(networkAddress)
                .add(" where a.id in (select id from member where tax_code = ?", taxCode.value())
                .add(" union all select id from dependant where tax_code = ?", taxCode.value())
                .add(" and declared_tax_code is null)")
                .add(" order by case when m.id is not null then 0")
                .add(" when d.valid_until <= cast(? as date)", Today.in(clock).toString())
                .add(" then 2 else 1 end, d.dependant_number")
                .rows(em)
                .stream()
                .map(this::row)
                .filter(AccountRow::isActive)
                .findFirst();
    }

    /** Those that an address belongs to and may be used; families may share one. */
    List<AccountRow> withEmail(EntityManager em, EmailAddress email, int limit) {
        return select("")
                .add(" where a.email_key = ?", EmailKey.of(email))
                .add(" and (s.id is null or s.state = 'ACTIVE')")
                .add(" order by a.user_name fetch first ? rows only", limit)
                .rows(em)
                .stream()
                .map(this::row)
                .toList();
    }

    /** Locks the account until the transaction ends; false if there is none. */
    boolean lock(EntityManager em, AccountId id) {
        return new NativeSql()
                        .add("update account set last_event = last_event where id = ?", id.value())
                        .update(em)
                == 1;
    }

    /** Counts the events that messages tell of; the account is locked then. */
    int nextEvent(EntityManager em, AccountId id) {
        new NativeSql()
                .add("update account set last_event = last_event + 1 where id = ?", id.value())
                .update(em);
        return ((Number)
                        new NativeSql()
                                .add("select last_event, 1 from account")
                                .add(" where id = ?", id.value())
                                .rows(em)
                                .get(0)[0])
                .intValue();
    }

    /** True if the password is the new one now; false if another change was faster. */
    boolean changePassword(EntityManager em, AccountRow account, String hash) {
        return new NativeSql()
                        .add("update account set password_hash = ?", hash)
                        .add(", session_epoch = session_epoch + 1")
                        .add(" where id = ?", account.id().value())
                        .add(" and session_epoch = ?", account.sessionEpoch())
                        .update(em)
                == 1;
    }

    /** Ends all sessions; the account is locked then. */
    void endSessions(EntityManager em, AccountId id) {
        new NativeSql()
                .add("update account set session_epoch = session_epoch + 1")
                .add(" where id = ?", id.value())
                .update(em);
    }

    /** Remembers that somebody was right from an address. */
    void wasAtHome(EntityManager em, AccountId id, String networkAddress) {
        long now = Moments.toMicros(clock.instant());
        int updated =
                new NativeSql()
                        .add("update account_address set last_used_at = ?", now)
                        .add(" where account_id = ?", id.value())
                        .add(" and address_digest = ?", digest(networkAddress))
                        .update(em);
        if (updated == 0) {
            new NativeSql()
                    .add("insert into account_address (account_id, address_digest, last_used_at)")
                    .add(" values (?, ?, ?)", id.value(), digest(networkAddress), now)
                    .add(" on conflict do nothing")
                    .update(em);
        }
    }

    private NativeSql select(String networkAddress) {
        long since = Moments.toMicros(clock.instant().minus(AT_HOME_FOR));
        return new NativeSql()
                .add("select cast(a.id as varchar(36)), a.user_name, a.password_hash, a.email,")
                .add(" a.pending_email, a.phone, a.language, a.session_epoch, a.last_event,")
                .add(" a.created_at, coalesce(m.tax_code, d.tax_code),")
                .add(" cast(coalesce(m.birth_date, d.birth_date) as varchar(10)),")
                .add(" case when exists (select 1 from second_factor f")
                .add(" where f.account_id = a.id and f.secret is not null) then 1 else 0 end,")
                .add(" case when exists (select 1 from account_address h")
                .add(" where h.account_id = a.id and h.address_digest = ?", digest(networkAddress))
                .add(" and h.last_used_at > ?) then 1 else 0 end,", since)
                .add(" s.role, s.facility_code, s.state")
                .add(" from account a left join member m on m.id = a.member_id")
                .add(" left join dependant d on d.id = a.dependant_id")
                .add(" left join staff s on s.id = a.staff_id");
    }

    private AccountRow row(Object[] row) {
        String role = (String) row[14];
        return new AccountRow(
                AccountId.of(UUID.fromString((String) row[0])),
                role == null ? Role.MEMBER : Role.valueOf(role),
                (String) row[15],
                (String) row[1],
                (String) row[2],
                EmailAddress.of((String) row[3]),
                address((String) row[4]),
                (String) row[5],
                NotificationLanguage.ofCode((String) row[6]),
                ((Number) row[7]).intValue(),
                ((Number) row[8]).intValue(),
                Moments.ofMicros(((Number) row[9]).longValue()),
                (String) row[10],
                role == null ? isOfAge((String) row[11]) : row[16].equals("ACTIVE"),
                ((Number) row[12]).intValue() == 1,
                ((Number) row[13]).intValue() == 1);
    }

    private boolean isOfAge(String birthDate) {
        return Majority.isReachedOn(Today.in(clock), LocalDate.parse(birthDate));
    }

    private static @Nullable EmailAddress address(@Nullable String text) {
        return text == null ? null : EmailAddress.of(text);
    }

    private static String digest(String networkAddress) {
        return Sha256.of("NETWORK_ADDRESS:" + networkAddress);
    }
}
