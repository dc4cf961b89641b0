package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.ClaimedNotification;
import io.onecare.core.notification.NotificationId;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.spi.NotificationSender;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.adapter.mail.MailSender;
import io.onecare.portal.mail.Draft;
import io.onecare.portal.mail.MailDesk;
import io.onecare.portal.settings.MailServer;
import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * Mails about bookings when the mail server is down, and when something newer has happened while
 * one was in hand. The node that sends is one whose clock is ahead, so that the portal's own leaves
 * these mails alone.
 */
@ArquillianTest
public class BookingMailInsideLibertyIT {

    private static final Actor SYSTEM = Actor.system("test");
    private static final String THIS_MACHINE = "127.0.0.1";

    @Inject OneCare oneCare;
    @Inject MailDesk desk;
    @Inject PortalSettings settings;
    @Inject FamilyUnderTest family;
    @Inject EntityManager entityManager;
    @Inject UserTransaction transaction;
    @Inject Clock clock;

    @Test
    void mails_wait_for_the_server_and_come_once() throws Exception {
        awaitIdleOutbox();
        int port = freePort();
        Booking booking =
                Committed.in(
                        transaction,
                        () -> {
                            Booking made = family.book("TEST-Carla", 15, 10);
                            entityManager
                                    .createNativeQuery(
                                            "update outbox_message set next_try_at = next_try_at +"
                                                    + " 3600000000 where subject_id = ?1")
                                    .setParameter(1, made.id().value())
                                    .executeUpdate();
                            return made;
                        });
        ScheduledExecutorService watch = Executors.newScheduledThreadPool(1);
        NotificationSender sender =
                new MailSender(
                        new MailServer(THIS_MACHINE, port, MailServer.Security.NONE, null, null),
                        settings.mailFrom(),
                        settings::getName,
                        desk::write,
                        clock,
                        watch);

        dispatch(Duration.ofMinutes(61), sender);

        assertEquals(List.of("PENDING 1", "PENDING 1"), messages(booking));
        GreenMail server =
                new GreenMail(new ServerSetup(port, THIS_MACHINE, ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            dispatch(Duration.ofMinutes(63), sender);
            dispatch(Duration.ofMinutes(90), sender);

            assertEquals(List.of("SENT 2", "SENT 2"), messages(booking));
            assertEquals(
                    List.of(
                            "OneCare: richiesta di prenotazione "
                                    + booking.reference()
                                    + ", in attesa di risposta",
                            "OneCare: richiesta di prenotazione inoltrata"),
                    Stream.of(server.getReceivedMessages())
                            .filter(mail -> text(mail).contains(booking.reference().toString()))
                            .map(BookingMailInsideLibertyIT::subject)
                            .sorted()
                            .toList());
        } finally {
            server.stop();
            watch.shutdownNow();
        }
    }

    @Test
    void what_is_not_true_any_more_is_not_said() throws Exception {
        Booking booking = Committed.in(transaction, () -> family.book("TEST-Carla", 15, 14));
        assertTrue(says(NotificationKind.BOOKING_REQUESTED, Audience.PATIENT, booking, 1));
        assertTrue(says(NotificationKind.BOOKING_REQUESTED, Audience.FACILITY, booking, 1));
        assertFalse(says(NotificationKind.BOOKING_REMINDER, Audience.PATIENT, booking, 1));

        Committed.in(
                transaction, () -> oneCare.bookingEditor().confirm(SYSTEM, booking.reference()));
        assertFalse(says(NotificationKind.BOOKING_REQUESTED, Audience.PATIENT, booking, 1));
        assertFalse(says(NotificationKind.BOOKING_REQUESTED, Audience.FACILITY, booking, 1));
        assertTrue(says(NotificationKind.BOOKING_CONFIRMED, Audience.PATIENT, booking, 2));
        assertTrue(says(NotificationKind.BOOKING_REMINDER, Audience.PATIENT, booking, 1));

        Committed.in(
                transaction,
                () ->
                        oneCare.bookingEditor()
                                .cancel(SYSTEM, booking.reference(), CancellationReason.PATIENT));
        assertFalse(says(NotificationKind.BOOKING_CONFIRMED, Audience.PATIENT, booking, 2));
        assertFalse(says(NotificationKind.BOOKING_REMINDER, Audience.PATIENT, booking, 1));
    }

    private boolean says(NotificationKind kind, Audience audience, Booking booking, int event) {
        return desk.write(
                        new ClaimedNotification(
                                NotificationId.of(UUID.randomUUID()),
                                kind,
                                audience,
                                booking.id().value(),
                                event,
                                EmailAddress.of("carla@under-test.example"),
                                1,
                                UUID.randomUUID()))
                instanceof Draft.Ready;
    }

    /** What other tests have caused is the portal's own to send. */
    private void awaitIdleOutbox() {
        for (int look = 0; look < 100; look++) {
            Number due =
                    (Number)
                            entityManager
                                    .createNativeQuery(
                                            "select count(*) from outbox_message where state ="
                                                    + " 'PENDING' and attempts = 0 and next_try_at <= ?1")
                                    .setParameter(1, clock.millis() * 1_000)
                                    .getSingleResult();
            if (due.longValue() == 0) {
                return;
            }
            LockSupport.parkNanos(100_000_000L);
        }
    }

    private void dispatch(Duration later, NotificationSender sender) {
        OneCare node =
                OneCare.builder()
                        .entityManager(() -> entityManager)
                        .clock(Clock.offset(clock, later))
                        .build();
        while (node.dispatcher().dispatch(SYSTEM, "late", 50, desk::inTransaction, sender) > 0) {
            // there may be more
        }
    }

    /** Without what the facility is told only if it does not answer. */
    private List<String> messages(Booking booking) {
        return ((List<?>)
                        entityManager
                                .createNativeQuery(
                                        "select state || ' ' || attempts from outbox_message"
                                                + " where subject_id = ?1"
                                                + " and kind <> 'BOOKING_UNANSWERED'")
                                .setParameter(1, booking.id().value())
                                .getResultList())
                .stream().map(String::valueOf).toList();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(THIS_MACHINE))) {
            return socket.getLocalPort();
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return String.valueOf(((Multipart) mail.getContent()).getBodyPart(0).getContent());
        } catch (IOException | MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
