package io.onecare.core.care;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.member.Family;
import io.onecare.core.member.Insured;
import io.onecare.core.member.Members;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes what comes in, each once, and lets answers find the request they belong to. */
final class Openings {

    private static final Set<CareRequestState> ALL = EnumSet.allOf(CareRequestState.class);

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Members members;
    private final CareJournal journal;
    private final WorkingTime desk;
    private final int workingDays;

    Openings(Members members, CareJournal journal, WorkingTime desk, int workingDays) {
        this.members = members;
        this.journal = journal;
        this.desk = desk;
        this.workingDays = workingDays;
    }

    CareOpening byPhone(
            EntityManager em, Actor actor, OpenCareRequest.ByPhone command, Instant now) {
        CareRequest request =
                CareRequest.received(
                        CareChannel.PHONE,
                        clock(now),
                        command.sender(),
                        command.words(),
                        command.facts(),
                        command.missing());
        return underKey(em, actor, command.key(), request, now);
    }

    CareOpening onPortal(
            EntityManager em, Actor actor, OpenCareRequest.OnPortal command, Instant now) {
        Optional<Family> family = members.findOwnFamily(actor);
        String patient = command.facts().patientNumber();
        if (family.isEmpty() || (patient != null && !isIn(family.get(), patient))) {
            return new CareOpening.Refused(CareRefusal.NOT_FOUND);
        }
        CareRequest request =
                CareRequest.received(
                                CareChannel.PORTAL,
                                clock(now),
                                command.sender(),
                                command.words(),
                                command.facts(),
                                Set.of())
                        .askedBy(
                                actor.name(),
                                new IdentityCheck(
                                        family.get().member().number(),
                                        IdentityProof.LOGGED_IN,
                                        actor.name(),
                                        now));
        return underKey(em, actor, command.key(), request, now);
    }

    private static boolean isIn(Family family, String personNumber) {
        return Stream.concat(Stream.of(family.member()), family.dependants().stream())
                .map(Insured::number)
                .anyMatch(personNumber::equals);
    }

    CareOpening forBooking(
            EntityManager em, Actor actor, OpenCareRequest.ForBooking command, Instant now) {
        TroubledBooking booking = command.booking();
        CareRequest request =
                CareRequest.received(
                                CareChannel.BOOKING,
                                clock(now),
                                ContactDetails.none(),
                                Words.none(),
                                new RecognisedFacts(
                                        command.patientNumber(),
                                        command.facilityCode(),
                                        command.serviceCode(),
                                        command.startsAt()),
                                Set.of())
                        .about(
                                booking,
                                new IdentityCheck(
                                        command.patientNumber(),
                                        IdentityProof.BOOKING_ON_FILE,
                                        actor.name(),
                                        now));
        return insert(
                em,
                actor,
                request,
                "BOOKING:" + booking.reference() + ":" + booking.trouble(),
                null,
                now);
    }

    /** Keys belong to an account; no key has a colon in it. */
    private CareOpening underKey(
            EntityManager em, Actor actor, String key, CareRequest request, Instant now) {
        String naturalKey = actor.role() + ":" + actor.name() + ":" + key;
        return insert(em, actor, request, naturalKey, digest(request), now);
    }

    private CareOpening insert(
            EntityManager em,
            Actor actor,
            CareRequest request,
            String naturalKey,
            @Nullable String contentHash,
            Instant now) {
        if (StoredCareRequests.insert(em, request, request.id(), naturalKey, contentHash)) {
            boolean isAsked = request.channel() != CareChannel.BOOKING;
            return opened(em, actor, request, null, isAsked, now);
        }
        StoredCareRequests.Known known =
                StoredCareRequests.known(em, naturalKey)
                        .orElseThrow(() -> inconsistent("request", request.id().toString()));
        return contentHash == null || contentHash.equals(known.contentHash())
                ? new CareOpening.KnownAlready(known.id())
                : new CareOpening.Refused(CareRefusal.KEY_REUSED);
    }

    /** The claim of the mail decides between two readers; the loser waits for it here. */
    CareOpening byMail(EntityManager em, Actor actor, OpenCareRequest.ByMail command, Instant now) {
        ReceivedMail mail = command.mail();
        Instant received = mail.receivedAt().isAfter(now) ? now : mail.receivedAt();
        if (!StoredCareRequests.claim(em, command, received, now)) {
            return new CareOpening.KnownAlready(
                    StoredCareRequests.broughtBy(em, mail.id())
                            .orElseThrow(() -> inconsistent("mail", "taken " + received)));
        }
        Optional<StoredCareRequests.CareThread> thread =
                StoredCareRequests.thread(em, mail.repliesTo());
        if (thread.isPresent() && lock(em, thread.get().latest(), mail.origin())) {
            return continued(em, actor, thread.get().latest(), command, received, now);
        }
        CareRequest request =
                CareRequest.received(
                        CareChannel.EMAIL,
                        clock(received),
                        command.sender(),
                        command.words(),
                        command.facts(),
                        command.missing());
        if (thread.isPresent()) {
            request = request.following(thread.get().latest());
        }
        CareRequestId first = thread.map(StoredCareRequests.CareThread::first).orElse(request.id());
        boolean isAcknowledged =
                mail.origin() == MailOrigin.PERSON && !isFlooding(em, command.sender(), now);
        StoredCareRequests.insert(em, request, first, null, null);
        return opened(em, actor, request, mail.id(), isAcknowledged, now);
    }

