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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Leads those who were invited to work here to their account. The code in the message counts once,
 * for seven days from the hand-over of the message. Thread-safe as far as the entity manager
 * supplier and the password hasher are.
 */
public final class StaffInvitations {

    private final Supplier<EntityManager> entityManager;
    private final PasswordHasher hasher;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final StaffRows rows;
    private final AccountRows accounts;
    private final NewAccounts newAccounts;
    private final ConfirmationCodes codes;
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
    public StaffInvitations(
            Supplier<EntityManager> entityManager,
            Clock clock,
            PasswordHasher hasher,
            Outbox outbox,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.hasher = Objects.requireNonNull(hasher, "hasher");
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.rows = new StaffRows(clock);
        this.accounts = new AccountRows(clock);
        this.newAccounts = new NewAccounts(clock);
        this.codes = new ConfirmationCodes(clock, new TryLimits(clock));
    }

    /**
     * Finds out what the message must say, when it is about to be handed over. A new code takes the
     * place of one made before.
     *
     * @param actor who asks; must be the system
     * @param id the subject of the message
     * @return what to say; nothing if they are not invited any more
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public InvitationMessage prepare(Actor actor, AccountId id) {
        EntityManager em = begin();
        if (actor.role() != Role.SYSTEM) {
            return new InvitationMessage.NothingToSend();
        }
        StaffAccount staff = rows.lock(em, id).orElse(null);
        if (staff == null || staff.state() != StaffState.INVITED) {
            return new InvitationMessage.NothingToSend();
        }
        ConfirmationCodes.Issued issued = codes.issue(em, CodePurpose.INVITATION, id.value());
        audit.record(actor, "STAFF_INVITATION_CODE_MADE", StaffAccounts.SUBJECT, id.toString());
        return new InvitationMessage.ToSend(
                issued.code().link(), issued.expiresAt(), staff.role(), staff.language());
    }

    /**
     * Tells whether a code is good, so that a page can ask for the password, and changes nothing
     * about a good one: mail scanners follow links. A wrong one is counted.
     *
     * @param actor who asks; anybody
     * @param code what was followed
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
     * password that is refused leaves it as it is. Whoever logs in then has to set up a second
     * factor.
     *
     * @param actor who asks; anybody
     * @param command the code and the password
     * @return completed; or refused because of the code, the password, or too many tries
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CompletionOutcome accept(Actor actor, AcceptInvitation command) {
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
        ConfirmationCodes.Found.Right right = (ConfirmationCodes.Found.Right) found;
        AccountId id = AccountId.of(right.subject());
        StaffAccount staff = rows.find(em, id).orElseThrow();
        if (staff.state() != StaffState.INVITED) {
            return new CompletionOutcome.CodeRefused(CodeRefusal.SPENT);
        }
        problems = rules.problems(password, List.of(staff.email().value()));
        if (!problems.isEmpty()) {
            return new CompletionOutcome.PasswordRefused(problems);
        }
        String userName = open(em, actor, staff, hasher.hash(password), command.networkAddress());
        codes.spend(em, right);
        return new CompletionOutcome.Completed(id, userName);
    }

    /** Makes the account of somebody who may have it; the row is locked by the caller. */
    String open(
            EntityManager em,
            Actor actor,
            StaffAccount staff,
            String passwordHash,
            String networkAddress) {
        AccountId id = staff.id();
        Optional<String> userName =
                newAccounts.insert(
                        em,
                        NewAccounts.Whose.STAFF,
                        id.value(),
                        passwordHash,
                        staff.email(),
                        staff.language());
        rows.move(em, id, StaffState.ACTIVE);
        accounts.wasAtHome(em, id, networkAddress);
        outbox.add(List.of(done(id, staff.email())));
        audit.record(actor, "ACCOUNT_CREATED", AuditTrail.ACCOUNT, id.toString());
        return userName.orElseThrow();
    }

    private ConfirmationCodes.Found judge(EntityManager em, String code, String networkAddress) {
        return codes.judge(
                em,
                CodePurpose.INVITATION,
                code,
                networkAddress,
                staff -> rows.lock(em, AccountId.of(staff)));
    }

    private static NewNotification done(AccountId account, EmailAddress recipient) {
        return new NewNotification(
                NotificationKind.REGISTRATION_DONE,
                Audience.ACCOUNT,
                account.value(),
                1,
                recipient,
                null,
                null);
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "An invitation");
    }
}
