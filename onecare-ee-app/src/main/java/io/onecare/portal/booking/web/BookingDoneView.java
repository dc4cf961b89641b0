package io.onecare.portal.booking.web;

import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.BookingState;
import io.onecare.portal.booking.BookingDesk;
import io.onecare.portal.booking.Visit;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has become of the request: the success page. */
@Named
@RequestScoped
public class BookingDoneView {

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private BookingDesk desk;

    private @Nullable Booking booking;
    private @Nullable Visit visit;

    /**
     * Finds the booking.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<SignIn> signIn = person.signIn();
        if (signIn.isEmpty()) {
            return;
        }
        booking =
                Optional.ofNullable(request.getParameter("reference"))
                        .flatMap(BookingReference::parse)
                        .flatMap(reference -> desk.find(signIn.get(), reference))
                        .orElse(null);
        if (booking == null) {
            Posted.in(request).notFound();
            return;
        }
        visit = desk.visitOf(signIn.get(), booking).orElse(null);
    }

    /**
     * Tells whether the appointment is still to take place.
     *
     * @return false if it was called off meanwhile
     */
    public boolean isActive() {
        return booking != null && booking.state().isActive();
    }

    /**
     * Tells whether the request had been sent before.
     *
     * @return true if nothing was booked twice
     */
    public boolean isKnown() {
        return "yes".equals(request.getParameter("known"));
    }

    /**
     * Tells whether the appointment stands already.
     *
     * @return false if the facility has yet to answer
     */
    public boolean isConfirmed() {
        return booking != null && booking.state() == BookingState.CONFIRMED;
    }

    /**
     * Gives the reference.
     *
     * @return such as {@code 7K3M-9Q2D}
     */
    public String getReference() {
        return booking == null ? "" : booking.reference().toString();
    }

    /**
     * Gives the time in words.
     *
     * @return such as {@code Giovedì 17 ottobre ore 13:00}
     */
    public String getTime() {
        return booking == null ? "" : BookingStep.capitalised(when(booking.startsAt()));
    }

    /**
     * Gives until when the facility answers.
     *
     * @return in words; empty if it need not
     */
    public String getAnswerBy() {
        return booking == null || booking.confirmBy() == null ? "" : when(booking.confirmBy());
    }

    private String when(Instant moment) {
        ZonedDateTime there = moment.atZone(BookingStep.ROME);
        Language language = Language.of(request);
        Formats formats = Formats.of(language);
        return language.say(
                "booking.when",
                formats.nearDay(there.toLocalDate(), desk.today()),
                formats.time(there.toLocalTime()));
    }

    /**
     * Gives what was booked.
     *
     * @return the service's name; its code if it is not known any more
     */
    public String getService() {
        if (visit != null) {
            return visit.service().name().in(Language.of(request).locale());
        }
        return booking == null ? "" : booking.serviceCode();
    }

    /**
     * Gives the language of {@link #getService}.
     *
     * @return a language tag
     */
    public String getServiceTongue() {
        return visit != null && visit.service().name().english().isPresent()
                ? Language.of(request).tag()
                : Language.IT.tag();
    }

    /**
     * Gives for whom.
     *
     * @return the patient's name; empty if it is not known any more
     */
    public String getPatient() {
        return visit == null ? "" : SignedInPerson.fullName(visit.patient());
    }

    /**
     * Gives where.
     *
     * @return the facility's name; its code if it is not known any more
     */
    public String getFacility() {
        if (visit != null) {
            return visit.facility().name();
        }
        return booking == null ? "" : booking.facilityCode();
    }

    /**
     * Gives the address of the facility.
     *
     * @return empty if it is not known any more
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
     * Gives the price that was agreed to.
     *
     * @return in euro; null unless the page is shown
     */
    public @Nullable BigDecimal getPrice() {
        return booking == null ? null : booking.price().amount();
    }
}
