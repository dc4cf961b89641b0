package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.account.spi.PasswordHasher;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.member.Today;
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
 * Leads from what somebody types to an account. Thread-safe as far as the entity manager supplier
 * and the password hasher are.
 *
 * <p>{@link #request} writes down what was typed and a message ({@link
 * NotificationKind#REGISTRATION_CODE}), whoever it is. Who it is is found out by {@link #prepare},
 * when whoever sends messages is about to hand this one over: known with the address on the roll,
 * known with another one, unknown, or registered already. {@link #complete} takes the code from the
 * message and the chosen password. See decision 0022.
 */
public final class Registration {

    /** How long a message is worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofHours(72);

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final PasswordHasher hasher;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TryLimits limits;
    private final ConfirmationCodes codes;
    private final PeopleOnRoll people;
    private final AccountRows accounts;
    private final RegistrationRows registrations;
    private final RegistrationDecision decision;
    private final PasswordRules rules = new PasswordRules();
    private final NewAccounts newAccounts;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param hasher hashes passwords
     * @param proof what proves who registers
     * @param outbox takes the messages
     * @param audit keeps who did what
     */
    public Registration(
            Supplier<EntityManager> entityManager,
            Clock clock,
            PasswordHasher hasher,
            RegistrationProof proof,
            Outbox outbox,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.hasher = Objects.requireNonNull(hasher, "hasher");
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.limits = new TryLimits(clock);
        this.codes = new ConfirmationCodes(clock, limits);
        this.people = new PeopleOnRoll(clock);
        this.accounts = new AccountRows(clock);
        this.newAccounts = new NewAccounts(clock);
        this.registrations = new RegistrationRows(clock);
        this.decision =
                new RegistrationDecision(
                        Objects.requireNonNull(proof, "proof"),
                        limits,
                        codes,
                        people,
                        accounts,
                        registrations);
    }

    /**
     * Takes a wish to register. The answer and the work depend on what was typed, and on how often
     * the same address was typed or asked from, and on nothing else.
     *
     * @param actor who asks; anybody
     * @param command what was typed
     * @return requested; refused with everything that is wrong; or too many requests
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public RegistrationOutcome request(Actor actor, RequestRegistration command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = begin();
        TypedForm read = TypedForm.read(command, Today.in(clock));
        if (read instanceof TypedForm.Bad bad) {
            return new RegistrationOutcome.Refused(bad.problems());
        }
        TypedForm.Good form = (TypedForm.Good) read;
        EmailAddress email = form.email();
        List<TryLimits.Bucket> buckets =
                List.of(
                        TryLimits.Bucket.of(
                                TryLimit.REGISTRATION_BY_ADDRESS, command.networkAddress()),
                        TryLimits.Bucket.of(
                                TryLimit.REGISTRATION_BY_PERSON,
                                EmailKey.of(email) + " " + form.typed().taxCode().value()));
        for (TryLimits.Bucket bucket : buckets) {
            if (!limits.take(em, bucket)) {
                return new RegistrationOutcome.TooManyRequests(
                        limits.waitFor(em, buckets).orElse(Duration.ZERO));
            }
        }
        RegistrationId id = RegistrationId.random();
        registrations.insert(em, id, form.typed(), email, command.language(), form.activation());
        outbox.add(List.of(message(clock, id, 1, email)));
        audit.record(actor, "REGISTRATION_REQUESTED", "Registration", id.toString());
        return new RegistrationOutcome.Requested(id);
    }

    /**
     * Finds out what the message of a registration must say, when it is about to be handed over.
     * Called again for the same message, it decides nothing anew, but makes another code, which
     * takes the place of the one before.
     *
     * @param actor who asks; must be the system
     * @param registration the subject of the message
     * @return what to say; nothing if the registration is over or not known to this actor
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public RegistrationMessage prepare(Actor actor, RegistrationId registration) {
        EntityManager em = begin();
        if (actor.role() != Role.SYSTEM) {
            return new RegistrationMessage.NothingToSend();
        }
        RegistrationRow row = registrations.lock(em, registration).orElse(null);
        if (row == null) {
            return new RegistrationMessage.NothingToSend();
        }
        if (row.state() == RegistrationState.RECEIVED) {
            row = decision.decide(em, row);
            audit.record(
                    actor, "REGISTRATION_" + row.state(), "Registration", registration.toString());
        }
        return switch (row.state()) {
            case IDENTITY_CONFIRMED, CODE_SENT -> codeFor(em, row);
            case ALREADY_REGISTERED -> registered(em, row);
            case NOT_CONFIRMED, IDENTITY_CHECK ->
                    row.isUnanswered()
                            ? new RegistrationMessage.NothingToSend()
                            : new RegistrationMessage.NotConfirmed(row.language());
            case RECEIVED, IDENTITY_REFUSED, COMPLETED, OVERTAKEN ->
                    new RegistrationMessage.NothingToSend();
        };
    }

    /**
     * Tells whether a code is good, so that a page can ask for the password, and changes nothing
     * about a good one: mail scanners follow links. A wrong one is counted.
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
     * Makes the account. The code counts once: of two who use it at once, one gets the account. A
     * password that is refused leaves it as it is.
     *
     * @param actor who asks; anybody
     * @param command the code and the password
     * @return completed; or refused because of the code, the password, or too many tries
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CompletionOutcome complete(Actor actor, CompleteRegistration command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = begin();
        Password password = Password.of(command.password());
        Set<PasswordProblem> problems = rules.problems(password);
        if (!problems.isEmpty()) {
            return new CompletionOutcome.PasswordRefused(problems);
        }
        ConfirmationCodes.Found found = judge(em, command.code(), command.networkAddress());
        if (found instanceof ConfirmationCodes.Found.TooMany tooMany) {
            return new CompletionOutcome.TooManyTries(tooMany.retryAfter());
        }
        if (found instanceof ConfirmationCodes.Found.Wrong wrong) {
            return new CompletionOutcome.CodeRefused(wrong.reason());
        }
        return complete(
                em, actor, ((ConfirmationCodes.Found.Right) found).subject(), password, command);
    }

    private CompletionOutcome complete(
            EntityManager em,
            Actor actor,
            UUID registration,
            Password password,
            CompleteRegistration command) {
        RegistrationRow row = registrations.find(em, new RegistrationId(registration)).orElse(null);
        PersonOnRoll person =
                row == null || row.person() == null
                        ? null
                        : people.withId(em, row.person()).orElse(null);
        if (row == null || person == null) {
            return new CompletionOutcome.CodeRefused(CodeRefusal.SPENT);
        }
        Set<PasswordProblem> problems =
                rules.problems(password, List.of(row.email().value(), person.taxCode().value()));
        if (!problems.isEmpty()) {
            return new CompletionOutcome.PasswordRefused(problems);
        }
        Optional<String> userName = insert(em, person, row, hasher.hash(password));
        if (userName.isEmpty()) {
            return new CompletionOutcome.CodeRefused(CodeRefusal.SPENT);
        }
        AccountId account = AccountId.of(person.id());
        registrations.move(em, row.id(), RegistrationState.COMPLETED, person.id());
        registrations.overtake(em, person.id());
        codes.spend(em, CodePurpose.ACTIVATION, person.id());
        accounts.wasAtHome(em, account, command.networkAddress());
        outbox.add(told(account, row.email(), person));
        audit.record(actor, "ACCOUNT_CREATED", AuditTrail.ACCOUNT, account.toString());
        return new CompletionOutcome.Completed(account, userName.get());
    }

    private ConfirmationCodes.Found judge(EntityManager em, String code, String networkAddress) {
        return codes.judge(
                em,
                CodePurpose.REGISTRATION,
                code,
                networkAddress,
                registration -> registrations.lockWithPerson(em, new RegistrationId(registration)));
    }

    private RegistrationMessage codeFor(EntityManager em, RegistrationRow row) {
        registrations.move(em, row.id(), RegistrationState.CODE_SENT, row.person());
        ConfirmationCodes.Issued issued =
                codes.issue(em, CodePurpose.REGISTRATION, row.id().value());
        return new RegistrationMessage.CodeToSend(
                issued.code(), issued.expiresAt(), row.language());
    }

    private RegistrationMessage registered(EntityManager em, RegistrationRow row) {
        return Optional.ofNullable(row.person())
                .flatMap(person -> accounts.withId(em, AccountId.of(person)))
                .<RegistrationMessage>map(
                        account ->
                                new RegistrationMessage.AlreadyRegistered(
                                        account.userName(), row.language()))
                .orElseGet(RegistrationMessage.NothingToSend::new);
    }

    /** Empty if the person has an account already; the user name else. */
    private Optional<String> insert(
            EntityManager em, PersonOnRoll person, RegistrationRow row, String hash) {
        NewAccounts.Whose whose =
                person.isMember() ? NewAccounts.Whose.MEMBER : NewAccounts.Whose.DEPENDANT;
        return newAccounts.insert(em, whose, person.id(), hash, row.email(), row.language());
    }

    /** To the account's address, and to that on the roll if it is another. */
    private static List<NewNotification> told(
            AccountId account, EmailAddress email, PersonOnRoll person) {
        List<NewNotification> messages = new ArrayList<>();
        messages.add(done(account, 1, email));
        EmailAddress onRoll = person.email();
        if (onRoll != null && !person.hasEmail(email)) {
            messages.add(done(account, 2, onRoll));
        }
        return messages;
    }

    private static NewNotification done(AccountId account, int event, EmailAddress recipient) {
        return new NewNotification(
                NotificationKind.REGISTRATION_DONE,
                Audience.ACCOUNT,
                account.value(),
                event,
                recipient,
                null,
                null);
    }

    /** The message that {@link #prepare} knows the words of. */
    static NewNotification message(
            Clock clock, RegistrationId id, int event, EmailAddress recipient) {
        return new NewNotification(
                NotificationKind.REGISTRATION_CODE,
                Audience.ACCOUNT,
                id.value(),
                event,
                recipient,
                null,
                clock.instant().plus(WORTH_SENDING));
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A registration");
    }
}
