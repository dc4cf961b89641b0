package io.onecare.portal.booking.web;

import io.onecare.core.care.OwnCareRequest;
import io.onecare.portal.booking.BookingDesk;
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
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells that customer care has the request, and when it answers at the latest. */
@Named
@RequestScoped
public class BookingCareView {

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private BookingDesk desk;

    private @Nullable OwnCareRequest asked;

    /**
     * Finds the request.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<SignIn> signIn = person.signIn();
        if (signIn.isEmpty()) {
            return;
        }
        asked =
                Optional.ofNullable(request.getParameter("request"))
                        .flatMap(id -> desk.careRequest(signIn.get(), id))
                        .orElse(null);
        if (asked == null) {
            Posted.in(request).notFound();
        }
    }

    /**
     * Gives when the answer is due.
     *
     * @return in words; empty unless the page is shown
     */
    public String getDue() {
        if (asked == null) {
            return "";
        }
        ZonedDateTime due = asked.dueAt().atZone(BookingStep.ROME);
        Language language = Language.of(request);
        Formats formats = Formats.of(language);
        return language.say(
                "booking.when",
                formats.nearDay(due.toLocalDate(), desk.today()),
                formats.time(due.toLocalTime()));
    }
}
