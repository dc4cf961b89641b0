package io.onecare.portal.booking;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingCriteria;
import io.onecare.core.booking.BookingId;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.Bookings;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.booking.Move;
import io.onecare.core.booking.Proposal;
import io.onecare.core.booking.ProposedBooking;
import io.onecare.core.booking.ToldPreparation;
import io.onecare.core.care.OwnCareRequest;
import io.onecare.core.money.Money;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.Preparation;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.place.Address;
import io.onecare.core.search.FacilitySearch;
import io.onecare.portal.calendar.CalendarFile;
import io.onecare.portal.calendar.CalendarWriter;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the bookings of a family, and lets whoever is logged in call them off. */
@ApplicationScoped
public class OwnBookingsDesk {

    /** So many bookings are on a page. */
    public static final int PAGE_SIZE = 10;

    /** Nobody waits for more answers. */
    private static final int LATEST_QUESTIONS = 20;

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** Somebody may be late, and look up where to go. */
    public static final Duration STILL_AHEAD = Duration.ofHours(1);

    @Inject private OneCare oneCare;
    @Inject private FacilitySearch search;
    @Inject private KnownFacilities facilities;
    @Inject private CalendarWriter calendars;
    @Inject private Clock clock;

    /**
     * Gives a page of bookings, in as many statements for ten as for one.
     *
     * @param signIn who is logged in
     * @param over whether those are wanted that nobody waits for any more, the latest first,
     *     instead of those ahead, the next first
     * @param patientNumber of whom only, or null for the whole family
     * @param after the last one of the page before, or null for the first page
     * @return the page; empty if that one is nobody's they may see
     */
    public OwnBookings page(
            SignIn signIn,
            boolean over,
            @Nullable String patientNumber,
            @Nullable BookingReference after) {
        Actor actor = signIn.actor();
        Bookings bookings = oneCare.bookings();
        Instant since = clock.instant().minus(STILL_AHEAD);
        BookingCriteria criteria =
                over
                        ? BookingCriteria.any().overAt(since).latestFirst()
                        : BookingCriteria.any()
                                .in(Set.of(BookingState.REQUESTED, BookingState.CONFIRMED))
                                .from(since);
        Booking last = after == null ? null : bookings.find(actor, after).orElse(null);
        List<Booking> found =
                after != null && last == null
                        ? List.of()
                        : bookings.page(
                                actor,
                                patientNumber == null ? criteria : criteria.of(patientNumber),
                                last,
                                PAGE_SIZE + 1);
        List<Booking> shown = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        return new OwnBookings(
                shown,
                found.size() > PAGE_SIZE,
                over ? Set.of() : proposed(actor),
                oneCare.facilityDirectory()
                        .withCodes(
                                actor,
                                shown.stream()
                                        .map(Booking::facilityCode)
                                        .collect(Collectors.toSet())),
                shown.isEmpty() ? Map.of() : services(actor));
    }

    /**
     * Gives what they have asked customer care and is not finished yet.
     *
     * @param signIn who is logged in
     * @return of their latest questions those that wait for an answer, the latest in front
     */
    public List<OwnCareRequest> questions(SignIn signIn) {
        return oneCare.careQueue().own(signIn.actor(), null, LATEST_QUESTIONS).stream()
                .filter(question -> !question.state().isFinal())
                .toList();
    }

    /**
     * Tells which day it is.
     *
     * @return today in Europe/Rome
     */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    private Set<BookingId> proposed(Actor actor) {
        return oneCare.bookings().proposed(actor, Bookings.MAX_PAGE_SIZE).stream()
                .filter(waiting -> isOpen(waiting.proposal()))
                .map(ProposedBooking::booking)
                .map(Booking::id)
                .collect(Collectors.toSet());
    }

