package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.account.spi.PasswordHasher;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.NewNotification;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.Outbox;
import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Changes passwords: with the current one, or with a code that proves the mailbox. Either ends all
 * sessions of the account, and its holder is told. Thread-safe as far as the entity manager
 * supplier and the password hasher are.
 */
public final class Passwords {

    /** How many accounts of one address are told of. */
    public static final int MAX_ACCOUNTS_PER_EMAIL = 5;

    private static final Duration WORTH_SENDING = Duration.ofHours(72);

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final PasswordHasher hasher;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TryLimits limits;
    private final ConfirmationCodes codes;
    private final AccountRows rows;
    private final PasswordCheck check;
    private final PasswordRules rules = new PasswordRules();

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param hasher hashes passwords
     * @param outbox takes the messages
     * @param audit keeps who did what
     */
    public Passwords(
            Supplier<EntityManager> entityManager,
            Clock clock,
            PasswordHasher hasher,
            Outbox outbox,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.hasher = Objects.requireNonNull(hasher, "hasher");
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.limits = new TryLimits(clock);
        this.codes = new ConfirmationCodes(clock, limits);
        this.rows = new AccountRows(clock);
        this.check = new PasswordCheck(hasher, limits);
    }

    /**
     * Changes the password of whoever is logged in. The transaction is to be committed whatever the
     * outcome is, or tries are not counted.
     *
     * @param actor who asks; the holder of an account
     * @param command the current password and the new one
     * @return changed; or refused because of the current password, the new one, or too many tries
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public PasswordOutcome change(Actor actor, ChangePassword command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = begin();
        Password next = Password.of(command.next());
        Set<PasswordProblem> problems = rules.problems(next);
        if (!problems.isEmpty()) {
            return new PasswordOutcome.PasswordRefused(problems);
        }
        AccountRow account = ownAccount(em, actor, command.networkAddress()).orElse(null);
        if (account == null) {
            return new PasswordOutcome.WrongPassword();
        }
        PasswordCheck.Result result =
                check.check(em, account, command.current(), command.networkAddress());
        if (result instanceof PasswordCheck.Result.TooMany tooMany) {
            return new PasswordOutcome.TooManyTries(tooMany.retryAfter());
        }
        if (result instanceof PasswordCheck.Result.Wrong) {
            return new PasswordOutcome.WrongPassword();
        }
        problems = rules.problems(next, personal(account));
        if (!problems.isEmpty()) {
            return new PasswordOutcome.PasswordRefused(problems);
        }
        if (!rows.changePassword(em, account, hasher.hash(next))) {
            return new PasswordOutcome.WrongPassword();
        }
        codes.forget(em, CodePurpose.PASSWORD_RESET, account.id().value());
        return changed(em, actor, account, "PASSWORD_CHANGED");
    }

    /**
     * Takes the wish for a new password. The answer and the work are the same whether or not the
     * address belongs to an account: that is found out by {@link #prepareReset}.
     *
     * @param actor who asks; anybody
     * @param command the address
     * @return requested, malformed, or too many requests
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ResetRequestOutcome requestReset(Actor actor, RequestPasswordReset command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = begin();
        EmailAddress email;
        try {
            email = EmailAddress.of(command.email());
        } catch (IllegalArgumentException malformed) {
            return new ResetRequestOutcome.EmailMalformed();
        }
        List<TryLimits.Bucket> buckets =
                List.of(
                        TryLimits.Bucket.of(TryLimit.RESET_BY_ADDRESS, command.networkAddress()),
                        TryLimits.Bucket.of(TryLimit.RESET_BY_EMAIL, EmailKey.of(email)));
        for (TryLimits.Bucket bucket : buckets) {
            if (!limits.take(em, bucket)) {
                return new ResetRequestOutcome.TooManyRequests(
                        limits.waitFor(em, buckets).orElse(Duration.ZERO));
            }
        }
        UUID request = UUID.randomUUID();
        outbox.add(
                List.of(
                        new NewNotification(
                                NotificationKind.PASSWORD_RESET,
                                Audience.ACCOUNT,
                                request,
                                1,
                                email,
                                null,
                                clock.instant().plus(WORTH_SENDING))));
        audit.record(actor, "PASSWORD_RESET_REQUESTED", "PasswordReset", request.toString());
        return new ResetRequestOutcome.Requested();
    }

    /**
     * Finds out what the message about a forgotten password must say, when it is about to be handed
     * over. New codes take the place of those that the accounts had.
     *
     * @param actor who asks; must be the system
     * @param recipient the recipient of the message
     * @return what to say; no accounts also if the actor may not know
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ResetMessage prepareReset(Actor actor, EmailAddress recipient) {
        EntityManager em = begin();
        if (actor.role() != Role.SYSTEM) {
            return new ResetMessage(List.of());
        }
        List<ResetMessage.AccountCode> accounts = new ArrayList<>();
        for (AccountRow account : rows.withEmail(em, recipient, MAX_ACCOUNTS_PER_EMAIL)) {
            if (rows.lock(em, account.id())) {
                ConfirmationCodes.Issued issued =
                        codes.issue(em, CodePurpose.PASSWORD_RESET, account.id().value());
                accounts.add(
                        new ResetMessage.AccountCode(
                                account.userName(),
                                issued.code(),
                                issued.expiresAt(),
                                account.language()));
                audit.record(
                        actor,
                        "PASSWORD_RESET_CODE_MADE",
                        AuditTrail.ACCOUNT,
                        account.id().toString());
            }
        }
        return new ResetMessage(accounts);
    }

    /**
     * Tells whether a code is good, so that a page can ask for the new password, and changes
     * nothing about a good one: mail scanners follow links. A wrong one is counted.
     *
     * @param actor who asks; anybody
     * @param code what was typed or followed
     * @param networkAddress where the request came from, as in {@link RequestRegistration}
     * @return valid, refused, or too many tries
     * @throws IllegalArgumentException if the network address is blank or too long
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CodeCheck check(Actor actor, String code, String networkAddress) {
        Objects.requireNonNull(actor, "actor");
        NetworkAddress.require(networkAddress);
        return ConfirmationCodes.toCheck(judge(begin(), code, networkAddress));
    }

    /**
     * Sets the new password. The code counts once, and is no log-in: a second factor is asked for
     * then. From then on, tries of strangers to log in do not slow down the network address that
     * this came from.
     *
     * @param actor who asks; anybody
     * @param command the code and the password
     * @return changed; or refused because of the code, the password, or too many tries
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public PasswordOutcome reset(Actor actor, ResetPassword command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = begin();
        Password next = Password.of(command.password());
        Set<PasswordProblem> problems = rules.problems(next);
        if (!problems.isEmpty()) {
            return new PasswordOutcome.PasswordRefused(problems);
        }
        ConfirmationCodes.Found found = judge(em, command.code(), command.networkAddress());
        if (found instanceof ConfirmationCodes.Found.TooMany tooMany) {
            return new PasswordOutcome.TooManyTries(tooMany.retryAfter());
        }
        if (found instanceof ConfirmationCodes.Found.Wrong wrong) {
            return new PasswordOutcome.CodeRefused(wrong.reason());
        }
        ConfirmationCodes.Found.Right right = (ConfirmationCodes.Found.Right) found;
        AccountRow account = rows.withId(em, AccountId.of(right.subject())).orElse(null);
        if (account == null || !account.isActive()) {
            return new PasswordOutcome.CodeRefused(CodeRefusal.NOT_VALID);
        }
        problems = rules.problems(next, personal(account));
        if (!problems.isEmpty()) {
            return new PasswordOutcome.PasswordRefused(problems);
        }
        if (!rows.changePassword(em, account, hasher.hash(next))) {
            return new PasswordOutcome.CodeRefused(CodeRefusal.SPENT);
        }
        codes.spend(em, right);
        rows.wasAtHome(em, account.id(), command.networkAddress());
        return changed(em, actor, account, "PASSWORD_RESET");
    }

    private ConfirmationCodes.Found judge(EntityManager em, String code, String networkAddress) {
        return codes.judge(
                em,
                CodePurpose.PASSWORD_RESET,
                code,
                networkAddress,
                account -> rows.lock(em, AccountId.of(account)));
    }

    private PasswordOutcome changed(
            EntityManager em, Actor actor, AccountRow account, String action) {
        outbox.add(
                List.of(
                        new NewNotification(
                                NotificationKind.PASSWORD_CHANGED,
                                Audience.ACCOUNT,
                                account.id().value(),
                                rows.nextEvent(em, account.id()),
                                account.email(),
                                null,
                                null)));
        audit.record(actor, action, AuditTrail.ACCOUNT, account.id().toString());
        return new PasswordOutcome.Changed(
                account.id(), account.userName(), account.sessionEpoch() + 1);
    }

    private Optional<AccountRow> ownAccount(EntityManager em, Actor actor, String networkAddress) {
        return rows.heldBy(em, actor, networkAddress);
    }

    private static List<String> personal(AccountRow account) {
        String taxCode = account.taxCode();
        return taxCode == null
                ? List.of(account.userName(), account.email().value())
                : List.of(account.userName(), account.email().value(), taxCode);
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A change of a password");
    }
}
