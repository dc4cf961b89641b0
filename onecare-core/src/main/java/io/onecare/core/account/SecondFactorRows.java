package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Reads and writes second factors by SQL: most changes are conditional. */
final class SecondFactorRows {

    private final Clock clock;

    SecondFactorRows(Clock clock) {
        this.clock = clock;
    }

    /** A second factor that counts. */
    record Factor(String secret, long lastStep) {

        @Override
        public String toString() {
            return "Factor(…)";
        }
    }

    Optional<Factor> find(EntityManager em, AccountId account) {
        return new NativeSql()
                        .add("select secret, last_step from second_factor")
                        .add(" where account_id = ? and secret is not null", account.value())
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(row -> new Factor((String) row[0], ((Number) row[1]).longValue()));
    }

    /** To the system, the holder, and operators if it is that of a person on the roll. */
    Optional<SecondFactorStatus> statusOf(EntityManager em, Actor actor, AccountId account) {
        NativeSql sql =
                new NativeSql()
                        .add("select f.set_up_at, (select count(*) from recovery_code r")
                        .add(" where r.account_id = f.account_id and r.used_at is null)")
                        .add(" from second_factor f join account a on a.id = f.account_id")
                        .add(" where f.account_id = ?", account.value())
                        .add(" and f.secret is not null");
        if (Accounts.isHolder(actor, account)) {
            sql = AccountRows.isHeldBy(sql, actor);
        } else if (actor.role() != Role.SYSTEM) {
            sql = sql.add(" and a.staff_id is null");
        }
        return sql.rows(em).stream()
                .findFirst()
                .map(
                        row ->
                                new SecondFactorStatus(
                                        Moments.ofMicros(((Number) row[0]).longValue()),
                                        ((Number) row[1]).intValue()));
    }

    /** The secret that waits for its first code; empty if there is none, or not any more. */
    Optional<String> pending(EntityManager em, AccountId account) {
        return new NativeSql()
                        .add("select pending_secret, 1 from second_factor")
                        .add(" where account_id = ?", account.value())
                        .add(" and pending_until > ?", now())
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(row -> (String) row[0]);
    }

    /** Lets a secret wait for its first code, in the place of one that waited before. */
    void begin(EntityManager em, AccountId account, String secret, Duration validity) {
        long until = Moments.toMicros(clock.instant().plus(validity));
        int updated =
                new NativeSql()
                        .add("update second_factor set pending_secret = ?", secret)
                        .add(", pending_until = ?", until)
                        .add(" where account_id = ?", account.value())
                        .update(em);
        if (updated == 0) {
            new NativeSql()
                    .add("insert into second_factor (account_id, pending_secret, pending_until)")
                    .add(" values (?, ?, ?)", account.value(), secret, until)
                    .update(em);
        }
    }

    /** Makes the secret that waited the one that counts. */
    void setUp(EntityManager em, AccountId account, long step) {
        new NativeSql()
                .add("update second_factor set secret = pending_secret, pending_secret = null,")
                .add(" pending_until = null, set_up_at = ?, last_step = ?", now(), step)
                .add(" where account_id = ?", account.value())
                .update(em);
    }

    /**
     * True if the code of that step counts; false if it did before.
     *
     * @param secret the same as before, or the same written with another key
     */
    boolean accept(EntityManager em, AccountId account, long step, String secret) {
        return new NativeSql()
                        .add("update second_factor set last_step = ?, secret = ?", step, secret)
                        .add(" where account_id = ? and last_step < ?", account.value(), step)
                        .add(" and secret is not null")
                        .update(em)
                == 1;
    }

    /** With its recovery codes; false if there was none that counted. */
    boolean remove(EntityManager em, AccountId account) {
        return new NativeSql()
                        .add("delete from second_factor where account_id = ?", account.value())
                        .add(" and secret is not null")
                        .update(em)
                == 1;
    }

    /** Secrets that waited too long for their first code. */
    int forgetOver(EntityManager em) {
        int none =
                new NativeSql()
                        .add("delete from second_factor where secret is null")
                        .add(" and pending_until <= ?", now())
                        .update(em);
        new NativeSql()
                .add("update second_factor set pending_secret = null, pending_until = null")
                .add(" where pending_until <= ?", now())
                .update(em);
        return none;
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }
}
