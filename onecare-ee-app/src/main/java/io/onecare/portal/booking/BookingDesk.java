package io.onecare.portal.booking;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.account.AccountProfile;
import io.onecare.core.account.CallerCheckOutcome;
import io.onecare.core.account.CallerProof;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingCriteria;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.booking.Move;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.CareRequest;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.care.CareRequestState;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.OwnCareRequest;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.core.care.Words;
import io.onecare.core.member.Coverage;
import io.onecare.core.money.Money;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.network.TariffPrice;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.HoldOutcome;
import io.onecare.core.schedule.HoldSlot;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.schedule.SlotFinder;
import io.onecare.core.schedule.SlotHold;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.terms.TermsText;
import io.onecare.core.terms.TermsVersionListing;
import io.onecare.portal.adapter.secret.TextSeal;
import io.onecare.portal.security.SignIn;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds times, keeps them for a while, and books. */
@ApplicationScoped
public class BookingDesk {

    /** The next free times that are told to whoever lost one. */
    private static final int ALTERNATIVES = 3;

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** The longest appointment; whoever overlaps another one began at most that long before. */
    private static final Duration LONGEST = Duration.ofHours(8);

    private static final int MOST_OVERLAPPING = 20;

    /** Whoever comes from the page before has asked just now. */
    private static final int LATEST_REQUESTS = 20;

    @Inject private OneCare oneCare;
    @Inject private FacilitySearch search;
    @Inject private KnownFacilities facilities;
    @Inject private TextSeal seal;
    @Inject private Clock clock;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /**
     * Finds what is about to be booked.
     *
     * @param signIn who is logged in
     * @param facilityCode where
     * @param serviceCode which service
     * @param patientNumber for whom
     * @return empty if there is no such facility or service, the facility does not offer it, or the
     *     patient is nobody whom they may see
     */
    public Optional<Visit> visit(
            SignIn signIn, String facilityCode, String serviceCode, String patientNumber) {
        Actor actor = signIn.actor();
        Optional<FacilityListing> facility =
                facilities
                        .find(actor, facilityCode)
                        .filter(found -> found.serviceCodes().contains(serviceCode));
        Optional<ServiceListing> service =
                search.catalogue(actor).stream()
                        .flatMap(category -> category.services().stream())
                        .filter(one -> one.code().equals(serviceCode))
                        .findFirst();
        return facility.flatMap(
                where ->
                        service.flatMap(
                                what ->
                                        oneCare.members()
                                                .find(actor, patientNumber)
                                                .map(whom -> new Visit(where, what, whom))));
    }

    /**
     * Gives the practitioners with whom the service can be booked online.
     *
     * @param signIn who is logged in
     * @param visit what is about to be booked
     * @return by name; empty if the agenda is that of a room or a team
     */
    public List<PractitionerListing> practitionersOnline(SignIn signIn, Visit visit) {
        return oneCare.slotFinder()
                .practitioners(signIn.actor(), visit.facility().code(), visit.service().code());
    }

    /**
     * Gives all who work at the facility.
     *
     * @param signIn who is logged in
     * @param visit what is about to be booked
     * @return by name
     */
    public List<PractitionerListing> practitioners(SignIn signIn, Visit visit) {
        return oneCare.facilityDirectory().practitioners(signIn.actor(), visit.facility().code());
    }

    /**
     * Opens the agenda.
     *
     * @param signIn who is logged in
     * @param visit what is about to be booked
     * @param practitioner with whom, or null for no preference
     * @param wished the first day to show; a day that is past is taken for today
     * @return five days of it
     */
    public FiveDays agenda(
            SignIn signIn, Visit visit, @Nullable String practitioner, LocalDate wished) {
        LocalDate today = today();
        LocalDate from = wished.isBefore(today) ? today : wished;
        SlotCriteria all = criteria(signIn, visit, practitioner);
        Instant end = from.plusDays(FiveDays.DAYS).atStartOfDay(ROME).toInstant();
        SlotCriteria these = all.from(from.atStartOfDay(ROME).toInstant()).until(end);
        List<FreeSlot> slots = new ArrayList<>();
        List<FreeSlot> page;
        do {
            FreeSlot last = slots.isEmpty() ? null : slots.get(slots.size() - 1);
            page = oneCare.slotFinder().page(signIn.actor(), these, last, SlotFinder.MAX_PAGE_SIZE);
            slots.addAll(page);
        } while (page.size() == SlotFinder.MAX_PAGE_SIZE);
        FreeSlot next = first(signIn, all.from(end));
        FreeSlot first = from.equals(today) && !slots.isEmpty() ? slots.get(0) : first(signIn, all);
        return new FiveDays(from, today, slots, next, first);
    }

