package io.onecare.portal.care;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.care.Addressee;
import io.onecare.core.care.CareHistoryEntry;
import io.onecare.core.care.CareNumber;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.CareOutcome;
import io.onecare.core.care.CareQueue;
import io.onecare.core.care.CareQueueCriteria;
import io.onecare.core.care.CareRefusal;
import io.onecare.core.care.CareRequest;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.care.IdentityProof;
import io.onecare.core.care.LatestCareEvent;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.QueuePosition;
import io.onecare.core.care.QueuedCareRequest;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.core.care.SenderAddress;
import io.onecare.core.care.Words;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import io.onecare.portal.mailbox.Recognition;
import io.onecare.portal.mailbox.WrittenMail;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows operators what waits for them, and does what they decide. */
@ApplicationScoped
public class CareDesk {

    /** So many requests of the queue stand on a page. */
    public static final int PAGE = 100;

    private static final Actor DESK = Actor.system("care-desk");

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private OneCare oneCare;
    @Inject private FacilitySearch search;
    @Inject private Recognition recognition;
    @Inject private Clock clock;

    /**
     * Gives a page of the queue.
     *
     * @param signIn who is logged in
     * @param criteria which requests
     * @param after where the page before ended, or null for the first page
     * @return what is due first in front; one more than {@link #PAGE} if there are more
     */
    public List<QueuedCareRequest> queue(
            SignIn signIn, CareQueueCriteria criteria, @Nullable QueuePosition after) {
        return oneCare.careQueue().page(signIn.actor(), criteria, after, PAGE + 1);
    }

    /**
     * Finds requests by the number that people say.
     *
     * @param signIn who is logged in
     * @param number the number
     * @return the latest first; empty if there is none
     */
    public List<QueuedCareRequest> numbered(SignIn signIn, CareNumber number) {
        return oneCare.careQueue().numbered(signIn.actor(), number);
    }

    /**
     * Tells what happened to a request last; that is no look at it.
     *
     * @param signIn who is logged in
     * @param id the request
     * @return empty if there is none for them
     */
    public Optional<LatestCareEvent> latest(SignIn signIn, CareRequestId id) {
        return oneCare.careQueue().latest(signIn.actor(), id);
    }

    /**
     * Opens a request; that is kept in the audit trail.
     *
     * @param signIn who is logged in
     * @param id the request
     * @return empty if there is none for them
     */
    @Transactional
    public Optional<CareFile> open(SignIn signIn, CareRequestId id) {
        Actor actor = signIn.actor();
        return oneCare.careQueue().find(actor, id).map(request -> file(actor, request));
    }

    private CareFile file(Actor actor, CareRequest request) {
        List<CareHistoryEntry> history = history(actor, request.id());
        List<ReadMail> mails = mails(history);
        String service = request.facts().serviceCode();
        Set<String> codes =
                mails.stream().flatMap(ReadMail::facilityCodes).collect(Collectors.toSet());
        Optional.ofNullable(request.facts().facilityCode()).ifPresent(codes::add);
        return new CareFile(
                request,
                history,
                mails,
                codes.isEmpty() ? Map.of() : oneCare.facilityDirectory().withCodes(actor, codes),
                service == null ? null : service(service).orElse(null),
                oneCare.careRequests()
                        .senderAddress(actor, request.id())
                        .orElse(SenderAddress.NONE),
                oneCare.careRequests().addressee(actor, request.id()).orElse(Addressee.NOBODY),
                request.clock().isLateAt(clock.instant()));
    }

    private List<ReadMail> mails(List<CareHistoryEntry> history) {
        List<ReadMail> mails = new ArrayList<>();
        for (CareHistoryEntry entry : history) {
            Instant receivedAt = entry.receivedAt();
            if (receivedAt != null) {
                WrittenMail written = WrittenMail.of(entry.words());
                mails.add(
                        new ReadMail(
                                entry.event(),
                                receivedAt,
                                written,
                                recognition.read(written, receivedAt)));
            }
        }
        return mails;
    }