    /** Two machines that thank each other would never end, unless one of them stops. */
    private static boolean isFlooding(EntityManager em, ContactDetails sender, Instant now) {
        return sender.email()
                .map(address -> StoredCareRequests.mailsFrom(em, address, now.minus(A_DAY)))
                .filter(mails -> mails >= CareRequests.MOST_RECEIPTS_A_DAY)
                .isPresent();
    }

    /** A person who writes about what is finished wants something new; a machine does not. */
    private static boolean lock(EntityManager em, CareRequestId id, MailOrigin origin) {
        return StoredCareRequests.lock(
                em, id, origin == MailOrigin.PERSON ? CareRequestState.unfinished() : ALL);
    }

    /** The lock has counted the version up, so that an operator at work on it is told. */
    private CareOpening continued(
            EntityManager em,
            Actor actor,
            CareRequestId id,
            OpenCareRequest.ByMail command,
            Instant received,
            Instant now) {
        CareRequest request =
                StoredCareRequests.find(em, id)
                        .orElseThrow(() -> inconsistent("request", id.toString()));
        boolean isAnswer =
                command.mail().origin() == MailOrigin.PERSON
                        && request.state() == CareRequestState.WAITING;
        CareEvent event = isAnswer ? CareEvent.SENDER_ANSWERED : CareEvent.REPLY_ADDED;
        CareRequestState to =
                CareMoves.target(event, request.state(), request.identity() != null).orElseThrow();
        CareProgress progress = request.progress().movedTo(to, received, desk);
        CareChange change = CareChange.of(request, progress).saying(command.words());
        if (!request.state().isFinal()) {
            RecognisedFacts facts = request.facts().filledFrom(command.facts(), request.missing());
            change = change.with(progress.corrected(facts)).lacking(stillMissing(request, command));
        }
        CareHistoryEntry entry =
                new CareHistoryEntry(
                        request.version(),
                        event,
                        request.state(),
                        to,
                        actor.role(),
                        actor.name(),
                        now,
                        null,
                        command.words(),
                        command.mail().id(),
                        received);
        journal.happened(em, actor, request, change, entry);
        CareRequest after = request.at(request.version(), change);
        if (isAnswer) {
            journal.acknowledge(em, after, after.version());
        }
        return new CareOpening.Continued(after.seen(), after.state(), after.clock());
    }

    /** What was missing and is not said now either; an answer need not repeat what was said. */
    private static Set<MissingFact> stillMissing(
            CareRequest request, OpenCareRequest.ByMail command) {
        if (command.mail().origin() == MailOrigin.MACHINE) {
            return request.missing(); // says nothing, whatever was found in it
        }
        return request.missing().stream()
                .filter(command.missing()::contains)
                .collect(Collectors.toSet());
    }

    private CareOpening opened(
            EntityManager em,
            Actor actor,
            CareRequest request,
            @Nullable MessageId mail,
            boolean isAcknowledged,
            Instant now) {
        CareHistoryEntry entry =
                new CareHistoryEntry(
                        1,
                        CareEvent.OPENED,
                        null,
                        request.state(),
                        actor.role(),
                        actor.name(),
                        now,
                        null,
                        request.words(),
                        mail,
                        mail == null ? null : request.clock().receivedAt());
        journal.opened(em, actor, request, entry);
        if (isAcknowledged) {
            journal.acknowledge(em, request, 1);
        }
        return new CareOpening.Opened(request.seen(), request.clock());
    }

    private CareClock clock(Instant received) {
        return new CareClock(received, desk.dueAfter(received, workingDays), null, null);
    }

    /** What tells a repeated call from another one with the same key. */
    private static String digest(CareRequest request) {
        RecognisedFacts facts = request.facts();
        return MessageId.digest(
                Stream.of(
                                request.channel(),
                                request.sender().email().map(EmailAddress::value),
                                request.sender().phone(),
                                request.words().value(),
                                facts.patientNumber(),
                                facts.facilityCode(),
                                facts.serviceCode(),
                                facts.wishedAt(),
                                new TreeSet<>(request.missing()))
                        .map(String::valueOf)
                        .collect(Collectors.joining("\u0000")));
    }

    private static OneCareException inconsistent(String what, String id) {
        return new OneCareException(
                ErrorCode.DATA_INCONSISTENT,
                "The %s (%s) was taken before but is not there.%nMaybe somebody deleted rows of care_request."
                        .formatted(what, id));
    }
}
