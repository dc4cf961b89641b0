package io.onecare.portal.mail;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingChange;
import io.onecare.core.booking.BookingEvent;
import io.onecare.core.booking.BookingId;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.FacilityLink;
import io.onecare.core.member.Insured;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.PreparationVersion;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.network.ServiceSheet;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.ClaimedNotification;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.search.FacilitySearch;
import io.onecare.portal.faces.Language;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds what letters about bookings tell, in the transaction of the desk. A message that something
 * newer has overtaken says nothing: the newer one says it.
 */
final class BookingDrafts {

    private static final Actor ACTOR = Actor.system("mail");

    private final OneCare oneCare;
    private final FacilitySearch search;
    private final Clock clock;
    private final BookingLetters letters;

    BookingDrafts(OneCare oneCare, FacilitySearch search, Clock clock, BookingLetters letters) {
        this.oneCare = oneCare;
        this.search = search;
        this.clock = clock;
        this.letters = letters;
    }

    Draft write(ClaimedNotification message) {
        Optional<Booking> booking =
                oneCare.bookings()
                        .findById(ACTOR, new BookingId(message.subject()))
                        .filter(found -> isStillNews(message, found));
        return booking.isEmpty()
                ? new Draft.NothingToSay()
                : message.audience() == Audience.FACILITY
                        ? toFacility(message, booking.get())
                        : toPatient(message, booking.get());
    }

    /**
     * What something newer has overtaken is none any more; but a facility that proposes another
     * time leaves an appointment as it is, and the patient must have been told of that first.
     */
    private boolean isStillNews(ClaimedNotification message, Booking booking) {
        boolean stands = booking.state() == BookingState.CONFIRMED;
        return switch (message.kind()) {
            case BOOKING_REMINDER -> stands && clock.instant().isBefore(booking.startsAt());
            case BOOKING_CONFIRMED, BOOKING_MOVED ->
                    booking.version() == message.event()
                            || (stands && message.audience() == Audience.PATIENT);
            default -> booking.version() == message.event();
        };
    }

    private Draft toPatient(ClaimedNotification message, Booking booking) {
        BookingFacts facts = facts(booking);
        BiFunction<Language, BookingFacts, Letter> words =
                switch (message.kind()) {
                    case BOOKING_REQUESTED -> letters::requested;
                    case BOOKING_CONFIRMED -> letters::confirmed;
                    case BOOKING_PROPOSED -> letters::proposed;
                    case BOOKING_KEPT -> letters::kept;
                    case BOOKING_DECLINED -> letters::declined;
                    case BOOKING_EXPIRED -> letters::expired;
                    case BOOKING_CANCELLED -> letters::cancelled;
                    case BOOKING_MOVED -> letters::moved;
                    case BOOKING_REMINDER -> letters::reminder;
                    default -> throw noBooking(message);
                };
        PreparationVersion told = facts.preparation();
        if (told != null
                && told.preparation() != null
                && BookingLetters.tellsPreparation(message.kind(), booking)) {
            oneCare.toldPreparations()
                    .record(ACTOR, message.id(), booking.serviceCode(), told.number());
        }
        return new Draft.Ready(words.apply(languageOf(message, booking), facts));
    }

    private Draft toFacility(ClaimedNotification message, Booking booking) {
        BookingFacts facts = facts(booking);
        boolean byFacility = facts.last().role() == Role.FACILITY_STAFF;
        return switch (message.kind()) {
            case BOOKING_REQUESTED, BOOKING_UNANSWERED -> asked(message, facts);
            case BOOKING_MOVED ->
                    booking.state() == BookingState.REQUESTED
                            ? asked(message, facts)
                            : told(facts, "moved");
            case BOOKING_CONFIRMED ->
                    told(
                            facts,
                            facts.last().event() == BookingEvent.BOOK
                                    ? "booked"
                                    : byFacility ? "confirmedHere" : "confirmed");
            case BOOKING_DECLINED ->
                    told(
                            facts,
                            facts.last().event() == BookingEvent.REJECT
                                    ? "rejected"
                                    : byFacility ? "declinedHere" : "declined");
            case BOOKING_KEPT ->
                    told(
                            facts,
                            facts.last().event() == BookingEvent.REJECT
                                    ? "kept"
                                    : "keptUnanswered");
            case BOOKING_EXPIRED -> told(facts, "expired");
            case BOOKING_CANCELLED -> told(facts, byFacility ? "cancelledHere" : "cancelled");
            default -> throw noBooking(message);
        };
    }

