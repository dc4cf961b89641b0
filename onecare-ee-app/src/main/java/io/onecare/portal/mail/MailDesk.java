package io.onecare.portal.mail;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.account.AccountProfile;
import io.onecare.core.account.ComingOfAgeMessage;
import io.onecare.core.account.ConfirmationCode;
import io.onecare.core.account.EmailChangeMessage;
import io.onecare.core.account.InvitationMessage;
import io.onecare.core.account.RegistrationId;
import io.onecare.core.account.RegistrationMessage;
import io.onecare.core.account.ResetMessage;
import io.onecare.core.account.StaffState;
import io.onecare.core.notification.ClaimedNotification;
import io.onecare.core.search.FacilitySearch;
import io.onecare.portal.calendar.CalendarWriter;
import io.onecare.portal.settings.PortalSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words for a message, as the system. What a message about an account says is the
 * library's to know, and partly made in that moment: its codes.
 */
@ApplicationScoped
public class MailDesk {

    private static final Actor ACTOR = Actor.system("mail");

    @Inject private OneCare oneCare;
    @Inject private PortalSettings settings;

    @Inject private FacilitySearch search;
    @Inject private CalendarWriter calendar;
    @Inject private Clock clock;

    private Letters letters;
    private BookingDrafts bookings;
    private CareDrafts care;

    @PostConstruct
    void prepare() {
        letters = new Letters(settings);
        bookings = new BookingDrafts(oneCare, search, clock, new BookingLetters(letters, calendar));
        care = new CareDrafts(oneCare, new CareLetters(letters), settings::contactMailbox);
    }

    /**
     * Finds the words for a message, in a transaction of its own: codes in them count from its end
     * on. If there is a fault, the codes of the try before go on counting.
     *
     * @param message a message in hand
     * @return the letter; or why there is none
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Draft write(ClaimedNotification message) {
        return switch (message.kind()) {
            case REGISTRATION_CODE -> registration(message);
            case REGISTRATION_DONE -> registered(message);
            case PASSWORD_RESET -> passwordReset(message);
            case PASSWORD_CHANGED ->
                    about(message, account -> letters.passwordChanged(account.language()));
            case EMAIL_CHANGE_CODE -> emailChange(message);
            case EMAIL_CHANGED ->
                    about(message, account -> letters.emailChanged(account.language()));
            case COMING_OF_AGE -> comingOfAge(message);
            case SECOND_FACTOR_SET_UP ->
                    about(message, account -> letters.secondFactorSetUp(account.language()));
            case SECOND_FACTOR_REMOVED ->
                    about(message, account -> letters.secondFactorRemoved(account.language()));
            case RECOVERY_CODE_USED ->
                    about(message, account -> letters.recoveryCodeUsed(account.language()));
            case STAFF_INVITATION -> invitation(message);
            case STAFF_AGREEMENT_NEEDED -> agreementNeeded(message);
            case STAFF_SUSPENDED ->
                    about(message, account -> letters.staffSuspended(account.language()));
            case BOOKING_REQUESTED,
                    BOOKING_CONFIRMED,
                    BOOKING_PROPOSED,
                    BOOKING_KEPT,
                    BOOKING_DECLINED,
                    BOOKING_EXPIRED,
                    BOOKING_CANCELLED,
                    BOOKING_MOVED,
                    BOOKING_UNANSWERED,
                    BOOKING_REMINDER ->
                    bookings.write(message);
            case CARE_REQUEST_RECEIVED, CARE_REQUEST_QUESTION, CARE_REQUEST_ANSWERED ->
                    care.write(message);
        };
    }

    /**
     * Runs a step of the library's dispatcher.
     *
     * @param work the step
     * @param <T> what it gives
     * @return what it gave
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return work.get();
    }

    private Draft registration(ClaimedNotification message) {
        RegistrationMessage what =
                oneCare.registration().prepare(ACTOR, new RegistrationId(message.subject()));
        if (what instanceof RegistrationMessage.CodeToSend send) {
            ConfirmationCode code = send.code();
            return new Draft.Ready(
                    letters.registrationCode(
                            send.language(), code.ticket(), code.link(), send.expiresAt()));
        }
        if (what instanceof RegistrationMessage.AlreadyRegistered known) {
            return new Draft.Ready(letters.alreadyRegistered(known.language(), known.userName()));
        }
        if (what instanceof RegistrationMessage.NotConfirmed unconfirmed) {
            return new Draft.Ready(letters.notConfirmed(unconfirmed.language()));
        }
        return new Draft.NothingToSay();
    }

    /** Goes to the account's address and to another that is on the roll: who asks, is told less. */
    private Draft registered(ClaimedNotification message) {
        return about(
                message,
                account ->
                        account.email().equals(message.recipient())
                                ? letters.registered(account.language(), account.userName())
                                : letters.registeredElsewhere(account.language()));
    }

    private Draft passwordReset(ClaimedNotification message) {
        List<ResetMessage.AccountCode> accounts =
                oneCare.passwords().prepareReset(ACTOR, message.recipient()).accounts();
        if (accounts.isEmpty()) {
            return new Draft.Ready(letters.noAccount());
        }
        return new Draft.Ready(
                letters.passwordReset(
                        accounts.get(0).language(),
                        accounts.stream()
                                .map(
                                        account ->
                                                new Letters.ResetCode(
                                                        account.userName(),
                                                        account.code().ticket(),
                                                        account.code().link(),
                                                        account.expiresAt()))
                                .toList()));
    }

    private Draft emailChange(ClaimedNotification message) {
        EmailChangeMessage what =
                oneCare.profiles()
                        .prepareEmailChange(
                                ACTOR, AccountId.of(message.subject()), message.recipient());
        if (what instanceof EmailChangeMessage.CodeToSend send) {
            ConfirmationCode code = send.code();
            return new Draft.Ready(
                    letters.emailCode(
                            send.language(), code.ticket(), code.link(), send.expiresAt()));
        }
        return new Draft.NothingToSay();
    }

    private Draft invitation(ClaimedNotification message) {
        InvitationMessage what =
                oneCare.staffInvitations().prepare(ACTOR, AccountId.of(message.subject()));
        return what instanceof InvitationMessage.ToSend send
                ? new Draft.Ready(
                        letters.invitation(
                                send.language(), send.role(), send.link(), send.expiresAt()))
                : new Draft.NothingToSay();
    }

    /** Not if somebody has agreed meanwhile, or it was taken back. */
    private Draft agreementNeeded(ClaimedNotification message) {
        return oneCare.staffAccounts()
                .find(ACTOR, AccountId.of(message.subject()))
                .filter(staff -> staff.state() == StaffState.PROPOSED)
                .flatMap(staff -> oneCare.accounts().findLanguage(ACTOR, message.recipient()))
                .<Draft>map(language -> new Draft.Ready(letters.agreementNeeded(language)))
                .orElseGet(Draft.NothingToSay::new);
    }

    private Draft comingOfAge(ClaimedNotification message) {
        return oneCare.comingOfAge().prepare(ACTOR, message.subject())
                        instanceof ComingOfAgeMessage.ToSend send
                ? new Draft.Ready(letters.comingOfAge(send.language(), send.birthday()))
                : new Draft.NothingToSay();
    }

    private Draft about(ClaimedNotification message, Function<AccountProfile, Letter> words) {
        return oneCare.accounts()
                .find(ACTOR, AccountId.of(message.subject()))
                .<Draft>map(account -> new Draft.Ready(words.apply(account)))
                .orElseGet(Draft.NothingToSay::new);
    }
}
