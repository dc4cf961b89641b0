package io.onecare.portal.booking.web;

import io.onecare.core.booking.BookingReference;
import io.onecare.portal.booking.OwnBookingsDesk;
import io.onecare.portal.calendar.CalendarFile;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Gives a booking of whoever is logged in as a file for calendars. */
public class BookingCalendar extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient OwnBookingsDesk desk;

    /**
     * Made by the container.
     *
     * @param desk knows the bookings
     */
    @Inject
    public BookingCalendar(OwnBookingsDesk desk) {
        this.desk = desk;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<CalendarFile> file =
                Optional.ofNullable(request.getParameter("reference"))
                        .flatMap(BookingReference::parse)
                        .flatMap(
                                reference ->
                                        SignIn.of(request)
                                                .flatMap(
                                                        signIn ->
                                                                desk.calendar(
                                                                        signIn,
                                                                        reference,
                                                                        Language.of(request))));
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(file.get().contentType());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + CalendarFile.NAME + "\"");
        response.getOutputStream().write(file.get().content().getBytes(StandardCharsets.UTF_8));
    }
}
