package io.onecare.portal.booking.web;

import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingChange;
import io.onecare.core.booking.BookingEvent;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.Proposal;
import io.onecare.core.booking.RefusalReason;
import io.onecare.core.booking.ReminderWish;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.Preparation;
import io.onecare.core.place.Address;
import io.onecare.portal.booking.OwnBooking;
import io.onecare.portal.booking.OwnBookingsDesk;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.SealedAddress;
import io.onecare.portal.security.SignedInPerson;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The booking that the address names, or the form; for its page and those that change it. */
@Named
@RequestScoped
public class OwnBookingView {

    /** What the keys of the texts about refusals begin with. */
    static final String PROBLEMS = "bookings.message.error.";

    /** Of what will not take place. */
    private static final Set<BookingState> CALLED_OFF =
            Set.of(BookingState.DECLINED, BookingState.EXPIRED, BookingState.CANCELLED);

    /** What the pages that change a booking may have done. */
    private static final Set<String> DONE =
            Set.of("cancelled", "moved", "accepted", "rejected", "kept");

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private OwnBookingsDesk desk;

    private Language language;
    private @Nullable OwnBooking own;

    @PostConstruct
    void read() {
        language = Language.of(request);
        own =
                named().flatMap(
                                reference ->
                                        person.signIn()
                                                .flatMap(signIn -> desk.find(signIn, reference)))
                        .orElse(null);
    }

    private Optional<BookingReference> named() {
        String linked = request.getParameter("reference");
        String reference = linked == null ? Posted.in(request).text("reference") : linked;
        return BookingReference.parse(reference);
    }

    /**
     * Answers as if there were no such page, if there is no such booking.
     *
     * @throws IOException if the browser has gone
     */
    public void require() throws IOException {
        if (own == null && person.signIn().isPresent()) {
            Posted.in(request).notFound();
        }
    }

    /** Reads it again, after it was not as it had been when the page was made. */
    void refresh() {
        read();
    }

    String say(String key) {
        return language.texts().getString(key);
    }

    /** The rest of the key of the text about a refusal; those that cannot happen here share one. */
    String problem(RefusalReason reason) {
        return language.texts().containsKey(PROBLEMS + reason) ? reason.name() : "OTHER";
    }

    Optional<OwnBooking> found() {
        return Optional.ofNullable(own);
    }

    /** Only on a page of a booking that was found. */
    private OwnBooking own() {
        return found().orElseThrow();
    }

    private Booking booking() {
        return own().booking();
    }

    /**
     * Tells whether there is such a booking.
     *
     * @return false also if it is nobody's they may see
     */
    public boolean isFound() {
        return own != null;
    }

    /**
     * Gives how people name it.
     *
     * @return such as {@code 7K3M-9Q2D}
     */
    public String getReference() {
        return booking().reference().toString();
    }

    /**
     * Says what was just done.
     *
     * @return empty if nothing was
     */
    public String getDone() {
        String done = request.getParameter("done");
        return done != null && DONE.contains(done) ? say("bookings.done." + done) : "";
    }

    /**
     * Says when it is.
     *
     * @return day and time at the facility
     */
    public String getWhen() {
        return language.when(booking().startsAt(), booking().zone());
    }

    /**
     * Gives where it stands, for its looks.
     *
     * @return the name of its state, or {@code PROPOSED} or {@code STANDING_PROPOSED} if another
     *     time is proposed for what is asked for or stands
     */
    public String getStanding() {
        return standingOf(booking(), isProposed());
    }

    static String standingOf(Booking booking, boolean isProposed) {
        if (!isProposed) {
            return booking.state().name();
        }
        return booking.state() == BookingState.CONFIRMED ? "STANDING_PROPOSED" : "PROPOSED";
    }

    /**
     * Tells whether the appointment stands, whatever becomes of the time that is proposed.
     *
     * @return false if it is only asked for
     */
    public boolean isStanding() {
        return booking().state() == BookingState.CONFIRMED;
    }

    /**
     * Says where it stands.
     *
     * @return in a few words
     */
    public String getState() {
        return say("bookings.state." + getStanding());
    }

    /**
     * Says what that means for the patient.
     *
     * @return a sentence
     */
    public String getMeaning() {
        Booking booking = booking();
        Proposal proposal = own().proposal();
        String key = "bookings.meaning." + getStanding();
        if (proposal != null) {
            return language.say(key, language.when(proposal.answerBy(), booking.zone()));
        }
        return booking.state() == BookingState.REQUESTED && booking.confirmBy() != null
                ? language.say(key, language.when(booking.confirmBy(), booking.zone()))
                : say(key);
    }

    /**
     * Tells whether the facility has proposed another time that can still be answered.
     *
     * @return true if somebody should answer
     */
    public boolean isProposed() {
        return own().proposal() != null;
    }

    /**
     * Says when it would be instead.
     *
     * @return day and time at the facility; empty if nothing is proposed
     */
    public String getProposedWhen() {
        Proposal proposal = own().proposal();
        return proposal == null ? "" : language.when(proposal.startsAt(), proposal.zone());
    }

    /**
     * Says with whom it would be instead.
     *
     * @return empty for nobody in particular
     */
    public String getProposedPractitioner() {
        return words(own().proposedPractitioner());
    }

    /**
     * Gives the name of the service.
     *
     * @return its code if the catalogue in memory does not have it yet
     */
    public String getService() {
        LocalizedName name = own().service();
        return name == null ? booking().serviceCode() : name.in(language.locale());
    }

