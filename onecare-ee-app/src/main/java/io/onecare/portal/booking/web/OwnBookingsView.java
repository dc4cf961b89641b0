package io.onecare.portal.booking.web;

import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.care.CareRequestState;
import io.onecare.core.care.OwnCareRequest;
import io.onecare.core.member.Insured;
import io.onecare.portal.booking.OwnBookings;
import io.onecare.portal.booking.OwnBookingsDesk;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of bookings, page by page: those ahead, or those that nobody waits for any more. */
@Named
@RequestScoped
public class OwnBookingsView {

    private static final String OVER = "over";

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private OwnBookingsDesk desk;

    private Language language;
    private boolean over;
    private @Nullable String patient;
    private boolean later;
    private OwnBookings page = new OwnBookings(List.of(), false, Set.of(), Map.of(), Map.of());

    @PostConstruct
    void read() {
        language = Language.of(request);
        over = OVER.equals(request.getParameter("show"));
        patient = patient(request.getParameter("patient"));
        Optional<BookingReference> after =
                Optional.ofNullable(request.getParameter("after")).flatMap(BookingReference::parse);
        later = after.isPresent();
        Optional<SignIn> signIn = person.signIn();
        if (signIn.isPresent()) {
            page = desk.page(signIn.get(), over, patient, after.orElse(null));
        }
    }

    /**
     * Gives what customer care was asked and has not answered yet.
     *
     * @return the latest in front; empty beside the bookings that are over, and if there is nothing
     */
    public List<QuestionLine> getQuestions() {
        Optional<SignIn> signIn = person.signIn();
        return over || later || signIn.isEmpty()
                ? List.of()
                : desk.questions(signIn.get()).stream().map(this::line).toList();
    }

    private QuestionLine line(OwnCareRequest question) {
        return new QuestionLine(
                when(question.receivedAt()),
                question.state() == CareRequestState.WAITING
                        ? language.texts().getString("bookings.questions.waiting")
                        : language.say("bookings.questions.due", when(question.dueAt())),
                language.texts().getString("bookings.questions.state." + question.state()));
    }

    private String when(Instant moment) {
        ZonedDateTime there = moment.atZone(BookingStep.ROME);
        Formats formats = Formats.of(language);
        return language.say(
                "layout.when",
                formats.nearDay(there.toLocalDate(), desk.today()),
                formats.time(there.toLocalTime()));
    }

    /** Anybody who is not of the family is like nobody in particular. */
    private @Nullable String patient(@Nullable String number) {
        return number == null || person.nameOf(number).isEmpty() ? null : number;
    }

    /**
     * Gives the bookings of the page.
     *
     * @return those ahead, next first; or those that are over, latest first
     */
    public List<BookingLine> getLines() {
        return page.bookings().stream()
                .map(one -> BookingLine.of(page, one, person, language))
                .toList();
    }

    /**
     * Tells which list it is.
     *
     * @return true for the bookings that nobody waits for any more
     */
    public boolean isOver() {
        return over;
    }

    /**
     * Tells whether this is not the first page.
     *
     * @return true if other bookings came before
     */
    public boolean isLater() {
        return later;
    }

    /**
     * Gives the family, to choose whose bookings are shown.
     *
     * @return everybody first; empty if there is nobody to choose from
     */
    public List<FamilyLink> getFamily() {
        Insured self = person.getInsured();
        if (self == null || person.getDependants().isEmpty()) {
            return List.of();
        }
        List<FamilyLink> links = new ArrayList<>();
        links.add(
                new FamilyLink(
                        language.texts().getString("bookings.family.all"),
                        address(over, null),
                        patient == null));
        links.add(link(self));
        person.getDependants().forEach(dependant -> links.add(link(dependant)));
        return links;
    }

    private FamilyLink link(Insured one) {
        return new FamilyLink(
                SignedInPerson.fullName(one),
                address(over, one.number()),
                one.number().equals(patient));
    }

    /**
     * Gives the address of the bookings ahead, of the same people.
     *
     * @return relative to the page
     */
    public String getAhead() {
        return address(false, patient);
    }

    /**
     * Gives the address of the bookings that are over, of the same people.
     *
     * @return relative to the page
     */
    public String getPast() {
        return address(true, patient);
    }

    /**
     * Gives the address of the first page of this list.
     *
     * @return relative to the page
     */
    public String getFirst() {
        return address(over, patient);
    }

    /**
     * Gives the address of the next page.
     *
     * @return relative to the page; empty if there is none
     */
    public String getNext() {
        if (!page.hasMore()) {
            return "";
        }
        Booking last = page.bookings().get(page.bookings().size() - 1);
        String first = getFirst();
        return first + (first.equals("?") ? "" : "&") + "after=" + last.reference();
    }

    private static String address(boolean over, @Nullable String patient) {
        List<String> parts = new ArrayList<>();
        if (over) {
            parts.add("show=" + OVER);
        }
        if (patient != null) {
            parts.add("patient=" + URLEncoder.encode(patient, StandardCharsets.UTF_8));
        }
        return "?" + String.join("&", parts);
    }
}
