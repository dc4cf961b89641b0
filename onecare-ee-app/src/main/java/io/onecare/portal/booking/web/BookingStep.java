package io.onecare.portal.booking.web;

import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingEditor;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.RefusalReason;
import io.onecare.core.money.Money;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
import io.onecare.portal.booking.BookingDesk;
import io.onecare.portal.booking.Visit;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SealedAddress;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the pages of a booking have in common: what was chosen, and for whom. */
public abstract class BookingStep extends FormView {

    /** Facilities have no zone of their own yet; the network is Italian. */
    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static final String WHEN = "booking.when";

    /** As the results write what was searched for. */
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9=&_.*+%-]{1,1000}");

    @Inject private SignedInPerson person;
    @Inject private BookingDesk desk;
    @Inject private PortalSettings settings;

    private @Nullable Choices choices;
    private @Nullable SignIn signIn;
    private @Nullable Visit visit;
    private @Nullable Booking moved;

    @Override
    protected String problems() {
        return "booking.message.error.";
    }

    /**
     * Reads what was chosen. Whoever comes without anything is sent to the search; what is not
     * there, or nobody's business, is not found.
     *
     * @return false if the answer is given already
     * @throws IOException if the browser has gone
     */
    boolean begin() throws IOException {
        Choices made = choices();
        signIn = person.signIn().orElse(null);
        if (signIn == null) {
            return false; // cannot be: the page is private
        }
        if (made.isEmpty()) {
            posted().leadTo(search());
            return false;
        }
        if (!mayShowPatient()) {
            posted().notFound();
            return false;
        }
        visit =
                desk.visit(
                                signIn,
                                made.code(Choices.FACILITY),
                                made.code(Choices.SERVICE),
                                made.code(Choices.PATIENT))
                        .orElse(null);
        if (visit == null || !findMoved(made.get(Choices.MOVE))) {
            posted().notFound();
            return false;
        }
        return true;
    }

    /** What must be asked before anything of the patient is shown; a member's family is theirs. */
    boolean mayShowPatient() {
        return true;
    }

    /** The pages of a booking begin with this. */
    String pages() {
        return "/booking";
    }

    /** Where the search for somebody else begins. */
    String search() {
        return "/search";
    }

    /**
     * Gives the address of the page where the time is chosen, for its forms.
     *
     * @return without what was chosen so far
     */
    public String getTimePage() {
        return request().getContextPath() + timePage();
    }

    String timePage() {
        return pages();
    }

    /** Gives false if a booking is to be moved that is not there, or is one of something else. */
    private boolean findMoved(String reference) {
        if (reference.isEmpty()) {
            return true;
        }
        moved =
                BookingReference.parse(reference)
                        .flatMap(known -> desk.find(signIn(), known))
                        .filter(booking -> booking.serviceCode().equals(visit().service().code()))
                        .filter(
                                booking ->
                                        booking.patientNumber().equals(visit().patient().number()))
                        .orElse(null);
        return moved != null;
    }

    /** The booking that gets another time; empty if a new one is made. */
    Optional<Booking> moved() {
        return Optional.ofNullable(moved);
    }

    /** Why the library would refuse; empty if it would not. */
    Optional<BookingOutcome.Refused> rehearse(AppointmentTime time, @Nullable Money price) {
        return moved == null
                ? desk.rehearse(signIn(), visit(), time, price)
                : desk.rehearseMove(signIn(), moved.reference(), time, price);
    }

    /**
     * Tells whether a booking gets another time.
     *
     * @return false if a new one is made
     */
    public boolean isMoving() {
        return moved != null;
    }

    /**
     * Gives the address of the results that somebody came from.
     *
     * @return a page of the portal, whatever was sent; empty for whoever did not come from there
     */
    public String getResults() {
        String back = choices().get(Choices.BACK);
        return QUERY.matcher(back).matches() ? link("/results?" + back) : "";
    }

    /**
     * Says which booking gets another time.
     *
     * @return its time and reference; empty if a new one is made
     */
    public String getMovedFrom() {
        return moved == null
                ? ""
                : language()
                        .say(
                                "booking.move.from",
                                when(moved.startsAt(), moved.zone()),
                                moved.reference().toString());
    }

    BookingDesk desk() {
        return desk;
    }

    Choices choices() {
        if (choices == null) {
            choices = Choices.in(request());
        }
        return choices;
    }

    PortalSettings settings() {
        return settings;
    }

    void choose(Choices others) {
        choices = others;
    }

    /** Who is logged in, once {@link #begin} has said true. */
    SignIn signIn() {
        if (signIn == null) {
            throw new IllegalStateException("Nobody is logged in.");
        }
        return signIn;
    }

    /** What is booked, once {@link #begin} has said true. */
    Visit visit() {
        if (visit == null) {
            throw new IllegalStateException("Nothing was chosen.");
        }
        return visit;
    }

    Language language() {
        return Language.of(request());
    }

    Formats formats() {
        return Formats.of(language());
    }

    /**
     * Gives what is shown of the facility, the service and the patient.
     *
     * @return null unless the page is shown
     */
    public @Nullable Visit getVisit() {
        return visit;
    }

    /**
     * Gives the name of the patient.
     *
     * @return given name and surname; empty unless the page is shown
     */
    public String getPatient() {
        return visit == null ? "" : SignedInPerson.fullName(visit.patient());
    }

    /**
     * Gives the name of the service.
     *
     * @return in the reader's language if there is one; empty unless the page is shown
     */
    public String getService() {
        return visit == null ? "" : visit.service().name().in(language().locale());
    }

    /**
     * Gives the language of {@link #getService}.
     *
     * @return a language tag
     */
    public String getServiceTongue() {
        return visit != null && visit.service().name().english().isPresent()
                ? language().tag()
                : Language.IT.tag();
    }

    /**
     * Gives the name of the facility.
     *
     * @return empty unless the page is shown
     */
    public String getFacility() {
        return visit == null ? "" : visit.facility().name();
    }

    /**
     * Gives the address of the facility.
     *
     * @return empty unless the page is shown
     */
    public String getAddress() {
        return visit == null ? "" : visit.facility().address().toString();
    }

    /**
     * Gives the phone numbers of the facility.
     *
     * @return the one to call first in front; may be empty
     */
    public List<String> getPhones() {
        return visit == null ? List.of() : visit.facility().phones();
    }

    /**
     * Gives the booking mode of the facility.
     *
     * @return as the tag for it wants it
     */
    public String getMode() {
        return visit == null ? "" : visit.facility().bookingMode().name();
    }

    /**
     * Gives what was chosen, to be sent along with a form: in its address, so that the page can
     * also be had in the other language, or once more after a log-in.
     *
     * @return the query of the form's address
     */
    public String getQuery() {
        return SealedAddress.queryIn(request(), choices().query());
    }

    /** Writes a time in words, with the year only if it is another one. */
    String when(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        return language().say(WHEN, day(there.toLocalDate()), formats().time(there.toLocalTime()));
    }

    String day(LocalDate day) {
        return formats().nearDay(day, desk.today());
    }

    static String capitalised(String text) {
        int first = text.codePointAt(0);
        return Character.toString(Character.toTitleCase(first))
                + text.substring(Character.charCount(first));
    }

    static String name(PractitionerName name) {
        return name.title().map(title -> title + " ").orElse("")
                + name.givenName()
                + " "
                + name.familyName();
    }

    /** The name of a practitioner who works at the facility. */
    Optional<String> practitionerName(@Nullable String code) {
        return code == null
                ? Optional.empty()
                : desk.practitioners(signIn(), visit()).stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .map(one -> name(one.name()));
    }

    static BigDecimal euro(Money price) {
        return price.amount();
    }

    /**
     * Says why a booking is refused and what to do, with what the library told.
     *
     * @param field the field to correct; empty if there is none
     * @param refused what the library said
     * @param from when the appointment was to begin
     * @param until when it was to end
     */
    void explain(String field, BookingOutcome.Refused refused, Instant from, Instant until) {
        Object[] facts = {
            getPatient(),
            when(from, ROME),
            phone(),
            settings.getContactPhone(),
            formats().longDate(desk.today().plusDays(BookingEditor.MAX_DAYS_AHEAD)),
            refused.facts().price() == null ? "" : formats().money(euro(refused.facts().price()))
        };
        messages().add(field, keyOf(refused), facts);
        if (refused.reason() == RefusalReason.PATIENT_BUSY) {
            desk.overlapping(signIn(), visit(), from, until).ifPresent(this::tellOf);
        }
    }

    /** The rest of the key of the text about a refusal. */
    static String keyOf(BookingOutcome.Refused refused) {
        return refused.facts().coverage() == null
                ? refused.reason().name()
                : refused.reason().name() + "." + refused.facts().coverage().name();
    }

    /** Says what else the patient has then. */
    void tellOf(Booking other) {
        messages()
                .add(
                        "",
                        "OVERLAP",
                        when(other.startsAt(), other.zone()),
                        desk.visitOf(signIn(), other)
                                .map(known -> known.service().name())
                                .map(this::inReadersLanguage)
                                .orElse(other.serviceCode()),
                        other.reference().toString());
    }

    private String inReadersLanguage(LocalizedName name) {
        return name.in(language().locale());
    }

    /** The number to call: the facility's, or that of customer care. */
    private String phone() {
        return getPhones().isEmpty() ? settings.getContactPhone() : getPhones().get(0);
    }
}
