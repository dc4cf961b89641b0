package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.EndTariff;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.time.ValidityPeriod;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Lets happen what happens while somebody books, and counts what came of it. */
@WebServlet("/under-test/booking/*")
public class BookingEvents extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Actor SYSTEM = Actor.system("test");

    @Inject private transient OneCare oneCare;
    @Inject private transient BookingUnderTest bookings;
    @Inject private transient EntityManager entityManager;
    @Inject private transient Clock clock;
    @Resource private transient UserTransaction transaction;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            response.getWriter()
                    .print(Committed.in(transaction, () -> String.valueOf(happen(request))));
        } catch (IOException | RuntimeException fault) {
            throw fault;
        } catch (Exception fault) { // as declared by what runs in transactions
            throw new ServletException(fault);
        }
    }

    private Object happen(HttpServletRequest request) {
        return switch (request.getPathInfo()) {
            case "/count" ->
                    entityManager
                            .createNativeQuery(
                                    "select count(*) from booking where patient_number = ?1")
                            .setParameter(1, request.getParameter("patient"))
                            .getSingleResult();
            case "/held" ->
                    entityManager
                            .createNativeQuery(
                                    "select count(*) from slot_hold where account_id ="
                                            + " (select id from account where user_name = ?1)")
                            .setParameter(1, request.getParameter("user"))
                            .getSingleResult();
            case "/expire" ->
                    entityManager
                            .createNativeQuery(
                                    "update slot_hold set held_since = held_since - 600000000,"
                                            + " expires_at = expires_at - 600000000"
                                            + " where account_id ="
                                            + " (select id from account where user_name = ?1)")
                            .setParameter(1, request.getParameter("user"))
                            .executeUpdate();
            case "/soon" -> // three seconds are left
                    entityManager
                            .createNativeQuery(
                                    "update slot_hold set expires_at = ?2, held_since = ?3"
                                            + " where account_id ="
                                            + " (select id from account where user_name = ?1)")
                            .setParameter(1, request.getParameter("user"))
                            .setParameter(2, (clock.millis() + 3_000) * 1_000)
                            .setParameter(3, (clock.millis() - 600_000) * 1_000)
                            .executeUpdate();
            case "/release" ->
                    entityManager
                            .createNativeQuery(
                                    "delete from slot_hold where account_id ="
                                            + " (select id from account where user_name = ?1)")
                            .setParameter(1, request.getParameter("user"))
                            .executeUpdate();
            case "/price" -> price(request.getParameter("facility"), request.getParameter("to"));
            case "/terms" -> terms(request.getParameter("code"));
            case "/book" ->
                    bookings.book(
                            request.getParameter("patient"),
                            LocalDate.parse(request.getParameter("day")),
                            LocalTime.parse(request.getParameter("hour")));
            case "/cancel" ->
                    oneCare.bookingEditor()
                            .cancel(
                                    Actor.operator("op-1"),
                                    BookingReference.of(request.getParameter("reference")),
                                    CancellationReason.values()[0]);
            default -> throw new IllegalArgumentException(request.getPathInfo());
        };
    }

    private Object price(String facility, String to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Rome"));
        oneCare.networkEditor()
                .end(
                        SYSTEM,
                        new EndTariff(
                                facility,
                                BookingUnderTest.SERVICE,
                                BookingUnderTest.PRICE_LIST,
                                today));
        return oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddTariff(
                                facility,
                                BookingUnderTest.SERVICE,
                                BookingUnderTest.PRICE_LIST,
                                Money.parse(to),
                                ValidityPeriod.from(today)));
    }

    private Object terms(String code) {
        return oneCare.termsEditor()
                .publish(
                        SYSTEM,
                        new PublishTerms(
                                TermsKind.GENERAL_CONDITIONS,
                                code,
                                null,
                                "# Prova\n\nCondizioni di prova " + code + ".",
                                "# Test\n\nTest conditions " + code + "."));
    }
}
