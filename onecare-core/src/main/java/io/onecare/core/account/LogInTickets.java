package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.NativeSql;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Who has given the right password and owes the second factor. A ticket counts once, for its
 * account, until its password changes, and from the network address that the password came from.
 */
final class LogInTickets {

    static final Duration VALIDITY = Duration.ofMinutes(10);

    /** Of five bits each. */
    private static final int LETTERS = 26;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LogInTickets(Clock clock) {
        this.clock = clock;
    }

    /** Whose ticket it is, and the generation of sessions that the password was given in. */
    record Holder(AccountId account, int sessionEpoch) {}

    String issue(EntityManager em, AccountRow account, String networkAddress) {
        String ticket = CodeText.random(random, LETTERS);
        new NativeSql()
                .add("insert into log_in_ticket (ticket_digest, account_id, session_epoch,")
                .add(" address_digest, expires_at) values (?", digest(ticket))
                .add(", ?, ?", account.id().value(), account.sessionEpoch())
                .add(", ?, ?)", addressDigest(networkAddress), now() + micros(VALIDITY))
                .update(em);
        return ticket;
    }

    Optional<Holder> holderOf(EntityManager em, String ticket, String networkAddress) {
        return new NativeSql()
                        .add("select cast(account_id as varchar(36)), session_epoch")
                        .add(" from log_in_ticket where ticket_digest = ?", digest(ticket))
                        .add(" and address_digest = ?", addressDigest(networkAddress))
                        .add(" and expires_at > ?", now())
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(
                                row ->
                                        new Holder(
                                                AccountId.of(UUID.fromString((String) row[0])),
                                                ((Number) row[1]).intValue()));
    }

    /** False if it was spent before. */
    boolean spend(EntityManager em, String ticket) {
        return new NativeSql()
                        .add("delete from log_in_ticket where ticket_digest = ?", digest(ticket))
                        .update(em)
                == 1;
    }

    /** Takes back all of an account. */
    void forget(EntityManager em, AccountId account) {
        new NativeSql()
                .add("delete from log_in_ticket where account_id = ?", account.value())
                .update(em);
    }

    int forgetExpired(EntityManager em) {
        return new NativeSql()
                .add("delete from log_in_ticket where expires_at <= ?", now())
                .update(em);
    }

    private static String digest(String ticket) {
        return Sha256.of("LOG_IN_TICKET:" + ticket);
    }

    private static String addressDigest(String networkAddress) {
        return Sha256.of("NETWORK_ADDRESS:" + networkAddress);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }
}
