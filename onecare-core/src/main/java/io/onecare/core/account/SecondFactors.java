package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.account.spi.PasswordHasher;
import io.onecare.core.account.spi.SecretCipher;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.NewNotification;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.Outbox;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The second factor of log-ins: codes of an authenticator app (TOTP, RFC 6238), and ten recovery
 * codes for the day on which the app is lost. It is set up in two steps, so that nobody is kept out
 * by a secret that never got into an app: {@link #begin} makes the secret, {@link #confirm} takes
 * the first code. Each code counts once. The holder is told by mail when a second factor was set up
 * or removed and when a recovery code was used.
 *
 * <p>The transaction is to be committed whatever the outcome is, or tries are not counted.
 * Thread-safe as far as the entity manager supplier, the password hasher and the cipher are.
 */
public final class SecondFactors {

    /** How long after the password the second factor may be given. */
    public static final Duration TICKET_VALIDITY = LogInTickets.VALIDITY;

    /** How long a secret waits for its first code. */
    public static final Duration SETUP_VALIDITY = Duration.ofMinutes(30);

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final SecretCipher cipher;
    private final SecondFactorRule rule;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final AccountRows accounts;
    private final PasswordCheck passwords;
    private final LogInTickets tickets;
    private final SecondFactorRows rows;
    private final RecoveryCodes recoveryCodes;
    private final SecondFactorCheck check;
    private final SecureRandom random = new SecureRandom();

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param hasher compares passwords
     * @param cipher encrypts the secrets
     * @param rule says who must have one, and so cannot remove it
     * @param outbox takes the messages
     * @param audit keeps who did what
     */
    public SecondFactors(
            Supplier<EntityManager> entityManager,
            Clock clock,
            PasswordHasher hasher,
            SecretCipher cipher,
            SecondFactorRule rule,
            Outbox outbox,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.cipher = Objects.requireNonNull(cipher, "cipher");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.accounts = new AccountRows(clock);
        this.passwords = new PasswordCheck(hasher, new TryLimits(clock));
        this.tickets = new LogInTickets(clock);
        this.rows = new SecondFactorRows(clock);
        this.recoveryCodes = new RecoveryCodes(clock);
        this.check = new SecondFactorCheck(clock, cipher);
    }

    /**
     * Makes a secret that waits for its first code, in the place of one that waited before. If the
     * account has a second factor, that one counts until then, and a code of it is needed as well.
     *
     * @param actor who asks; the holder of an account
     * @param proof the password, and a code if there is a second factor already
     * @return begun; or refused because of password or code, too many tries, or not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public SecondFactorOutcome begin(Actor actor, SecondFactorProof proof) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = transaction();
        AccountRow account = ownAccount(em, actor, proof.networkAddress()).orElse(null);
        if (account == null) {
            return new SecondFactorOutcome.NotFound();
        }
        Optional<SecondFactorOutcome> refused = refusal(em, actor, account, proof);
        if (refused.isPresent()) {
            return refused.get();
        }
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        rows.begin(
                em, account.id(), cipher.encrypt(secret, contextOf(account.id())), SETUP_VALIDITY);
        audit.record(actor, "SECOND_FACTOR_BEGUN", AuditTrail.ACCOUNT, account.id().toString());
        return new SecondFactorOutcome.Begun(TotpSecret.of(secret));
    }

    /**
     * Takes the first code of the secret that waits, which then is the second factor. Recovery
     * codes of one before do not count any more. Guesses are not counted here: they could only
     * confirm what the holder has begun with the password.
     *
     * @param actor who asks; the holder of an account
     * @param code a code of the app
     * @return set up; or refused because of the code, or because nothing has begun; not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public SecondFactorOutcome confirm(Actor actor, String code) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = transaction();
        AccountRow account = ownAccount(em, actor, "").orElse(null);
        if (account == null || !accounts.lock(em, account.id())) {
            return new SecondFactorOutcome.NotFound();
        }
        String pending = rows.pending(em, account.id()).orElse(null);
        if (pending == null) {
            return new SecondFactorOutcome.NothingBegun();
        }
        byte[] secret = cipher.decrypt(pending, contextOf(account.id()));
        OptionalLong step = Totp.stepOf(code, secret, clock.instant(), Long.MIN_VALUE);
        if (step.isEmpty()) {
            return new SecondFactorOutcome.CodeRefused();
        }
        rows.setUp(em, account.id(), step.getAsLong());
        List<String> codes = recoveryCodes.make(em, account.id());
        tickets.forget(em, account.id());
        tell(em, account, NotificationKind.SECOND_FACTOR_SET_UP);
        audit.record(actor, "SECOND_FACTOR_SET_UP", AuditTrail.ACCOUNT, account.id().toString());
        return new SecondFactorOutcome.SetUp(codes);
    }

    /**
     * Removes the second factor of whoever is logged in, with its recovery codes. Whoever must have
     * one can put another app in its place ({@link #begin}), and not do without.
     *
     * @param actor who asks; the holder of an account
     * @param proof the password, and a code of the app or a recovery code
     * @return removed; or refused because of password or code, too many tries, or because it is
     *     demanded; not found also if there is no second factor
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public SecondFactorOutcome remove(Actor actor, SecondFactorProof proof) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = transaction();
        AccountRow account = ownAccount(em, actor, proof.networkAddress()).orElse(null);
        if (account == null || !account.hasSecondFactor()) {
            return new SecondFactorOutcome.NotFound();
        }
        if (rule.isDemandedOf(account.role())) {
            return new SecondFactorOutcome.Demanded();
        }
        return refusal(em, actor, account, proof).orElseGet(() -> removed(em, actor, account));
    }

    /**
     * Removes a second factor whose app and recovery codes are lost. Operators do it for people on
     * the roll, administrators for staff other than themselves. They have made sure who asks for
     * it, as well as for an identity check: from then on the password suffices, or suffices to set
     * up another one. All sessions of the account end, because whoever has the phone may have one.
     *
     * @param actor who asks; an operator or an administrator
     * @param account whose second factor
     * @return removed, or not found: also if there is none
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public SecondFactorOutcome removeLost(Actor actor, AccountId account) {
        EntityManager em = transaction();
        if ((actor.role() != Role.OPERATOR && actor.role() != Role.ADMINISTRATOR)
                || Accounts.isHolder(actor, account)
                || !accounts.lock(em, account)) {
            return new SecondFactorOutcome.NotFound();
        }
        AccountRow row = accounts.withId(em, account).orElseThrow();
        if ((actor.role() == Role.OPERATOR) != (row.role() == Role.MEMBER)) {
            return new SecondFactorOutcome.NotFound();
        }
        SecondFactorOutcome outcome = removed(em, actor, row);
        if (outcome instanceof SecondFactorOutcome.Removed) {
            accounts.endSessions(em, account);
        }
        return outcome;
    }

    /**
     * Tells whether an account has a second factor, in one statement.
     *
     * @param actor who asks; the holder of the account, the system, or for accounts of people on
     *     the roll an operator
     * @param account the account
     * @return empty if it has none, or there is no such account for this actor
     */
    public Optional<SecondFactorStatus> find(Actor actor, AccountId account) {
        return actor.maySeeEveryPerson() || Accounts.isHolder(actor, account)
                ? rows.statusOf(entityManager.get(), actor, account)
                : Optional.empty();
    }

    /**
     * Takes the second step of a log-in. The network address counts as the holder's from then on,
     * as it does after a log-in without second factor.
     *
     * @param actor who asks; anybody
     * @param step ticket and code
     * @return done; or refused because of code or ticket, or too many tries
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public SecondStepOutcome logIn(Actor actor, SecondStep step) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = transaction();
        LogInTickets.Holder holder =
                tickets.holderOf(em, step.ticket(), step.networkAddress()).orElse(null);
        if (holder == null || !accounts.lock(em, holder.account())) {
            return new SecondStepOutcome.TicketRefused();
        }
        AccountRow account =
                accounts.withId(em, holder.account(), step.networkAddress()).orElseThrow();
        if (account.sessionEpoch() != holder.sessionEpoch() || !account.isActive()) {
            return new SecondStepOutcome.TicketRefused();
        }
        SecondFactorCheck.Result result =
                check.check(em, account, step.code(), step.networkAddress());
        if (result instanceof SecondFactorCheck.Result.TooMany tooMany) {
            return new SecondStepOutcome.TooManyTries(tooMany.retryAfter());
        }
        if (result instanceof SecondFactorCheck.Result.Wrong) {
            failed(actor, account);
            return new SecondStepOutcome.CodeRefused();
        }
        if (!(result instanceof SecondFactorCheck.Result.Right right)
                || !tickets.spend(em, step.ticket())) {
            return new SecondStepOutcome.TicketRefused();
        }
        Actor who = account.actor();
        used(em, who, account, right);
        audit.record(who, "LOGGED_IN", AuditTrail.ACCOUNT, account.id().toString());
        accounts.wasAtHome(em, account.id(), step.networkAddress());
        return new SecondStepOutcome.Done(
                new LogInOutcome.LoggedIn(account.id(), who, account.sessionEpoch()));
    }

    /** What a secret is bound to. */
    static String contextOf(AccountId account) {
        return "second-factor:" + account;
    }

    /**
     * Judges the password and, if there is a second factor, the code; empty if they are right. The
     * account is locked afterwards, and never while the password is hashed.
     */
    private Optional<SecondFactorOutcome> refusal(
            EntityManager em, Actor actor, AccountRow account, SecondFactorProof proof) {
        String from = proof.networkAddress();
        PasswordCheck.Result password = passwords.check(em, account, proof.password(), from);
        if (password instanceof PasswordCheck.Result.TooMany tooMany) {
            return Optional.of(new SecondFactorOutcome.TooManyTries(tooMany.retryAfter()));
        }
        if (password instanceof PasswordCheck.Result.Wrong) {
            return Optional.of(new SecondFactorOutcome.WrongPassword());
        }
        accounts.lock(em, account.id());
        SecondFactorCheck.Result result = check.check(em, account, proof.code(), from);
        if (result instanceof SecondFactorCheck.Result.TooMany tooMany) {
            return Optional.of(new SecondFactorOutcome.TooManyTries(tooMany.retryAfter()));
        }
        if (result instanceof SecondFactorCheck.Result.Wrong) {
            failed(actor, account);
            return Optional.of(new SecondFactorOutcome.CodeRefused());
        }
        if (result instanceof SecondFactorCheck.Result.Right right) {
            used(em, actor, account, right);
        }
        return Optional.empty();
    }

    private SecondFactorOutcome removed(EntityManager em, Actor actor, AccountRow account) {
        if (!rows.remove(em, account.id())) {
            return new SecondFactorOutcome.NotFound();
        }
        tickets.forget(em, account.id());
        tell(em, account, NotificationKind.SECOND_FACTOR_REMOVED);
        audit.record(actor, "SECOND_FACTOR_REMOVED", AuditTrail.ACCOUNT, account.id().toString());
        return new SecondFactorOutcome.Removed();
    }

    private void used(
            EntityManager em,
            Actor actor,
            AccountRow account,
            SecondFactorCheck.Result.Right right) {
        if (right.byRecoveryCode()) {
            tell(em, account, NotificationKind.RECOVERY_CODE_USED);
            audit.record(actor, "RECOVERY_CODE_USED", AuditTrail.ACCOUNT, account.id().toString());
        }
    }

    private void failed(Actor actor, AccountRow account) {
        audit.record(actor, "SECOND_FACTOR_FAILED", AuditTrail.ACCOUNT, account.id().toString());
    }

    private void tell(EntityManager em, AccountRow account, NotificationKind kind) {
        outbox.add(
                List.of(
                        new NewNotification(
                                kind,
                                Audience.ACCOUNT,
                                account.id().value(),
                                accounts.nextEvent(em, account.id()),
                                account.email(),
                                null,
                                null)));
    }

    private Optional<AccountRow> ownAccount(EntityManager em, Actor actor, String networkAddress) {
        return accounts.heldBy(em, actor, networkAddress);
    }

    private EntityManager transaction() {
        return CallersTransaction.require(entityManager.get(), "A second factor");
    }
}
