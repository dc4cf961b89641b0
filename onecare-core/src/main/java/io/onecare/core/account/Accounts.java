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
import io.onecare.core.person.EmailAddress;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells who logs in, and what is known of an account. There is at most one account for a person on
 * the roll, and its id is the person's: whoever is logged in is {@link Actor#member} of that UUID.
 * Those who work with the portal have accounts too ({@link StaffAccounts}), and are logged in as
 * {@link Actor#operator}, {@link Actor#facilityStaff} or an actor in the role {@link
 * Role#ADMINISTRATOR}, with the account's id as the name. Nobody changes from one role to another.
 * Thread-safe as far as the entity manager supplier and the password hasher are.
 */
public final class Accounts {

    /** How long registrations, codes and sessions are kept once they are over. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** How long a draft is kept that nobody came back for. */
    public static final Duration DRAFT_KEPT = Duration.ofDays(1);

    /** Other letters could become those of somebody else's name in lower case (K, ı). */
    private static final Pattern ASCII_NAME = Pattern.compile("\\p{Graph}{1,40}");

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final PasswordHasher hasher;
    private final AuditTrail audit;
    private final TryLimits limits;
    private final AccountRows rows;
    private final PasswordCheck passwords;
    private final LogInTickets tickets;
    private final SecondFactorRows secondFactors;
    private final SecondFactorRule rule;
    private final String nobodysHash;

    /**
     * Made by {@link io.onecare.core.OneCare}. Makes one hash, which takes its time.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param hasher hashes passwords
     * @param audit keeps who logged in and who failed to
     * @param rule says who must have a second factor
     */
    public Accounts(
            Supplier<EntityManager> entityManager,
            Clock clock,
            PasswordHasher hasher,
            AuditTrail audit,
            SecondFactorRule rule) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.hasher = Objects.requireNonNull(hasher, "hasher");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.limits = new TryLimits(clock);
        this.rows = new AccountRows(clock);
        this.passwords = new PasswordCheck(hasher, limits);
        this.tickets = new LogInTickets(clock);
        this.secondFactors = new SecondFactorRows(clock);
        this.rule = Objects.requireNonNull(rule, "rule");
        byte[] nobodyKnows = new byte[32];
        new SecureRandom().nextBytes(nobodyKnows);
        this.nobodysHash = hasher.hash(Password.of(HexFormat.of().formatHex(nobodyKnows)));
    }

    /**
     * Checks a user name and a password. Unknown names cost the same as wrong passwords: the same
     * statements and one comparison of a hash; whether there is a second factor is told to whoever
     * knows the password, and to nobody else. The transaction is to be committed whatever the
     * outcome is, or tries are not counted.
     *
     * @param actor who asks; anybody
     * @param command what was typed
     * @return logged in; the second factor is asked for, or must be set up; refused, or too many
     *     tries
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public LogInOutcome logIn(Actor actor, LogIn command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = CallersTransaction.require(entityManager.get(), "A log-in");
        String userName = PasswordCheck.key(command.userName());
        Password password = Password.of(command.password());
        @Nullable AccountRow account =
                rows.withUserName(em, userName, command.networkAddress()).orElse(null);
        PasswordCheck.Result result =
                passwords.check(
                        em,
                        userName,
                        account != null && account.isActive()
                                ? account.passwordHash()
                                : nobodysHash,
                        account != null && account.isAtHome(),
                        password,
                        command.networkAddress());
        if (result instanceof PasswordCheck.Result.TooMany tooMany) {
            return new LogInOutcome.TooManyTries(tooMany.retryAfter());
        }
        if (account == null || result instanceof PasswordCheck.Result.Wrong) {
            String id = account == null ? "unknown" : account.id().toString();
            audit.record(actor, "LOG_IN_FAILED", AuditTrail.ACCOUNT, id);
            return new LogInOutcome.Refused();
        }
        strengthen(em, account, password);
        if (account.hasSecondFactor()) {
            audit.record(actor, "SECOND_FACTOR_ASKED", AuditTrail.ACCOUNT, account.id().toString());
        }
        return goOn(em, account, command.networkAddress());
    }

    /**
     * Logs in whoever an identity provider vouches for, in the place of a password. The second
     * factor of an account is asked for all the same. Nothing is created: whoever has no account
     * has to register first, and is told no more than somebody whom nobody knows; the right one is
     * never kept waiting. The transaction is to be committed whatever the outcome is.
     *
     * <p>Whoever calls this has checked what the provider says, and that it was said to this very
     * browser.
     *
     * @param actor who asks; must be the system
     * @param command what the provider says
     * @return as {@link #logIn}; refused if there is no account, or not exactly one, of an adult of
     *     that identity, or the actor may not; too many tries only for those who are nobody
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public LogInOutcome logInProven(Actor actor, ProvenLogIn command) {
        Objects.requireNonNull(command, "command");
        EntityManager em = CallersTransaction.require(entityManager.get(), "A log-in");
        if (actor.role() != Role.SYSTEM) {
            return new LogInOutcome.Refused();
        }
        @Nullable AccountRow account = proven(em, command).orElse(null);
        if (account == null || !account.isActive()) {
            TryLimits.Bucket bucket =
                    TryLimits.Bucket.of(TryLimit.PROVEN_BY_ADDRESS, command.networkAddress());
            if (!limits.take(em, bucket)) {
                return new LogInOutcome.TooManyTries(
                        limits.waitFor(em, List.of(bucket)).orElse(Duration.ZERO));
            }
            String id = account == null ? "unknown" : account.id().toString();
            audit.record(actor, "LOG_IN_FAILED", AuditTrail.ACCOUNT, id);
            return new LogInOutcome.Refused();
        }
        // with a second step to come, it is not known to be the holder
        Actor who = account.hasSecondFactor() ? actor : account.actor();
        audit.record(who, "PROVEN_BY_PROVIDER", AuditTrail.ACCOUNT, account.id().toString());
        return goOn(em, account, command.networkAddress());
    }

    /** The account of an identity, if it is beyond doubt. */
    private Optional<AccountRow> proven(EntityManager em, ProvenLogIn command) {
        String from = command.networkAddress();
        if (command.identity() instanceof ProvenIdentity.ByTaxCode by) {
            return rows.withTaxCode(em, by.taxCode(), from);
        }
        if (command.identity() instanceof ProvenIdentity.ByEmail by) {
            List<AccountRow> theirs = rows.withEmail(em, by.email(), 2);
            return theirs.size() == 1 ? Optional.of(theirs.get(0)) : Optional.empty();
        }
        ProvenIdentity.ByUserName by = (ProvenIdentity.ByUserName) command.identity();
        return ASCII_NAME.matcher(by.userName()).matches()
                ? rows.withUserName(em, PasswordCheck.key(by.userName()), from)
                : Optional.empty();
    }

    /** Who somebody is has been found out; what is left is the second factor. */
    private LogInOutcome goOn(EntityManager em, AccountRow account, String networkAddress) {
        Actor holder = account.actor();
        if (account.hasSecondFactor()) {
            return new LogInOutcome.SecondFactorRequired(
                    tickets.issue(em, account, networkAddress));
        }
        audit.record(holder, "LOGGED_IN", AuditTrail.ACCOUNT, account.id().toString());
        rows.wasAtHome(em, account.id(), networkAddress);
        if (rule.isDemandedOf(holder.role())) {
            return new LogInOutcome.SecondFactorMissing(
                    account.id(), holder, account.sessionEpoch());
        }
        return new LogInOutcome.LoggedIn(account.id(), holder, account.sessionEpoch());
    }

    /** The hash is made anew when its parameters are no longer those of today. */
    private void strengthen(EntityManager em, AccountRow account, Password password) {
        if (hasher.isOutdated(account.passwordHash())) {
            new NativeSql()
                    .add("update account set password_hash = ?", hasher.hash(password))
                    .add(" where id = ?", account.id().value())
                    .add(" and session_epoch = ?", account.sessionEpoch())
                    .update(em);
        }
    }

    /**
     * Gives the number that sessions of an account must bear, in one statement. Whoever keeps
     * sessions asks at every request, or every few seconds.
     *
     * @param actor who asks; the holder of the account or the system
     * @param account the account
     * @return empty if there is no such account for this actor
     */
    public OptionalInt sessionEpoch(Actor actor, AccountId account) {
        if (actor.role() != Role.SYSTEM && !isHolder(actor, account)) {
            return OptionalInt.empty();
        }
        NativeSql sql =
                new NativeSql()
                        .add("select a.session_epoch, 1 from account a")
                        .add(" where a.id = ?", account.value());
        return (actor.role() == Role.SYSTEM ? sql : AccountRows.isHeldBy(sql, actor))
                .rows(entityManager.get()).stream()
                        .mapToInt(row -> ((Number) row[0]).intValue())
                        .findFirst();
    }

    /**
     * Finds what an account says of its holder, in one statement. An operator's look at somebody's
     * account leaves the audit entry ACCOUNT_VIEWED under the person.
     *
     * @param actor who asks; the holder of the account, the system, or for accounts of people on
     *     the roll an operator
     * @param account the account; for a person the id of the member or dependant
     * @return empty if there is no such account for this actor
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} if an operator looks at
     *     somebody else's without a transaction
     */
    public Optional<AccountProfile> find(Actor actor, AccountId account) {
        boolean isOwn = isHolder(actor, account);
        if (!actor.maySeeEveryPerson() && !isOwn) {
            return Optional.empty();
        }
        boolean isKept = actor.role() == Role.OPERATOR && !isOwn;
        EntityManager em =
                isKept
                        ? CallersTransaction.require(entityManager.get(), "A look at an account")
                        : entityManager.get();
        Optional<AccountRow> found = rows.withId(em, account).filter(row -> maySee(actor, row));
        if (isKept && found.isPresent()) {
            audit.record(actor, "ACCOUNT_VIEWED", AuditTrail.PERSON, account.toString());
        }
        return found.map(AccountRow::toProfile);
    }

    private static boolean maySee(Actor actor, AccountRow row) {
        return actor.role() == Role.SYSTEM
                || (actor.role() == Role.OPERATOR && row.role() == Role.MEMBER)
                || row.actor().equals(actor);
    }

    /**
     * Finds in which language to write to an address. If several accounts have it, the newest one
     * says.
     *
     * @param actor who asks; must be the system
     * @param email the address of a message
     * @return empty if no account has the address, or for other actors
     */
    public Optional<NotificationLanguage> findLanguage(Actor actor, EmailAddress email) {
        if (actor.role() != Role.SYSTEM) {
            return Optional.empty();
        }
        return new NativeSql()
                        .add("select language, 1 from account")
                        .add(" where email_key = ?", EmailKey.of(email))
                        .add(" order by created_at desc, id limit 1")
                        .rows(entityManager.get())
                        .stream()
                        .findFirst()
                        .map(row -> NotificationLanguage.ofCode((String) row[0]));
    }

    /**
     * Forgets what is no longer needed: registrations, codes and sessions that are over since
     * {@link #KEPT}, drafts after {@link #DRAFT_KEPT}, addresses from where nobody has logged in
     * for half a year, second factors and second steps of log-ins that were begun and not finished,
     * and counts of tries long past. Called by a job, once a day.
     *
     * @param actor who asks; must be the system
     * @return how many rows were deleted or emptied; 0 if the actor may not
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public int forgetWhatIsOver(Actor actor) {
        EntityManager em =
                CallersTransaction.require(entityManager.get(), "Forgetting what is over");
        if (actor.role() != Role.SYSTEM) {
            return 0;
        }
        long over = Moments.toMicros(clock.instant().minus(KEPT));
        int registrations =
                new NativeSql()
                        .add("delete from registration_request where requested_at < ?", over)
                        .update(em);
        int codes =
                new NativeSql()
                        .add("delete from confirmation_code where expires_at < ?", over)
                        .update(em);
        int addresses =
                new NativeSql()
                        .add("delete from account_address where last_used_at < ?", notAtHome())
                        .update(em);
        int sessions =
                new NativeSql()
                        .add("delete from account_session where last_used_at < ?", over)
                        .update(em);
        int drafts =
                new NativeSql()
                        .add("update account_session set draft_page = null, draft = null")
                        .add(" where draft is not null and last_used_at < ?", draftsOver())
                        .update(em);
        int unfinished = secondFactors.forgetOver(em) + tickets.forgetExpired(em);
        return registrations
                + codes
                + sessions
                + drafts
                + addresses
                + unfinished
                + limits.forgetEmpty(em);
    }

    private long draftsOver() {
        return Moments.toMicros(clock.instant().minus(DRAFT_KEPT));
    }

    private long notAtHome() {
        return Moments.toMicros(clock.instant().minus(AccountRows.AT_HOME_FOR));
    }

    /** Tells whether an actor says it holds the account; its role is another question. */
    static boolean isHolder(Actor actor, AccountId account) {
        return AccountRows.idOf(actor).filter(account::equals).isPresent();
    }
}