    /**
     * Finds a booking.
     *
     * @param signIn who is logged in
     * @param reference which one
     * @return empty if there is none, or it is nobody's they may see
     */
    public Optional<OwnBooking> find(SignIn signIn, BookingReference reference) {
        Actor actor = signIn.actor();
        return oneCare.bookings()
                .find(actor, reference)
                .map(
                        booking -> {
                            Proposal proposal =
                                    oneCare.bookings()
                                            .findProposal(actor, reference)
                                            .filter(this::isOpen)
                                            .orElse(null);
                            Map<String, PractitionerName> practitioners =
                                    practitioners(actor, booking);
                            Preparation preparation =
                                    oneCare.facilityDirectory()
                                            .findPreparation(actor, booking.serviceCode())
                                            .orElse(null);
                            return new OwnBooking(
                                    booking,
                                    proposal,
                                    oneCare.bookings().history(actor, reference),
                                    oneCare.bookingEditor().possible(actor, reference),
                                    facilities.find(actor, booking.facilityCode()).orElse(null),
                                    services(actor).get(booking.serviceCode()),
                                    nameOf(practitioners, booking.practitionerCode()),
                                    preparation,
                                    isNews(actor, reference, preparation),
                                    proposal == null
                                            ? null
                                            : nameOf(practitioners, proposal.practitionerCode()));
                        });
    }

    /** Whoever was written to before goes by the mail, unless the page says that it is old. */
    private boolean isNews(
            Actor actor, BookingReference reference, @Nullable Preparation preparation) {
        List<ToldPreparation> told = oneCare.toldPreparations().of(actor, reference);
        return !told.isEmpty()
                && !Objects.equals(told.get(told.size() - 1).preparation(), preparation);
    }

    private boolean isOpen(Proposal proposal) {
        return proposal.answerBy().isAfter(clock.instant());
    }

    private static @Nullable PractitionerName nameOf(
            Map<String, PractitionerName> practitioners, @Nullable String code) {
        return code == null ? null : practitioners.get(code);
    }

    private Map<String, PractitionerName> practitioners(Actor actor, Booking booking) {
        return oneCare.facilityDirectory().practitioners(actor, booking.facilityCode()).stream()
                .collect(Collectors.toMap(PractitionerListing::code, PractitionerListing::name));
    }

    /**
     * Writes a booking for calendars, as the same entry as the mails about it.
     *
     * @param signIn who is logged in
     * @param reference which booking
     * @param language the reader's language
     * @return empty if there is none, or it is nobody's they may see
     */
    public Optional<CalendarFile> calendar(
            SignIn signIn, BookingReference reference, Language language) {
        Actor actor = signIn.actor();
        return oneCare.bookings()
                .find(actor, reference)
                .flatMap(
                        booking ->
                                oneCare.bookings()
                                        .findCalendarEntry(actor, reference)
                                        .map(
                                                entry ->
                                                        calendars.write(
                                                                booking,
                                                                entry,
                                                                addressOf(actor, booking),
                                                                language)));
    }

    private @Nullable Address addressOf(Actor actor, Booking booking) {
        return facilities
                .find(actor, booking.facilityCode())
                .map(FacilityListing::address)
                .orElse(null);
    }

    /**
     * Gives the names of services, from memory.
     *
     * @param actor who asks
     * @return by code
     */
    public Map<String, LocalizedName> services(Actor actor) {
        return search.catalogue(actor).stream()
                .flatMap(category -> category.services().stream())
                .collect(Collectors.toMap(ServiceListing::code, ServiceListing::name));
    }

    /**
     * Calls an appointment off.
     *
     * @param signIn who is logged in
     * @param reference which booking
     * @param reason why
     * @return done or refused
     */
    @Transactional
    public BookingOutcome cancel(
            SignIn signIn, BookingReference reference, CancellationReason reason) {
        return oneCare.bookingEditor().cancel(signIn.actor(), reference, reason);
    }

    /**
     * Takes the other time that the facility has proposed.
     *
     * @param signIn who is logged in
     * @param key names this wish, so that sending it again is harmless
     * @param reference which booking
     * @param expectedPrice the price that was shown
     * @return done with the booking that takes the place of the other; or refused
     */
    @Transactional
    public BookingOutcome accept(
            SignIn signIn, IdempotencyKey key, BookingReference reference, Money expectedPrice) {
        return oneCare.bookingEditor()
                .move(
                        signIn.actor(),
                        new Move(key, reference, new AppointmentTime.AsProposed(), expectedPrice));
    }

    /**
     * Does not take the other time, so that there is no appointment.
     *
     * @param signIn who is logged in
     * @param reference which booking
     * @return done or refused
     */
    @Transactional
    public BookingOutcome reject(SignIn signIn, BookingReference reference) {
        return oneCare.bookingEditor().reject(signIn.actor(), reference);
    }
}