    /**
     * Gives the language of that name.
     *
     * @return a language tag
     */
    public String getTongue() {
        LocalizedName name = own().service();
        return name != null && name.english().isPresent() ? language.tag() : "it";
    }

    /**
     * Gives whose appointment it is.
     *
     * @return given name and surname
     */
    public String getPatient() {
        return person.nameOf(booking().patientNumber());
    }

    /**
     * Gives with whom it is.
     *
     * @return empty for nobody in particular
     */
    public String getPractitioner() {
        return words(own().practitioner());
    }

    private static String words(@Nullable PractitionerName name) {
        return name == null
                ? ""
                : name.title().map(title -> title + " ").orElse("")
                        + name.givenName()
                        + " "
                        + name.familyName();
    }

    /**
     * Gives the name of the facility.
     *
     * @return its code if it is not known any more
     */
    public String getFacility() {
        FacilityListing facility = own().facility();
        return facility == null ? booking().facilityCode() : facility.name();
    }

    /**
     * Gives where the facility is.
     *
     * @return empty if it is not known any more
     */
    public String getAddress() {
        FacilityListing facility = own().facility();
        return facility == null ? "" : facility.address().toString();
    }

    /**
     * Gives the public numbers of the facility.
     *
     * @return the one to call first in front; may be empty
     */
    public List<String> getPhones() {
        FacilityListing facility = own().facility();
        return facility == null ? List.of() : facility.phones();
    }

    /**
     * Gives the price that was agreed to.
     *
     * @return in <b>euro</b>
     */
    public BigDecimal getPrice() {
        return booking().price().amount();
    }

    /**
     * Says how it will be reminded of.
     *
     * @return empty if it will not
     */
    public String getReminder() {
        ReminderWish wish = booking().reminder();
        return wish != null && booking().state().isActive()
                ? language.say("bookings.reminder", wish.reminder().days(), wish.email().value())
                : "";
    }

    /**
     * Tells whether it can be called off here now.
     *
     * @return false if it is over, or too late for that
     */
    public boolean isCancellable() {
        return own().possible().contains(BookingEvent.CANCEL);
    }

    /**
     * Gives the address of the page where another time is chosen.
     *
     * @return empty if it cannot be moved here now
     */
    public String getMove() {
        Booking booking = booking();
        return own().possible().contains(BookingEvent.MOVE) && own().facility() != null
                ? request.getContextPath()
                        + "/booking?"
                        + SealedAddress.queryIn(request, Choices.toMove(booking).query())
                : "";
    }

    /**
     * Gives the address of the search for another appointment, once this one will not take place.
     *
     * @return with place, patient and service; empty if there is no need
     */
    public String getAgain() {
        Booking booking = booking();
        FacilityListing facility = own().facility();
        return CALLED_OFF.contains(booking.state())
                ? SealedAddress.in(
                        request,
                        request.getContextPath()
                                + "/search?patient="
                                + encoded(booking.patientNumber())
                                + "&service="
                                + encoded(booking.serviceCode())
                                + (facility == null
                                        ? ""
                                        : "&place=" + encoded(townOf(facility.address()))))
                : "";
    }

    /** As the search knows it: {@code Milano, MI, Italia}. */
    private static String townOf(Address address) {
        return address.comune() + ", " + address.province() + ", Italia";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * Tells whether there is still an entry for calendars.
     *
     * @return false if it will not take place, or did already
     */
    public boolean isAhead() {
        return booking().state().isActive();
    }

    /**
     * Says what the patient is to do before.
     *
     * @return line by line; empty if there is nothing, or it will not take place
     */
    public List<String> getPreparation() {
        Preparation preparation = own().preparation();
        return preparation == null || !isAhead()
                ? List.of()
                : preparation.in(language.locale()).lines().toList();
    }

    /**
     * Tells whether what the patient is to do before is something else than the last message said.
     *
     * @return true if the mail is old; false also if it will not take place
     */
    public boolean isPreparationChanged() {
        return own().preparationChanged() && isAhead();
    }

    /**
     * Tells whether it is to take place, and too late to be called off here.
     *
     * @return true if only a call helps
     */
    public boolean isTooLate() {
        return booking().state().isActive() && !isCancellable();
    }

    /**
     * Gives the booking that took its place.
     *
     * @return its reference; empty if none did
     */
    public String getMovedTo() {
        BookingReference moved = booking().movedTo();
        return moved == null ? "" : moved.toString();
    }

    /**
     * Gives the booking whose place it took.
     *
     * @return its reference; empty if there is none
     */
    public String getMovedFrom() {
        BookingReference moved = booking().movedFrom();
        return moved == null ? "" : moved.toString();
    }

    /**
     * Gives what happened.
     *
     * @return from the first to the last
     */
    public List<HistoryLine> getHistory() {
        return own().history().stream().map(this::line).toList();
    }

    private HistoryLine line(BookingChange change) {
        String what = say("bookings.event." + change.event());
        return new HistoryLine(
                Formats.of(language).moment(change.at()),
                change.reason() == null
                        ? what
                        : language.say(
                                "bookings.event.why",
                                what,
                                language.texts()
                                        .getString(reasons(change.event()) + change.reason())),
                say("bookings.who." + who(change)));
    }

    private String who(BookingChange change) {
        boolean self =
                person.signIn()
                        .filter(signIn -> signIn.account().toString().equals(change.actor()))
                        .isPresent();
        return self ? "SELF" : change.role().name();
    }

    private static String reasons(BookingEvent event) {
        return event == BookingEvent.DECLINE ? "bookings.decline." : "bookings.reason.";
    }
}
