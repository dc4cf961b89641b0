package io.onecare.portal.home.web;

import io.onecare.core.booking.Booking;
import io.onecare.core.booking.Proposal;
import io.onecare.core.booking.ProposedBooking;
import io.onecare.core.member.Insured;
import io.onecare.core.member.Majority;
import io.onecare.core.network.FacilityListing;
import io.onecare.portal.booking.web.BookingLine;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.home.CoverOutlook;
import io.onecare.portal.home.Home;
import io.onecare.portal.home.HomeDesk;
import io.onecare.portal.security.SessionDesk;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.terms.TermsDesk;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is next, and what waits for whoever is logged in. */
@Named
@RequestScoped
public class HomeView {

    /** So long before their 18th birthday it is said what changes then. */
    private static final int DAYS_BEFORE_MAJORITY = 60;

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private SessionDesk sessions;
    @Inject private TermsDesk terms;
    @Inject private HomeDesk desk;
    @Inject private PortalSettings settings;

    private Language language;
    private @Nullable Home home;
    private List<BookingLine> appointments = List.of();
    private List<WaitingThing> waiting = List.of();

    @PostConstruct
    void read() {
        language = Language.of(request);
        Optional<SignIn> signIn = person.signIn();
        if (signIn.isPresent()) {
            Home found = desk.look(signIn.get(), person.getInsured());
            home = found;
            appointments =
                    found.next().bookings().stream()
                            .map(one -> BookingLine.of(found.next(), one, person, language))
                            .toList();
            waiting = waiting(signIn.get(), found);
        }
    }

    /**
     * Gives the next appointments of the family.
     *
     * @return soonest first, at most {@link HomeDesk#MOST_LISTED}
     */
    public List<BookingLine> getAppointments() {
        return appointments;
    }

    /**
     * Says that not all appointments are listed.
     *
     * @return empty if they are
     */
    public String getMore() {
        return home != null && home.next().hasMore()
                ? language.say("home.appointments.more", HomeDesk.MOST_LISTED)
                : "";
    }

    /**
     * Gives what waits for whoever is logged in.
     *
     * @return empty if nothing does
     */
    public List<WaitingThing> getWaiting() {
        return waiting;
    }

    private List<WaitingThing> waiting(SignIn signIn, Home found) {
        List<WaitingThing> all = new ArrayList<>();
        found.proposals().forEach(waits -> all.add(proposal(found, waits)));
        if (found.cover() != CoverOutlook.LASTING) {
            all.add(call(language.texts().getString("home.waiting.cover." + found.cover())));
        }
        if (terms.unseenNotice(signIn).isPresent()) {
            all.add(link("notice", "/notice"));
        }
        sessions.profile(signIn)
                .map(account -> account.pendingEmail())
                .ifPresent(email -> all.add(link("email", "/profile/email", email.value())));
        person.getDependants().stream()
                .filter(dependant -> isAboutToBeOfAge(dependant.birthDate()))
                .forEach(dependant -> all.add(majority(dependant)));
        return all;
    }

    private WaitingThing proposal(Home found, ProposedBooking waits) {
        Booking booking = waits.booking();
        Proposal proposal = waits.proposal();
        return new WaitingThing(
                language.say(
                        "home.waiting.proposal.text",
                        found.next()
                                .facilityOf(booking)
                                .map(FacilityListing::name)
                                .orElse(booking.facilityCode()),
                        language.when(proposal.startsAt(), proposal.zone()),
                        person.nameOf(booking.patientNumber()),
                        language.when(booking.startsAt(), booking.zone()),
                        language.when(proposal.answerBy(), proposal.zone())),
                request.getContextPath() + "/bookings/proposal?reference=" + booking.reference(),
                language.texts().getString("home.waiting.proposal.button"));
    }

    private WaitingThing majority(Insured dependant) {
        return link(
                "majority",
                "/registration/help",
                SignedInPerson.fullName(dependant),
                Formats.of(language).longDate(Majority.firstDayOf(dependant.birthDate())));
    }

    private boolean isAboutToBeOfAge(LocalDate birthDate) {
        LocalDate today = desk.today();
        return !Majority.isReachedOn(today, birthDate)
                && Majority.isReachedOn(today.plusDays(DAYS_BEFORE_MAJORITY), birthDate);
    }

    private WaitingThing link(String what, String page, Object... facts) {
        return new WaitingThing(
                language.say("home.waiting." + what + ".text", facts),
                request.getContextPath() + page,
                language.texts().getString("home.waiting." + what + ".button"));
    }

    private WaitingThing call(String text) {
        return new WaitingThing(
                text,
                Formats.of(language).telephone(settings.getContactPhone()),
                language.say("home.waiting.call", settings.getContactPhone()));
    }
}