    /**
     * Tells which day it is.
     *
     * @return today in Europe/Rome
     */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    /**
     * Tells how long it is until a moment.
     *
     * @param moment the moment
     * @return negative if it is past
     */
    public Duration until(Instant moment) {
        return Duration.between(clock.instant(), moment);
    }

    /**
     * Finds the free slots that start at a moment.
     *
     * @param signIn who is logged in
     * @param visit what is about to be booked
     * @param practitioner with whom, or null for no preference
     * @param startsAt the moment
     * @return one for each practitioner who is free; what they hold already in front
     */
    public List<FreeSlot> freeAt(
            SignIn signIn, Visit visit, @Nullable String practitioner, Instant startsAt) {
        List<FreeSlot> free =
                new ArrayList<>(
                        oneCare.slotFinder()
                                .page(
                                        signIn.actor(),
                                        criteria(signIn, visit, practitioner)
                                                .from(startsAt)
                                                .until(startsAt.plusNanos(1_000)),
                                        null,
                                        SlotFinder.MAX_PAGE_SIZE));
        Set<SlotId> held = heldBy(signIn);
        free.sort((one, other) -> held(held, one) - held(held, other));
        return free;
    }

    /**
     * Finds the next free times.
     *
     * @param signIn who is logged in
     * @param visit what is about to be booked
     * @param practitioner with whom, or null for no preference
     * @param from the moment from which on to look
     * @return at most three, in the order of time, each time once
     */
    public List<FreeSlot> alternatives(
            SignIn signIn, Visit visit, @Nullable String practitioner, Instant from) {
        Set<Instant> times = new HashSet<>();
        return oneCare
                .slotFinder()
                .page(
                        signIn.actor(),
                        criteria(signIn, visit, practitioner).from(from),
                        null,
                        SlotFinder.MAX_PAGE_SIZE)
                .stream()
                .filter(slot -> times.add(slot.startsAt()))
                .limit(ALTERNATIVES)
                .toList();
    }

    /**
     * Keeps a slot for whoever is logged in, or keeps it longer.
     *
     * @param signIn who is logged in
     * @param visit what is about to be booked
     * @param slot the slot
     * @return held or refused
     */
    @Transactional
    public HoldOutcome hold(SignIn signIn, Visit visit, SlotId slot) {
        return oneCare.slotHolds()
                .hold(
                        signIn.actor(),
                        new HoldSlot(signIn.accountId(), slot, visit.service().code()));
    }

    /**
     * Gives a slot back.
     *
     * @param signIn who is logged in
     * @param slot the slot
     */
    @Transactional
    public void release(SignIn signIn, SlotId slot) {
        oneCare.slotHolds().release(signIn.actor(), signIn.accountId(), slot);
    }

    /**
     * Gives what is kept for whoever is logged in.
     *
     * @param signIn who is logged in
     * @return by time
     */
    public List<SlotHold> holds(SignIn signIn) {
        return oneCare.slotHolds().inForce(signIn.actor(), signIn.accountId());
    }

    /**
     * Tells what the service costs the patient.
     *
     * @param signIn who is logged in
     * @param visit what is about to be booked
     * @param day the day of the appointment
     * @return empty if the patient is not insured that day, or there is no price
     */
    public Optional<Money> price(SignIn signIn, Visit visit, LocalDate day) {
        Actor actor = signIn.actor();
        return oneCare.members().coverageOn(actor, visit.patient().number(), day)
                        instanceof Coverage.Covered cover
                ? oneCare.tariffs()
                        .priceOn(
                                actor,
                                visit.facility().code(),
                                visit.service().code(),
                                cover.priceListCode(),
                                day)
                        .map(TariffPrice::price)
                : Optional.empty();
    }