    private List<CareHistoryEntry> history(Actor actor, CareRequestId id) {
        List<CareHistoryEntry> all = new ArrayList<>();
        List<CareHistoryEntry> page;
        do {
            page = oneCare.careQueue().history(actor, id, all.size(), CareQueue.MAX_PAGE_SIZE);
            all.addAll(page);
        } while (page.size() == CareQueue.MAX_PAGE_SIZE);
        return all;
    }

    private Optional<ServiceListing> service(String code) {
        return catalogue().stream()
                .flatMap(category -> category.services().stream())
                .filter(service -> service.code().equals(code))
                .findFirst();
    }

    /**
     * Gives the catalogue.
     *
     * @return the categories with their services
     */
    public List<CategoryListing> catalogue() {
        return search.catalogue(Actor.visitor());
    }

    /**
     * Finds the facility that was typed.
     *
     * @param signIn who is logged in
     * @param typed its code or its name
     * @return empty if there is none, or more than one
     */
    public Optional<FacilityListing> facility(SignIn signIn, String typed) {
        FacilityListing coded =
                oneCare.facilityDirectory().withCodes(signIn.actor(), Set.of(typed)).get(typed);
        if (coded != null) {
            return Optional.of(coded);
        }
        FacilityPage named =
                search.find(
                        signIn.actor(), FacilityCriteria.any().named(typed), new PageRequest(1, 1));
        return named.total() == 1
                ? Optional.of(named.matches().get(0).facility())
                : Optional.empty();
    }

    /**
     * Writes down a phone call as a request of its own.
     *
     * @param signIn who is logged in
     * @param call what was said
     * @return opened, known already or refused
     */
    @Transactional
    public CareOpening note(SignIn signIn, OpenCareRequest.ByPhone call) {
        return oneCare.careRequests().open(signIn.actor(), call);
    }

    /**
     * Makes a request theirs and begins to work on it: finds out who the sender is, or begins the
     * work itself if that is known.
     *
     * @param signIn who is logged in
     * @param seen the request as they saw it
     * @return performed or refused
     */
    @Transactional
    public CareOutcome take(SignIn signIn, SeenCareRequest seen) {
        return begun(signIn, oneCare.careRequests().take(signIn.actor(), seen));
    }

    /**
     * Makes a colleague's request theirs and begins to work on it.
     *
     * @param signIn who is logged in
     * @param seen the request as they saw it
     * @param why the reason
     * @return performed or refused
     */
    @Transactional
    public CareOutcome takeOver(SignIn signIn, SeenCareRequest seen, String why) {
        return begun(signIn, oneCare.careRequests().takeOver(signIn.actor(), seen, why));
    }

    /** Whatever state it is in; in any but RECEIVED there is nothing to begin. */
    private CareOutcome begun(SignIn signIn, CareOutcome taken) {
        if (!(taken instanceof CareOutcome.Performed performed)) {
            return taken;
        }
        Actor actor = signIn.actor();
        CareOutcome work = oneCare.careRequests().beginWork(actor, performed.seen());
        if (work instanceof CareOutcome.Refused refused) {
            CareOutcome check =
                    refused.reason() == CareRefusal.IDENTITY_NOT_CHECKED
                            ? oneCare.careRequests().beginIdentityCheck(actor, performed.seen())
                            : taken;
            return check instanceof CareOutcome.Performed ? check : taken;
        }
        return work;
    }

    /**
     * Gives a request back.
     *
     * @param signIn who is logged in
     * @param seen the request as they saw it
     * @return performed or refused
     */
    @Transactional
    public CareOutcome giveBack(SignIn signIn, SeenCareRequest seen) {
        return oneCare.careRequests().giveBack(signIn.actor(), seen);
    }

    /**
     * Records who the sender is.
     *
     * @param signIn who is logged in
     * @param seen the request as they saw it
     * @param personNumber the insurer's number of the person
     * @param how how it was found out
     * @return performed or refused
     */
    @Transactional
    public CareOutcome confirmIdentity(
            SignIn signIn, SeenCareRequest seen, String personNumber, IdentityProof how) {
        return oneCare.careRequests().confirmIdentity(signIn.actor(), seen, personNumber, how);
    }