    /** Each try makes a link of its own: that of the one before may have arrived. */
    private Draft asked(ClaimedNotification message, BookingFacts facts) {
        Optional<FacilityLink> link =
                oneCare.facilityLinks().issue(ACTOR, facts.booking().id(), message.event());
        return link.<Draft>map(
                        fresh ->
                                new Draft.Ready(
                                        message.kind() == NotificationKind.BOOKING_UNANSWERED
                                                ? letters.facilityReminded(facts, fresh)
                                                : facts.before() == null
                                                        ? letters.facilityRequested(facts, fresh)
                                                        : letters.facilityMoveRequested(
                                                                facts, fresh)))
                .orElseGet(Draft.NothingToSay::new);
    }

    private Draft told(BookingFacts facts, String kind) {
        return new Draft.Ready(letters.facilityTold(facts, kind));
    }

    private BookingFacts facts(Booking booking) {
        List<BookingChange> history = oneCare.bookings().history(ACTOR, booking.reference());
        return new BookingFacts(
                booking,
                history.get(history.size() - 1),
                booking.movedFrom() == null
                        ? null
                        : oneCare.bookings().find(ACTOR, booking.movedFrom()).orElse(null),
                oneCare.bookings().findProposal(ACTOR, booking.reference()).orElse(null),
                oneCare.bookings().findCalendarEntry(ACTOR, booking.reference()).orElseThrow(),
                patientOf(booking)
                        .map(who -> who.name().givenName() + " " + who.name().surname())
                        .orElse(booking.patientNumber()),
                serviceOf(booking),
                oneCare.facilityDirectory()
                        .withCodes(ACTOR, Set.of(booking.facilityCode()))
                        .get(booking.facilityCode()),
                practitionerOf(booking),
                oneCare.serviceCatalogue()
                        .findService(ACTOR, booking.serviceCode())
                        .map(ServiceSheet::preparation)
                        .orElse(null));
    }

    private Optional<Insured> patientOf(Booking booking) {
        return oneCare.members().find(ACTOR, booking.patientNumber());
    }

    private LocalizedName serviceOf(Booking booking) {
        return search.catalogue(ACTOR).stream()
                .flatMap(category -> category.services().stream())
                .filter(service -> service.code().equals(booking.serviceCode()))
                .map(ServiceListing::name)
                .findFirst()
                .orElseGet(() -> LocalizedName.of(booking.serviceCode(), null));
    }

    private @Nullable PractitionerListing practitionerOf(Booking booking) {
        return booking.practitionerCode() == null
                ? null
                : oneCare.facilityDirectory().practitioners(ACTOR, booking.facilityCode()).stream()
                        .filter(one -> one.code().equals(booking.practitionerCode()))
                        .findFirst()
                        .orElse(null);
    }

    /** That of whoever has the mailbox; a reminder may go to one that no account has. */
    private Language languageOf(ClaimedNotification message, Booking booking) {
        return oneCare.accounts()
                .findLanguage(ACTOR, message.recipient())
                .or(
                        () ->
                                patientOf(booking)
                                        .flatMap(
                                                who ->
                                                        oneCare.accounts()
                                                                .find(
                                                                        ACTOR,
                                                                        AccountId.of(
                                                                                who.member()
                                                                                        .value())))
                                        .map(account -> account.language()))
                .map(
                        language ->
                                language == NotificationLanguage.ENGLISH
                                        ? Language.EN
                                        : Language.IT)
                .orElse(Language.IT);
    }

    private static IllegalStateException noBooking(ClaimedNotification message) {
        return new IllegalStateException(
                "The message (%s) is not about a booking.".formatted(message.kind()));
    }
}