    /**
     * Finds out what would become of a booking: books, and takes all of it back. So the rules are
     * the library's, before the page asks for anything more.
     *
     * @param signIn who is logged in
     * @param visit what is about to be booked
     * @param time when
     * @param price the price on that day; null if there is none
     * @return why it would be refused; empty if it would be done
     */
    @Transactional
    public Optional<BookingOutcome.Refused> rehearse(
            SignIn signIn, Visit visit, AppointmentTime time, @Nullable Money price) {
        transactions.setRollbackOnly();
        BookingOutcome outcome =
                oneCare.bookingEditor()
                        .book(
                                signIn.actor(),
                                new Book(
                                        IdempotencyKey.random(),
                                        visit.patient().number(),
                                        visit.service().code(),
                                        time,
                                        price == null ? Money.ofCents(0) : price,
                                        conditions().map(TermsVersionListing::code).orElse(""),
                                        channelOf(signIn),
                                        null));
        return outcome instanceof BookingOutcome.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    /**
     * Finds out what would become of another time for a booking, as {@link #rehearse} does.
     *
     * @param signIn who is logged in
     * @param reference which booking
     * @param time when instead
     * @param price the price on that day; null if there is none
     * @return why it would be refused; empty if it would be done
     */
    @Transactional
    public Optional<BookingOutcome.Refused> rehearseMove(
            SignIn signIn,
            BookingReference reference,
            AppointmentTime time,
            @Nullable Money price) {
        transactions.setRollbackOnly();
        BookingOutcome outcome =
                oneCare.bookingEditor()
                        .move(
                                signIn.actor(),
                                new Move(
                                        IdempotencyKey.random(),
                                        reference,
                                        time,
                                        price == null ? Money.ofCents(0) : price));
        return outcome instanceof BookingOutcome.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    /**
     * Gives a booking another time.
     *
     * @param signIn who is logged in
     * @param wish what is wanted
     * @return done with the new booking, also if it was done before; or refused
     */
    @Transactional
    public BookingOutcome move(SignIn signIn, Move wish) {
        return oneCare.bookingEditor().move(signIn.actor(), wish);
    }

    /**
     * Books.
     *
     * @param signIn who is logged in
     * @param wish what is wanted
     * @return done, also if it was done before; or refused
     */
    @Transactional
    public BookingOutcome book(SignIn signIn, Book wish) {
        return oneCare.bookingEditor().book(signIn.actor(), wish);
    }

    /**
     * Books for somebody on the phone, and records how it was made sure who that is. If that cannot
     * be, nothing is booked.
     *
     * @param signIn who is logged in; an operator
     * @param wish what is wanted
     * @param how how it was made sure who calls
     * @return done, also if it was done before; or refused; empty if the person cannot have been
     *     called back because no number is on file
     */
    @Transactional
    public Optional<BookingOutcome> book(SignIn signIn, Book wish, CallerProof how) {
        CallerCheckOutcome caller =
                oneCare.personFinder().recordCaller(signIn.actor(), wish.patientNumber(), how);
        return caller == CallerCheckOutcome.REFUSED_NO_NUMBER_ON_FILE
                ? Optional.empty()
                : Optional.of(oneCare.bookingEditor().book(signIn.actor(), wish));
    }

    /**
     * Books for somebody who called or wrote, and finishes the request that it came from. If that
     * has changed meanwhile, the booking stands all the same, and the request is left to whoever
     * has it now.
     *
     * @param signIn who is logged in; an operator
     * @param wish what is wanted
     * @param request the request as it was when the operator began to book
     * @return done, also if it was done before; or refused
     */
    @Transactional
    public BookingOutcome book(SignIn signIn, Book wish, SeenCareRequest request) {
        BookingOutcome outcome = oneCare.bookingEditor().book(signIn.actor(), wish);
        if (outcome instanceof BookingOutcome.Done done) {
            oneCare.careRequests()
                    .finish(
                            signIn.actor(),
                            request,
                            done.booking().reference().toString(),
                            Words.none());
        }
        return outcome;
    }

    /**
     * Finds the request to customer care that somebody is about to book for.
     *
     * @param signIn who is logged in; an operator
     * @param id the id as it stands in an address
     * @return empty unless it is theirs and in progress
     */
    @Transactional
    public Optional<CareRequest> inProgress(SignIn signIn, String id) {
        try {
            return oneCare.careQueue()
                    .find(signIn.actor(), CareRequestId.of(UUID.fromString(id)))
                    .filter(one -> one.state() == CareRequestState.IN_PROGRESS)
                    .filter(one -> signIn.actor().name().equals(one.owner()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Tells through which door whoever is logged in comes, unless they answer a mail.
     *
     * @param signIn who is logged in
     * @return customer care for operators, the portal for everybody else
     */
    public static Channel channelOf(SignIn signIn) {
        return signIn.actor().role() == Role.OPERATOR ? Channel.CUSTOMER_CARE : Channel.PORTAL;
    }

    /**
     * Finds what became of a wish.
     *
     * @param signIn who is logged in
     * @param key the key of the wish; keys belong to accounts
     * @return empty if it was not fulfilled
     */
    public Optional<Booking> findByKey(SignIn signIn, IdempotencyKey key) {
        return oneCare.bookings().findByKey(signIn.actor(), key);
    }

    /**
     * Finds a booking.
     *
     * @param signIn who is logged in
     * @param reference which one
     * @return empty if there is none that they may see
     */
    @Transactional
    public Optional<Booking> find(SignIn signIn, BookingReference reference) {
        return oneCare.bookings().find(signIn.actor(), reference);
    }

    /**
     * Finds what else the patient has at a time.
     *
     * @param signIn who is logged in
     * @param visit what is about to be booked
     * @param from the first moment
     * @param until the moment after the last one
     * @return the first such appointment; empty if there is none
     */
    @Transactional
    public Optional<Booking> overlapping(SignIn signIn, Visit visit, Instant from, Instant until) {
        return oneCare
                .bookings()
                .page(
                        signIn.actor(),
                        BookingCriteria.any()
                                .of(visit.patient().number())
                                .in(Set.of(BookingState.REQUESTED, BookingState.CONFIRMED))
                                .from(from.minus(LONGEST))
                                .until(until),
                        null,
                        MOST_OVERLAPPING)
                .stream()
                .filter(booking -> booking.endsAt().isAfter(from))
                .findFirst();
    }

    /**
     * Gives the general conditions in force.
     *
     * @return empty if none are published; nobody can book then
     */
    public Optional<TermsText> conditionsText() {
        return conditions()
                .flatMap(
                        version ->
                                oneCare.terms()
                                        .text(
                                                Actor.visitor(),
                                                TermsKind.GENERAL_CONDITIONS,
                                                version.code()));
    }

    private Optional<TermsVersionListing> conditions() {
        return oneCare.terms()
                .inForce(Actor.visitor(), TermsKind.GENERAL_CONDITIONS, clock.instant());
    }

    /**
     * Asks customer care to find a time.
     *
     * @param signIn who is logged in
     * @param visit what is to be booked
     * @param key names the question, so that asking it again is harmless
     * @param words what else there is to say
     * @return opened, known already or refused
     */
    @Transactional
    public CareOpening askCare(SignIn signIn, Visit visit, String key, Words words) {
        return oneCare.careRequests()
                .open(
                        signIn.actor(),
                        new OpenCareRequest.OnPortal(
                                key,
                                ContactDetails.none(),
                                words,
                                new RecognisedFacts(
                                        visit.patient().number(),
                                        visit.facility().code(),
                                        visit.service().code(),
                                        null)));
    }

    /**
     * Finds a question to customer care.
     *
     * @param signIn who is logged in
     * @param id which one
     * @return empty if it is not among the latest they asked
     */
    public Optional<OwnCareRequest> careRequest(SignIn signIn, String id) {
        return oneCare.careQueue().own(signIn.actor(), null, LATEST_REQUESTS).stream()
                .filter(request -> request.seen().id().toString().equals(id))
                .findFirst();
    }

    /**
     * Gives the facility and the service of a booking, to show it.
     *
     * @param signIn who is logged in
     * @param booking a booking that they may see
     * @return empty if the patient, facility or service is not known any more
     */
    public Optional<Visit> visitOf(SignIn signIn, Booking booking) {
        return visit(
                signIn, booking.facilityCode(), booking.serviceCode(), booking.patientNumber());
    }

    /**
     * Gives the address of the account.
     *
     * @param signIn who is logged in
     * @return empty if the account is gone
     */
    public Optional<EmailAddress> email(SignIn signIn) {
        return oneCare.accounts()
                .find(signIn.actor(), signIn.accountId())
                .map(AccountProfile::email);
    }

    /**
     * Writes an address for reminders so that it can stand in the address of a page.
     *
     * @param signIn who is logged in
     * @param email the address
     * @return what only {@link #unsealed} reads, for the same account
     */
    public String sealed(SignIn signIn, EmailAddress email) {
        return seal.seal(email.value(), sealContext(signIn));
    }

    /**
     * Reads an address for reminders.
     *
     * @param signIn who is logged in
     * @param sealed what stood in the address of a page
     * @return empty if it is none of {@link #sealed} for this account
     */
    public Optional<EmailAddress> unsealed(SignIn signIn, String sealed) {
        return seal.open(sealed, sealContext(signIn)).map(EmailAddress::of);
    }

    private static String sealContext(SignIn signIn) {
        return "reminder " + signIn.account();
    }

    private @Nullable FreeSlot first(SignIn signIn, SlotCriteria criteria) {
        return oneCare.slotFinder().page(signIn.actor(), criteria, null, 1).stream()
                .findFirst()
                .orElse(null);
    }

    private static SlotCriteria criteria(
            SignIn signIn, Visit visit, @Nullable String practitioner) {
        return SlotCriteria.at(visit.facility().code(), visit.service().code())
                .with(practitioner)
                .asSeenBy(signIn.accountId());
    }

    private Set<SlotId> heldBy(SignIn signIn) {
        return Set.copyOf(holds(signIn).stream().map(SlotHold::slot).toList());
    }

    private static int held(Set<SlotId> held, FreeSlot slot) {
        return held.contains(slot.slot()) ? 0 : 1;
    }
}
