package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.booking.Move;
import io.onecare.core.booking.ReminderWish;
import io.onecare.core.member.Insured;
import io.onecare.core.network.Preparation;
import io.onecare.core.network.SetPreparation;
import io.onecare.core.notification.Reminder;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.terms.TermsKind;
import io.onecare.portal.agenda.AgendaDesk;
import io.onecare.portal.demo.CaughtMail;
import io.onecare.portal.demo.DemoMailDesk;
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
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Books at the facility of {@link LettersUnderTest} and changes bookings as the patient, in place
 * of the pages that do so, tells where they stand, and gives mails as they arrived.
 */
@WebServlet("/under-test/booking")
public class BookingsUnderTest extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Actor SYSTEM = Actor.system("test");

    @Inject private transient OneCare oneCare;
    @Inject private transient AgendaDesk agenda;
    @Inject private transient DemoMailDesk mails;
    @Inject private transient EntityManager entityManager;
    @Inject private transient UserTransaction transaction;
    @Inject private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain;charset=UTF-8");
        try {
            response.getWriter().print(Committed.in(transaction, () -> answer(request)));
        } catch (IOException | RuntimeException fault) {
            throw fault;
        } catch (Exception fault) { // as declared by what runs in transactions
            throw new ServletException(fault);
        }
    }

    private String answer(HttpServletRequest request) {
        String what = request.getParameter("do");
        return switch (what) {
            case "book" -> described(done(book(request)));
            case "move" ->
                    described(
                            done(
                                    oneCare.bookingEditor()
                                            .move(patient(request), move(request, at(request)))));
            case "accept" ->
                    described(
                            done(
                                    oneCare.bookingEditor()
                                            .move(
                                                    patient(request),
                                                    move(
                                                            request,
                                                            new AppointmentTime.AsProposed()))));
            case "reject" ->
                    described(
                            done(
                                    oneCare.bookingEditor()
                                            .reject(patient(request), reference(request))));
            case "propose" ->
                    described(
                            done(
                                    oneCare.bookingEditor()
                                            .propose(
                                                    Actor.facilityStaff(
                                                            LettersUnderTest.FACILITY, "reception"),
                                                    reference(request),
                                                    at(request))));
            case "cancel" ->
                    described(
                            done(
                                    oneCare.bookingEditor()
                                            .cancel(
                                                    SYSTEM,
                                                    reference(request),
                                                    CancellationReason.PATIENT)));
            case "look" -> described(booking(request));
            case "history" ->
                    oneCare.bookings().history(SYSTEM, reference(request)).stream()
                            .map(
                                    change ->
                                            change.role()
                                                    + " "
                                                    + change.actor()
                                                    + " "
                                                    + change.event())
                            .toList()
                            .toString();
            case "told" ->
                    oneCare.toldPreparations().of(SYSTEM, reference(request)).stream()
                            .map(
                                    told ->
                                            told.kind()
                                                    + " "
                                                    + (told.sentAt() == null ? "not sent " : "")
                                                    + told.preparation().italian().split("\n")[0])
                            .toList()
                            .toString();
            case "prepare" ->
                    oneCare.networkEditor()
                            .setPreparation(
                                    SYSTEM,
                                    new SetPreparation(
                                            LettersUnderTest.SERVICE,
                                            request.getParameter("text") == null
                                                    ? LettersUnderTest.PREPARATION
                                                    : Preparation.of(
                                                            request.getParameter("text"), null)))
                            .toString();
            case "remind" ->
                    ""
                            + change(
                                    "update outbox_message set next_try_at = created_at where kind ="
                                            + " 'BOOKING_REMINDER' and state = 'PENDING' and subject_id = ?1",
                                    request);
            case "lastday" ->
                    ""
                            + change(
                                    "update outbox_message set not_before = created_at, next_try_at ="
                                            + " created_at where kind = 'BOOKING_UNANSWERED'"
                                            + " and state = 'PENDING' and subject_id = ?1",
                                    request);
            case "silence" -> // the time to answer a proposal is over
                    ""
                            + (change(
                                            "update booking set confirm_by = requested_at + 1 where id = ?1",
                                            request)
                                    + change(
                                            "update outbox_message set not_before = created_at, next_try_at ="
                                                    + " created_at where kind = 'BOOKING_KEPT'"
                                                    + " and state = 'PENDING' and subject_id = ?1",
                                            request));
            case "late" ->
                    ""
                            + (change(
                                            "update booking set confirm_by = requested_at + 1 where id = ?1",
                                            request)
                                    + change(
                                            "update facility_link set made_at = made_at - 60000000, expires_at ="
                                                    + " made_at where booking_id = ?1",
                                            request));
            case "expire" -> "" + agenda.expireUnanswered();
            case "html" -> mail(request).html();
            case "calendar" -> mail(request).calendar();
            case "text" -> mail(request).text();
            case "mails" -> mailsTo(request);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private BookingOutcome book(HttpServletRequest request) {
        String reminder = request.getParameter("reminder");
        return oneCare.bookingEditor()
                .book(
                        SYSTEM,
                        new Book(
                                IdempotencyKey.random(),
                                "TEST-" + request.getParameter("patient"),
                                LettersUnderTest.SERVICE,
                                at(request),
                                LettersUnderTest.PRICE,
                                oneCare.terms()
                                        .inForce(
                                                SYSTEM,
                                                TermsKind.GENERAL_CONDITIONS,
                                                clock.instant())
                                        .orElseThrow()
                                        .code(),
                                Channel.API,
                                reminder == null
                                        ? null
                                        : new ReminderWish(
                                                EmailAddress.of(reminder),
                                                Reminder.daysBefore(1))));
    }

    private AppointmentTime at(HttpServletRequest request) {
        LocalDateTime start =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Rome"))
                        .plusDays(Integer.parseInt(request.getParameter("days")))
                        .atTime(Integer.parseInt(request.getParameter("hour")), 0);
        return new AppointmentTime.Agreed(
                LettersUnderTest.FACILITY,
                LettersUnderTest.PRACTITIONER,
                start,
                AppointmentTime.Agreed.USUAL_DURATION);
    }

    private static Move move(HttpServletRequest request, AppointmentTime time) {
        return new Move(IdempotencyKey.random(), reference(request), time, LettersUnderTest.PRICE);
    }

    private static BookingReference reference(HttpServletRequest request) {
        return BookingReference.of(request.getParameter("reference"));
    }

    private Booking booking(HttpServletRequest request) {
        return oneCare.bookings().find(SYSTEM, reference(request)).orElseThrow();
    }

    private Actor patient(HttpServletRequest request) {
        Insured patient =
                oneCare.members().find(SYSTEM, booking(request).patientNumber()).orElseThrow();
        return Actor.member(patient.member().value());
    }

    private int change(String sql, HttpServletRequest request) {
        return entityManager
                .createNativeQuery(sql)
                .setParameter(1, booking(request).id().value())
                .executeUpdate();
    }

    private CaughtMail mail(HttpServletRequest request) {
        return mails.mail(Long.parseLong(request.getParameter("number"))).orElseThrow();
    }

    /** Number and subject of the mails to an address, the oldest first. */
    private String mailsTo(HttpServletRequest request) {
        StringBuilder lines = new StringBuilder();
        mails.mails().stream()
                .filter(mail -> mail.recipient().equals(request.getParameter("to")))
                .forEach(mail -> lines.insert(0, mail.number() + " " + mail.subject() + "\n"));
        return lines.toString();
    }

    private static String described(Booking booking) {
        return booking.reference()
                + " "
                + booking.state()
                + " "
                + booking.startsAt()
                + " "
                + booking.id();
    }

    private static Booking done(BookingOutcome outcome) {
        if (outcome instanceof BookingOutcome.Done done) {
            return done.booking();
        }
        throw new AssertionError(outcome);
    }
}