    /**
     * Corrects what was recognised. What is filled in or changed by that is not missing any more.
     *
     * @param signIn who is logged in
     * @param seen the request as they saw it
     * @param facts what is asked for
     * @param missing what was ticked as missing
     * @return performed or refused
     */
    @Transactional
    public CareOutcome correct(
            SignIn signIn, SeenCareRequest seen, RecognisedFacts facts, Set<MissingFact> missing) {
        RecognisedFacts before =
                oneCare.careQueue()
                        .find(DESK, seen.id())
                        .map(CareRequest::facts)
                        .orElse(RecognisedFacts.none());
        Set<MissingFact> still = new HashSet<>(missing);
        if (isGiven(before.patientNumber(), facts.patientNumber())) {
            still.removeAll(Set.of(MissingFact.FULL_NAME, MissingFact.TAX_CODE));
        }
        if (isGiven(before.facilityCode(), facts.facilityCode())) {
            still.remove(MissingFact.FACILITY);
        }
        if (isGiven(before.serviceCode(), facts.serviceCode())) {
            still.remove(MissingFact.SERVICE);
        }
        if (isGiven(before.wishedAt(), facts.wishedAt())) {
            still.remove(MissingFact.APPOINTMENT_TIME);
        }
        return oneCare.careRequests().correct(signIn.actor(), seen, facts, still);
    }

    private static boolean isGiven(@Nullable Object before, @Nullable Object now) {
        return now != null && !now.equals(before);
    }

    /**
     * Asks the sender.
     *
     * @param signIn who is logged in
     * @param seen the request as they saw it
     * @param missing the fixed questions
     * @param words the question in own words; may be none if something is missing
     * @return performed or refused
     */
    @Transactional
    public CareOutcome ask(
            SignIn signIn, SeenCareRequest seen, Set<MissingFact> missing, Words words) {
        return oneCare.careRequests().ask(signIn.actor(), seen, missing, words);
    }

    /**
     * Notes what the sender has answered.
     *
     * @param signIn who is logged in
     * @param seen the request as they saw it
     * @param words what was said
     * @return performed or refused
     */
    @Transactional
    public CareOutcome receiveAnswer(SignIn signIn, SeenCareRequest seen, Words words) {
        return oneCare.careRequests().receiveAnswer(signIn.actor(), seen, words);
    }

    /**
     * Answers a request and finishes it.
     *
     * @param signIn who is logged in
     * @param seen the request as they saw it
     * @param booking the reference of the booking it led to; null if it led to none
     * @param words the answer; may be none
     * @return performed or refused
     */
    @Transactional
    public CareOutcome finish(
            SignIn signIn, SeenCareRequest seen, @Nullable String booking, Words words) {
        return oneCare.careRequests().finish(signIn.actor(), seen, booking, words);
    }

    /**
     * Refuses a request.
     *
     * @param signIn who is logged in
     * @param seen the request as they saw it
     * @param why the reason, for the desk only
     * @param words what the sender is told; may be none
     * @return performed or refused
     */
    @Transactional
    public CareOutcome refuse(SignIn signIn, SeenCareRequest seen, String why, Words words) {
        return oneCare.careRequests().refuse(signIn.actor(), seen, why, words);
    }

    /**
     * Notes that the sender does not want it any more.
     *
     * @param signIn who is logged in
     * @param seen the request as they saw it
     * @return performed or refused
     */
    @Transactional
    public CareOutcome withdraw(SignIn signIn, SeenCareRequest seen) {
        return oneCare.careRequests().withdraw(signIn.actor(), seen);
    }

    /**
     * Finds the name of whoever works at the desk.
     *
     * @param account the technical name of their account
     * @return given name and surname; empty for whoever works through another system
     */
    public Optional<String> colleague(String account) {
        try {
            return oneCare.staffAccounts()
                    .find(DESK, AccountId.of(UUID.fromString(account)))
                    .map(staff -> staff.name().givenName() + " " + staff.name().surname());
        } catch (IllegalArgumentException noAccountOfThePortal) {
            return Optional.empty();
        }
    }

    /**
     * Tells which day it is.
     *
     * @return today in Europe/Rome
     */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }
}
