package io.onecare.core.care;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.member.Insured;
import io.onecare.core.member.Members;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.Outbox;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests to customer care and leads them through their life, which {@link CareRequest}
 * tells. Every method needs the caller's transaction. Thread-safe as far as the entity manager
 * supplier is.
 *
 * <p>A step is done only if the request still is as the caller saw it; of two who take a step at
 * once one wins, and the other is refused with {@link CareRefusal#CHANGED_MEANWHILE}. Operators
 * take a request before they work on it. The request, its history, the audit entry and what is told
 * commit together or not at all. Whoever may not do something is answered as if there were no such
 * request.
 *
 * <p>What is told: the sender that the request has come in, and when it is due, if an e-mail
 * address is known; a question; an answer, also that the desk does not do it. Fixed questions and
 * notices are about nobody and go to the address the sender gave. The desk's own words go to
 * verified addresses only, as {@link Addressee} tells. Where no address is known, a question or an
 * answer waits in the outbox for a human.
 */
public final class CareRequests {

    /** The most characters of a reason that the desk writes down for itself. */
    public static final int MAX_REASON_LENGTH = 500;

    /**
     * How many new requests by mail from one address are acknowledged within 24 hours; the others
     * are taken without a word, so that two machines never write to each other without end.
     */
    public static final int MOST_RECEIPTS_A_DAY = 10;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final WorkingTime desk;
    private final ContactsOnFile contacts;
    private final Correspondence correspondence;
    private final CareJournal journal;
    private final Openings openings;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when something happens
     * @param members knows the people on the roll
     * @param outbox takes what is told
     * @param auditTrail takes who did what
     * @param desk when the desk works
     * @param workingDays within how many working days an answer is due, at least 1
     */
    public CareRequests(
            Supplier<EntityManager> entityManager,
            Clock clock,
            Members members,
            Outbox outbox,
            AuditTrail auditTrail,
            WorkingTime desk,
            int workingDays) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.desk = Objects.requireNonNull(desk, "desk");
        this.contacts = new ContactsOnFile(members);
        this.correspondence = new Correspondence(contacts);
        this.journal = new CareJournal(outbox, auditTrail, correspondence);
        this.openings = new Openings(members, journal, desk, workingDays);
    }

    /**
     * Takes what has come in. A mail that replies to one of a request's mails, or to one of ours
     * about it, continues that request, fills in what was missing, and lets its time run again if
     * it had waited; if the request is finished, a person's mail opens another one that follows it.
     *
     * <p>Take one mail in a transaction, and a short one: whoever takes the same mail elsewhere
     * waits for its end, and two who take several in another order would wait for each other.
     *
     * @param actor who asks: an operator or the system for a phone call, the member for a question
     *     on the portal, the system for a mail or a booking
     * @param command what has come in
     * @return opened; known already; continued; or refused with {@link CareRefusal#KEY_REUSED} or
     *     {@link CareRefusal#NOT_FOUND}, the latter also if the member may not see the patient
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOpening open(Actor actor, OpenCareRequest command) {
        EntityManager em = begin();
        if (!CareAuthority.mayOpen(actor.role(), command.channel())) {
            return new CareOpening.Refused(CareRefusal.NOT_FOUND);
        }
        if (command instanceof OpenCareRequest.ByPhone call) {
            return openings.byPhone(em, actor, call, now());
        }
        if (command instanceof OpenCareRequest.OnPortal question) {
            return openings.onPortal(em, actor, question, now());
        }
        if (command instanceof OpenCareRequest.ForBooking booking) {
            return openings.forBooking(em, actor, booking, now());
        }
        return openings.byMail(em, actor, (OpenCareRequest.ByMail) command, now());
    }

    /**
     * Tells what is known about the address the sender gave. Before anything is told to an address
     * that is not on file, find out who the sender is.
     *
     * @param actor who asks: an operator or the system
     * @param id the request
     * @return empty if there is no such request for this actor
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<SenderAddress> senderAddress(Actor actor, CareRequestId id) {
        EntityManager em = begin();
        return CareAuthority.mayWorkAtDesk(actor.role())
                ? StoredCareRequests.find(em, id)
                        .map(request -> correspondence.senderAddress(em, request))
                : Optional.empty();
    }

    /**
     * Tells whom the desk's own words would reach now.
     *
     * @param actor who asks: an operator or the system
     * @param id the request
     * @return empty if there is no such request for this actor
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<Addressee> addressee(Actor actor, CareRequestId id) {
        EntityManager em = begin();
        return CareAuthority.mayWorkAtDesk(actor.role())
                ? StoredCareRequests.find(em, id)
                        .map(request -> correspondence.addressee(em, request))
                : Optional.empty();
    }

    /**
     * Makes a free request the operator's own, in any state that is not final.
     *
     * @param actor who asks; an operator
     * @param seen the request as the operator saw it
     * @return performed, or refused, with {@link CareRefusal#ALREADY_TAKEN} if it is somebody's
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome take(Actor actor, SeenCareRequest seen) {
        return step(
                actor,
                seen,
                CareEvent.TAKEN,
                (em, request, change) -> change.with(change.progress().ownedBy(actor.name())));
    }

    /**
     * Makes another operator's request the operator's own.
     *
     * @param actor who asks; an operator
     * @param seen the request as the operator saw it
     * @param why the reason, 1 to {@value #MAX_REASON_LENGTH} characters, for the desk only
     * @return performed, or refused, with {@link CareRefusal#NOT_TAKEN} if it is nobody's and with
     *     {@link CareRefusal#ALREADY_TAKEN} if it is the operator's own
     * @throws IllegalArgumentException if the reason is out of its bounds
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome takeOver(Actor actor, SeenCareRequest seen, String why) {
        CareText.requireReason(why);
        return step(
                actor,
                seen,
                CareEvent.TAKEN_OVER,
                (em, request, change) ->
                        change.with(change.progress().ownedBy(actor.name())).because(why));
    }

    /**
     * Gives a request back to the desk, so that anybody can take it.
     *
     * @param actor who asks; the operator whose it is, or the system for somebody who has left
     * @param seen the request as it was seen
     * @return performed, or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome giveBack(Actor actor, SeenCareRequest seen) {
        return step(
                actor,
                seen,
                CareEvent.GIVEN_BACK,
                (em, request, change) -> change.with(change.progress().ownedBy(null)));
    }

    /**
     * Begins to find out who the sender is: from RECEIVED to IDENTITY_CHECK.
     *
     * @param actor who asks; the operator whose it is
     * @param seen the request as the operator saw it
     * @return performed, or refused, with {@link CareRefusal#IDENTITY_ALREADY_CHECKED} if the
     *     sender was known from the start
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome beginIdentityCheck(Actor actor, SeenCareRequest seen) {
        return step(actor, seen, CareEvent.IDENTITY_CHECK_BEGUN, (em, request, change) -> change);
    }

    /**
     * Records that it was found out who the sender is: from IDENTITY_CHECK to IN_PROGRESS.
     *
     * @param actor who asks; the operator whose it is
     * @param seen the request as the operator saw it
     * @param personNumber the insurer's number of the person who is, or for whom acts, the sender
     * @param how how it was found out; one that operators may state
     * @return performed, or refused, with {@link CareRefusal#PERSON_NOT_FOUND} if nobody on the
     *     roll has the number, or with {@link CareRefusal#IDENTITY_NOT_PROVEN} if the sender's
     *     e-mail address is not the one on file or there is no phone number on file
     * @throws IllegalArgumentException if only the library can know that it was found out so
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome confirmIdentity(
            Actor actor, SeenCareRequest seen, String personNumber, IdentityProof how) {
        if (!how.isForOperators()) {
            throw new IllegalArgumentException(
                    "The proof (%s) is the library's own but must be an operator's.%nMaybe ROLL_DATA_ASKED was meant."
                            .formatted(how));
        }
        IdentityCheck check = new IdentityCheck(personNumber, how, actor.name(), now());
        return step(
                actor,
                seen,
                CareEvent.IDENTITY_CONFIRMED,
                (em, request, change) -> identified(em, request, change, check));
    }

    private CareChange identified(
            EntityManager em, CareRequest request, CareChange change, IdentityCheck check) {
        Optional<Insured> person = contacts.find(check.personNumber());
        if (person.isEmpty()) {
            return change.refused(CareRefusal.PERSON_NOT_FOUND);
        }
        boolean fits =
                switch (check.how()) {
                    case CALL_BACK_TO_NUMBER_ON_FILE -> contacts.hasPhone(em, person.get());
                    case EMAIL_ON_FILE ->
                            Correspondence.same(
                                            contacts.emails(em, person.get()),
                                            request.sender().email())
                                    .isPresent();
                    default -> true;
                };
        return fits
                ? change.with(change.progress().identifiedBy(check))
                : change.refused(CareRefusal.IDENTITY_NOT_PROVEN);
    }

    /**
     * Begins to work on a request whose sender was known from the start: from RECEIVED to
     * IN_PROGRESS.
     *
     * @param actor who asks; the operator whose it is
     * @param seen the request as the operator saw it
     * @return performed, or refused, with {@link CareRefusal#IDENTITY_NOT_CHECKED} if it is not
     *     known who the sender is
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome beginWork(Actor actor, SeenCareRequest seen) {
        return step(actor, seen, CareEvent.WORK_BEGUN, (em, request, change) -> change);
    }

    /**
     * Corrects what was recognised and what is missing, in IDENTITY_CHECK or IN_PROGRESS.
     *
     * @param actor who asks; the operator whose it is
     * @param seen the request as the operator saw it
     * @param facts what is asked for
     * @param missing what is missing
     * @return performed, or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome correct(
            Actor actor, SeenCareRequest seen, RecognisedFacts facts, Set<MissingFact> missing) {
        return step(
                actor,
                seen,
                CareEvent.FACTS_CORRECTED,
                (em, request, change) ->
                        change.with(change.progress().corrected(facts)).lacking(missing));
    }

    /**
     * Asks the sender, and stops the time: from IDENTITY_CHECK or IN_PROGRESS to WAITING.
     *
     * @param actor who asks; the operator whose it is
     * @param seen the request as the operator saw it
     * @param missing what the sender is asked for, as fixed questions; replaces what was missing
     * @param words a question in the desk's own words; may be none if something is missing
     * @return performed, or refused, with {@link CareRefusal#CONTACT_NOT_VERIFIED} if there are
     *     words and {@link Addressee#NOBODY} would be reached by them
     * @throws IllegalArgumentException if nothing is asked
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome ask(
            Actor actor, SeenCareRequest seen, Set<MissingFact> missing, Words words) {
        if (missing.isEmpty() && words.isEmpty()) {
            throw new IllegalArgumentException(
                    "The question asks nothing but must name something missing or have words.");
        }
        return step(
                actor,
                seen,
                CareEvent.SENDER_ASKED,
                (em, request, change) ->
                        sayable(em, request, change.lacking(missing), words)
                                .telling(NotificationKind.CARE_REQUEST_QUESTION));
    }

    /**
     * Records that the sender has answered by other means than a mail, and lets the time run again:
     * from WAITING to IN_PROGRESS, or to IDENTITY_CHECK if it is not known who the sender is.
     *
     * @param actor who asks; the operator whose it is, or the system
     * @param seen the request as it was seen
     * @param words what the sender said; may be none
     * @return performed, or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome receiveAnswer(Actor actor, SeenCareRequest seen, Words words) {
        return step(
                actor,
                seen,
                CareEvent.SENDER_ANSWERED,
                (em, request, change) ->
                        change.saying(words).telling(NotificationKind.CARE_REQUEST_RECEIVED));
    }

    /**
     * Records that it was done: from IN_PROGRESS to DONE.
     *
     * @param actor who asks; the operator whose it is
     * @param seen the request as the operator saw it
     * @param bookingReference the reference of the booking it led to, 1 to 20 capital letters,
     *     digits and hyphens; null if it led to none
     * @param words the answer in the desk's own words; may be none
     * @return performed, or refused, with {@link CareRefusal#CONTACT_NOT_VERIFIED} if there are
     *     words and {@link Addressee#NOBODY} would be reached by them
     * @throws IllegalArgumentException if the reference has another form
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome finish(
            Actor actor, SeenCareRequest seen, @Nullable String bookingReference, Words words) {
        if (bookingReference != null) {
            CareText.requireReference(bookingReference);
        }
        return step(
                actor,
                seen,
                CareEvent.DONE,
                (em, request, change) ->
                        sayable(
                                        em,
                                        request,
                                        change.with(change.progress().ledTo(bookingReference)),
                                        words)
                                .telling(NotificationKind.CARE_REQUEST_ANSWERED));
    }

    /**
     * Records that the desk does not do it: from any state that is not final to REFUSED.
     *
     * @param actor who asks; the operator whose it is
     * @param seen the request as the operator saw it
     * @param why the reason, 1 to {@value #MAX_REASON_LENGTH} characters, for the desk only
     * @param words what the sender is told in the desk's own words; none for the fixed notice
     * @return performed, or refused, with {@link CareRefusal#CONTACT_NOT_VERIFIED} if there are
     *     words and {@link Addressee#NOBODY} would be reached by them
     * @throws IllegalArgumentException if the reason is out of its bounds
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome refuse(Actor actor, SeenCareRequest seen, String why, Words words) {
        CareText.requireReason(why);
        return step(
                actor,
                seen,
                CareEvent.REFUSED,
                (em, request, change) ->
                        sayable(em, request, change.because(why), words)
                                .telling(NotificationKind.CARE_REQUEST_ANSWERED));
    }

    /**
     * Records that the sender does not want it any more: from any state that is not final to
     * WITHDRAWN. Nobody is told, and what was to be told is taken back.
     *
     * @param actor who asks; the operator whose it is, the member who asked on the portal, or the
     *     system
     * @param seen the request as it was seen
     * @return performed, or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CareOutcome withdraw(Actor actor, SeenCareRequest seen) {
        return step(actor, seen, CareEvent.WITHDRAWN, (em, request, change) -> change);
    }

    private CareChange sayable(
            EntityManager em, CareRequest request, CareChange change, Words words) {
        return words.isEmpty() || correspondence.addressee(em, request) != Addressee.NOBODY
                ? change.saying(words)
                : change.refused(CareRefusal.CONTACT_NOT_VERIFIED);
    }

    /** What a step does beside the move itself. */
    private interface Step {
        CareChange decide(EntityManager em, CareRequest request, CareChange change);
    }

    private CareOutcome step(Actor actor, SeenCareRequest seen, CareEvent event, Step step) {
        EntityManager em = begin();
        Optional<Standing> standing = CareAuthority.standing(actor.role(), event);
        Optional<CareRequest> found =
                standing.flatMap(needed -> StoredCareRequests.find(em, seen.id()));
        if (found.isEmpty()) {
            return new CareOutcome.Refused(CareRefusal.NOT_FOUND);
        }
        CareRequest request = found.get();
        CareRefusal refusal = refusal(actor, standing.get(), request, seen, event);
        if (refusal != null) {
            return new CareOutcome.Refused(refusal);
        }
        return perform(em, actor, request, event, step);
    }

    private static @Nullable CareRefusal refusal(
            Actor actor,
            Standing needed,
            CareRequest request,
            SeenCareRequest seen,
            CareEvent event) {
        CareRefusal standing = needed.refusal(actor, request);
        boolean isSenderKnown = request.identity() != null;
        if (standing == CareRefusal.NOT_FOUND) {
            return standing;
        }
        if (request.version() != seen.version()) {
            return CareRefusal.CHANGED_MEANWHILE;
        }
        if (!CareMoves.exists(event, request.state())) {
            return CareRefusal.NOT_IN_THIS_STATE;
        }
        if (standing == null && CareMoves.target(event, request.state(), isSenderKnown).isEmpty()) {
            return isSenderKnown
                    ? CareRefusal.IDENTITY_ALREADY_CHECKED
                    : CareRefusal.IDENTITY_NOT_CHECKED;
        }
        return standing;
    }

    private CareOutcome perform(
            EntityManager em, Actor actor, CareRequest request, CareEvent event, Step step) {
        Instant now = now();
        CareRequestState to =
                CareMoves.target(event, request.state(), request.identity() != null).orElseThrow();
        CareChange change =
                step.decide(
                        em,
                        request,
                        CareChange.of(request, request.progress().movedTo(to, now, desk)));
        if (change.refusal() != null) {
            return new CareOutcome.Refused(change.refusal());
        }
        int number = request.version() + 1;
        CareHistoryEntry entry =
                new CareHistoryEntry(
                        number,
                        event,
                        request.state(),
                        to,
                        actor.role(),
                        actor.name(),
                        now,
                        change.why(),
                        change.words(),
                        null,
                        null);
        if (!journal.happened(em, actor, request, change, entry)) {
            return new CareOutcome.Refused(CareRefusal.CHANGED_MEANWHILE);
        }
        CareRequest after = request.at(number, change);
        journal.tell(em, after, change);
        return new CareOutcome.Performed(after.seen(), after.state(), after.clock());
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A step of a care request");
    }

    /** As exact as the database keeps it, so that what is returned is what will be read. */
    private Instant now() {
        return Moments.ofMicros(Moments.toMicros(clock.instant()));
    }
}
