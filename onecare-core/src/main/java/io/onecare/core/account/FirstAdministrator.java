package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.account.spi.PasswordHasher;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.notification.Outbox;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes the first administrator of a database that has none: by a secret that only whoever starts
 * the system reads. It counts once, and only as long as there is no administrator. Thread-safe as
 * far as the entity manager supplier and the password hasher are.
 */
public final class FirstAdministrator {

    /** How long a secret counts. */
    public static final Duration VALIDITY = Duration.ofHours(24);

    /**
     * So long no other secret takes the place of the last one: nodes that start together offer one.
     */
    public static final Duration RENEWED_AFTER = Duration.ofMinutes(2);

    /** Of five bits each. */
    private static final int LETTERS = 26;

    /** What people type between the groups, or instead of letters that look alike. */
    private static final String BETWEEN = "[\\s-]+";

    private static final int MAX_CHARS = 100;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final PasswordHasher hasher;
    private final AuditTrail audit;
    private final StaffRows rows;
    private final StaffInvitations invitations;
    private final WrongTries wrongTries;
    private final PasswordRules rules = new PasswordRules();
    private final SecureRandom random = new SecureRandom();

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param hasher hashes passwords
     * @param outbox takes the messages
     * @param audit keeps who did what
     */
    public FirstAdministrator(
            Supplier<EntityManager> entityManager,
            Clock clock,
            PasswordHasher hasher,
            Outbox outbox,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.hasher = Objects.requireNonNull(hasher, "hasher");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.rows = new StaffRows(clock);
        this.invitations = new StaffInvitations(entityManager, clock, hasher, outbox, audit);
        this.wrongTries = new WrongTries(clock);
    }

    /**
     * Makes a secret, if there is no administrator and was none, to be shown once to whoever starts
     * the system. It takes the place of one that was not used. Called at each start.
     *
     * @param actor who asks; must be the system
     * @return made; or none, because another node has just made one or none is needed
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public FirstSecretOffer offer(Actor actor) {
        EntityManager em =
                CallersTransaction.require(entityManager.get(), "A first administrator's secret");
        if (actor.role() != Role.SYSTEM) {
            return new FirstSecretOffer.NothingToOffer();
        }
        String letters = CodeText.random(random, LETTERS);
        Instant now = clock.instant();
        int made =
                new NativeSql()
                        .add("update first_administrator set secret_digest = ?", digest(letters))
                        .add(", made_at = ? where id = 1", Moments.toMicros(now))
                        .add(" and (secret_digest is null or made_at <= ?", renewable(now))
                        .add(") and staff_id is null and not exists")
                        .add(" (select 1 from staff s where s.role = 'ADMINISTRATOR'")
                        .add(" and s.state <> 'PROPOSED')")
                        .update(em);
        if (made == 0) {
            return isOpen(em)
                    ? new FirstSecretOffer.JustMade()
                    : new FirstSecretOffer.NothingToOffer();
        }
        audit.record(actor, "FIRST_SECRET_MADE", StaffAccounts.SUBJECT, "first");
        return new FirstSecretOffer.Made(new FirstSecret(grouped(letters), now.plus(VALIDITY)));
    }

    /** Whether a secret waits for whoever it was shown to. */
    private static boolean isOpen(EntityManager em) {
        return !new NativeSql()
                .add("select 1, 1 from first_administrator where secret_digest is not null")
                .rows(em)
                .isEmpty();
    }

    /**
     * Makes the administrator. Of two who use the secret at once, one gets the account; a form that
     * is refused leaves it as it is.
     *
     * @param actor who asks; anybody
     * @param command the secret, and who they are
     * @return completed; or refused because of the form, the secret, or too many tries
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public FirstAdministratorOutcome become(Actor actor, BecomeFirstAdministrator command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em =
                CallersTransaction.require(entityManager.get(), "The first administrator");
        StaffRows.Typed typed =
                StaffRows.Typed.read(command.surname(), command.givenName(), command.email());
        Password password = Password.of(command.password());
        Set<PasswordProblem> problems = problems(password, command.email());
        if (typed.name() == null || typed.email() == null || !problems.isEmpty()) {
            return new FirstAdministratorOutcome.FormRefused(typed.wrong(), problems);
        }
        Optional<Duration> wait = wrongTries.waitFor(em, command.networkAddress());
        if (wait.isPresent()) {
            return new FirstAdministratorOutcome.TooManyTries(wait.get());
        }
        // hashed before the row is locked, which nodes that start wait for
        String hash = hasher.hash(password);
        if (!take(em, command.secret())) {
            return wrongTries.count(em, command.networkAddress())
                    ? new FirstAdministratorOutcome.SecretRefused()
                    : new FirstAdministratorOutcome.TooManyTries(
                            wrongTries.waitFor(em, command.networkAddress()).orElse(Duration.ZERO));
        }
        AccountId id = AccountId.of(UUID.randomUUID());
        InviteStaff self =
                new InviteStaff(
                        Role.ADMINISTRATOR,
                        null,
                        command.surname(),
                        command.givenName(),
                        command.email(),
                        command.language());
        rows.insert(em, id, self, typed.name(), typed.email(), StaffState.INVITED, "first", true);
        new NativeSql()
                .add("update first_administrator set staff_id = ? where id = 1", id.value())
                .update(em);
        String userName =
                invitations.open(
                        em, actor, rows.find(em, id).orElseThrow(), hash, command.networkAddress());
        audit.record(actor, "FIRST_ADMINISTRATOR_MADE", StaffAccounts.SUBJECT, id.toString());
        return new FirstAdministratorOutcome.Completed(id, userName);
    }

    private Set<PasswordProblem> problems(Password password, String email) {
        Set<PasswordProblem> problems = rules.problems(password);
        return problems.isEmpty() ? rules.problems(password, List.of(email)) : problems;
    }

    /** True once, for the right secret, as long as there is no administrator. */
    private boolean take(EntityManager em, String typed) {
        if (typed.length() > MAX_CHARS) {
            return false;
        }
        String letters =
                typed.replaceAll(BETWEEN, "")
                        .toUpperCase(Locale.ROOT)
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        return new NativeSql()
                        .add("update first_administrator set secret_digest = null")
                        .add(" where id = 1 and secret_digest = ?", digest(letters))
                        .add(" and made_at > ?", Moments.toMicros(clock.instant().minus(VALIDITY)))
                        .add(" and not exists")
                        .add(" (select 1 from staff s where s.role = 'ADMINISTRATOR'")
                        .add(" and s.state <> 'PROPOSED')")
                        .update(em)
                == 1;
    }

    private static long renewable(Instant now) {
        return Moments.toMicros(now.minus(RENEWED_AFTER));
    }

    private static String grouped(String letters) {
        return letters.replaceAll("(.{4})(?!$)", "$1-");
    }

    private static String digest(String letters) {
        return Sha256.of("FIRST_ADMINISTRATOR:" + letters);
    }
}
