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
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.NewNotification;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.Outbox;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes the contacts of whoever is logged in. A new e-mail address counts once its mailbox is
 * proven by a code, and the old one is told. Thread-safe as far as the entity manager supplier and
 * the password hasher are.
 */
public final class Profiles {

    private static final Duration WORTH_SENDING = Duration.ofHours(72);

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TryLimits limits;
    private final ConfirmationCodes codes;
    private final AccountRows rows;
    private final PasswordCheck check;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param hasher hashes passwords
     * @param outbox takes the messages
     * @param audit keeps who did what
     */
    public Profiles(
            Supplier<EntityManager> entityManager,
            Clock clock,
            PasswordHasher hasher,
            Outbox outbox,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.limits = new TryLimits(clock);
        this.codes = new ConfirmationCodes(clock, limits);
        this.rows = new AccountRows(clock);
        this.check = new PasswordCheck(hasher, limits);
    }

    /**
     * Changes the phone number and the language.
     *
     * @param actor who asks; a member with an account
     * @param command phone number and language
     * @return changed, malformed or not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ProfileOutcome edit(Actor actor, EditProfile command) {
        EntityManager em = begin();
        Optional<AccountRow> account = ownAccount(em, actor, "");
        if (account.isEmpty()) {
            return new ProfileOutcome.NotFound();
        }
        String phone;
        try {
            phone = ContactDetails.of(null, command.phone()).phone().orElse(null);
        } catch (IllegalArgumentException malformed) {
            return new ProfileOutcome.PhoneMalformed();
        }
        AccountId id = account.get().id();
        new NativeSql()
                .add("update account set phone = ?", phone)
                .add(", language = ?", command.language().code())
                .add(" where id = ?", id.value())
                .update(em);
        audit.record(actor, "PROFILE_CHANGED", AuditTrail.ACCOUNT, id.toString());
        return changed(em, id);
    }

    /**
     * Takes the wish for another e-mail address. The account keeps its address until the new one is
     * proven; of several wishes the last one counts.
     *
     * @param actor who asks; a member with an account
     * @param command the new address, and the password
     * @return changed, with the new address pending; or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ProfileOutcome requestEmail(Actor actor, RequestEmailChange command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = begin();
        EmailAddress email;
        try {
            email = EmailAddress.of(command.email());
        } catch (IllegalArgumentException malformed) {
            return new ProfileOutcome.EmailMalformed();
        }
        AccountRow account = ownAccount(em, actor, command.networkAddress()).orElse(null);
        if (account == null) {
            return new ProfileOutcome.NotFound();
        }
        PasswordCheck.Result result =
                check.check(em, account, command.password(), command.networkAddress());
        if (result instanceof PasswordCheck.Result.TooMany tooMany) {
            return new ProfileOutcome.TooManyTries(tooMany.retryAfter());
        }
        if (result instanceof PasswordCheck.Result.Wrong) {
            return new ProfileOutcome.WrongPassword();
        }
        TryLimits.Bucket messages =
                TryLimits.Bucket.of(TryLimit.EMAIL_CHANGE_BY_ACCOUNT, account.id().toString());
        if (!limits.take(em, messages)) {
            return new ProfileOutcome.TooManyTries(
                    limits.waitFor(em, List.of(messages)).orElse(Duration.ZERO));
        }
        int event = rows.nextEvent(em, account.id());
        new NativeSql()
                .add("update account set pending_email = ?", email.value())
                .add(" where id = ?", account.id().value())
                .update(em);
        codes.forget(em, CodePurpose.EMAIL_CHANGE, account.id().value());
        outbox.add(
                List.of(
                        message(
                                NotificationKind.EMAIL_CHANGE_CODE,
                                account.id(),
                                event,
                                email,
                                clock.instant().plus(WORTH_SENDING))));
        audit.record(actor, "EMAIL_CHANGE_REQUESTED", AuditTrail.ACCOUNT, account.id().toString());
        return changed(em, account.id());
    }

    /**
     * Finds out what the message to a new address must say, when it is about to be handed over. A
     * new code takes the place of one made before.
     *
     * @param actor who asks; must be the system
     * @param account the subject of the message
     * @param recipient the recipient of the message
     * @return what to say; nothing if that address is no longer the one that waits
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public EmailChangeMessage prepareEmailChange(
            Actor actor, AccountId account, EmailAddress recipient) {
        EntityManager em = begin();
        if (actor.role() != Role.SYSTEM || !rows.lock(em, account)) {
            return new EmailChangeMessage.NothingToSend();
        }
        AccountRow row = rows.withId(em, account).orElseThrow();
        EmailAddress pending = row.pendingEmail();
        if (pending == null || !pending.equals(recipient)) {
            return new EmailChangeMessage.NothingToSend();
        }
        ConfirmationCodes.Issued issued =
                codes.issue(em, CodePurpose.EMAIL_CHANGE, account.value());
        audit.record(actor, "EMAIL_CHANGE_CODE_MADE", AuditTrail.ACCOUNT, account.toString());
        return new EmailChangeMessage.CodeToSend(issued.code(), issued.expiresAt(), row.language());
    }

    /**
     * Makes the new address the account's. The old one is told; codes for a new password that went
     * there do not count any more. The code alone is not enough: if the new address was mistyped, a
     * stranger has it.
     *
     * @param actor who asks; the member whose address it will be
     * @param code what was typed or followed
     * @param networkAddress where the request came from, as in {@link RequestRegistration}
     * @return changed; or refused because of the code or too many tries; not found also if it is
     *     somebody else's
     * @throws IllegalArgumentException if the network address is blank or too long
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ProfileOutcome confirmEmail(Actor actor, String code, String networkAddress) {
        Objects.requireNonNull(actor, "actor");
        NetworkAddress.require(networkAddress);
        EntityManager em = begin();
        ConfirmationCodes.Found found =
                codes.judge(
                        em,
                        CodePurpose.EMAIL_CHANGE,
                        code,
                        networkAddress,
                        account -> rows.lock(em, AccountId.of(account)));
        if (found instanceof ConfirmationCodes.Found.TooMany tooMany) {
            return new ProfileOutcome.TooManyTries(tooMany.retryAfter());
        }
        if (found instanceof ConfirmationCodes.Found.Wrong wrong) {
            return new ProfileOutcome.CodeRefused(wrong.reason());
        }
        ConfirmationCodes.Found.Right right = (ConfirmationCodes.Found.Right) found;
        AccountId id = AccountId.of(right.subject());
        AccountRow account = rows.withId(em, id).orElse(null);
        if (account == null || !Accounts.isHolder(actor, id)) {
            return new ProfileOutcome.NotFound();
        }
        EmailAddress proven = account.pendingEmail();
        if (proven == null) {
            return new ProfileOutcome.CodeRefused(CodeRefusal.SPENT);
        }
        int event = rows.nextEvent(em, id);
        new NativeSql()
                .add("update account set pending_email = null, email = ?", proven.value())
                .add(", email_key = ?", EmailKey.of(proven))
                .add(" where id = ?", id.value())
                .update(em);
        codes.spend(em, right);
        codes.forget(em, CodePurpose.PASSWORD_RESET, id.value());
        outbox.add(
                List.of(message(NotificationKind.EMAIL_CHANGED, id, event, account.email(), null)));
        audit.record(actor, "EMAIL_CHANGED", AuditTrail.ACCOUNT, id.toString());
        return changed(em, id);
    }

    private ProfileOutcome changed(EntityManager em, AccountId id) {
        return new ProfileOutcome.Changed(rows.withId(em, id).orElseThrow().toProfile());
    }

    private static NewNotification message(
            NotificationKind kind,
            AccountId account,
            int event,
            EmailAddress recipient,
            @Nullable Instant staleAt) {
        return new NewNotification(
                kind, Audience.ACCOUNT, account.value(), event, recipient, null, staleAt);
    }

    private Optional<AccountRow> ownAccount(EntityManager em, Actor actor, String networkAddress) {
        return actor.role() == Role.MEMBER
                ? rows.withId(em, AccountId.of(UUID.fromString(actor.name())), networkAddress)
                : Optional.empty();
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A change of a profile");
    }
}
