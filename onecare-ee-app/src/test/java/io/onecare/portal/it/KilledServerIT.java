package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.onecare.portal.it.server.ShippedServer;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The server is killed between the click and its answer, started again, and the same is clicked
 * again. A server, a database in a file and a mail server of its own, beside the other tests.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledServerIT {

    /** So many that the server is at it for a while. */
    private static final int WRITTEN = 60;

    @TempDir private Path folder;

    private final GreenMail mailServer =
            new GreenMail(
                    new ServerSetup[] {
                        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
                        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
                    });

    @Test
    void a_booking_is_one_and_told_once_however_often_the_server_is_killed() throws Exception {
        mailServer.start();
        GreenMailUser desk = mailServer.setUser("rete@assicurazione.example", "rete", "geheim");
        int port = ShippedServer.freePort();
        Map<String, String> settings =
                Map.of(
                        "ONECARE_DATA",
                        folder.resolve("data").toString(),
                        "ONECARE_MAIL_HOST",
                        "127.0.0.1",
                        "ONECARE_MAIL_PORT",
                        "" + mailServer.getSmtp().getPort(),
                        "ONECARE_MAIL_SECURITY",
                        "none",
                        "ONECARE_IMAP_HOST",
                        "127.0.0.1",
                        "ONECARE_IMAP_PORT",
                        "" + mailServer.getImap().getPort(),
                        "ONECARE_IMAP_SECURITY",
                        "none",
                        "ONECARE_IMAP_USER",
                        "rete",
                        "ONECARE_IMAP_PASSWORD",
                        "geheim");
        URL base = URI.create("http://localhost:" + port + "/").toURL();
        try {
            DemoPatient pietro;
            List<Map<String, String>> clicks = new ArrayList<>();
            List<String> pages = new ArrayList<>();
            try (ShippedServer first = ShippedServer.start(folder.resolve("1"), port, settings)) {
                first.awaitReady();
                pietro = DemoPatient.registeredAt(base, mailServer);
                for (int i = 0; i < 2; i++) {
                    String conditions = pietro.conditions(i);
                    Map<String, String> form = DemoPatient.hidden(pietro.page(conditions));
                    form.put("accept", "yes");
                    pages.add(conditions);
                    clicks.add(form);
                }
                // the first is answered by nobody; of the second, nobody knows whether it arrived
                pietro.visitor().postAndHangUp(pages.get(0), clicks.get(0));
                DemoPatient.await(() -> pietro.bookings() == 1);
                writeToTheDesk(desk);
                while (waiting(desk) == WRITTEN) {
                    LockSupport.parkNanos(1_000_000); // until it has begun to read them
                }
                pietro.visitor().postAndHangUp(pages.get(1), clicks.get(1));
                first.kill();
                assertThat(waiting(desk)).as("killed while it read").isPositive();
            }
            try (ShippedServer again = ShippedServer.start(folder.resolve("2"), port, settings)) {
                again.awaitReady();
                for (int i = 0; i < 2; i++) {
                    String reference = clicked(pietro, pages.get(i), clicks.get(i));
                    assertThat(clicked(pietro, pages.get(i), clicks.get(i)))
                            .as("clicked once more")
                            .isEqualTo(reference);
                    assertThat(pietro.page("bookings/detail?reference=" + reference))
                            .contains("Pietro Campione");
                    DemoPatient.await(() -> pietro.mails(reference).size() >= 2);
                    assertThat(pietro.mails(reference))
                            .as("one to the patient, one to the facility")
                            .hasSize(2)
                            .anyMatch(mail -> mail.contains(DemoPatient.EMAIL))
                            .anyMatch(mail -> !mail.contains(DemoPatient.EMAIL));
                }
                assertThat(pietro.bookings()).isEqualTo(2);
                DemoPatient.await(() -> waiting(desk) == 0);
                for (int number = 1; number <= WRITTEN; number++) {
                    String sender = "scrive" + number + "@example.com";
                    DemoPatient.await(() -> !receipts(sender).isEmpty());
                    assertThat(receipts(sender)).as("one request, one receipt").hasSize(1);
                }
            }
        } finally {
            mailServer.stop();
        }
    }

    private static String clicked(DemoPatient who, String page, Map<String, String> form) {
        return DemoPatient.referenceIn(who.visitor().post(page, form));
    }

    /** Mails of different people, which the portal reads every ten seconds. */
    private static void writeToTheDesk(GreenMailUser desk) throws MessagingException {
        for (int number = 1; number <= WRITTEN; number++) {
            String raw =
                    "From: scrive%1$d@example.com\r\nSubject: Visita\r\nMessage-ID: <%1$d@example.com>\r\n\r\nVorrei una visita."
                            .formatted(number);
            desk.deliver(
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private int waiting(GreenMailUser desk) {
        try {
            return (int)
                    mailServer
                            .getManagers()
                            .getImapHostManager()
                            .getInbox(desk)
                            .getMessages()
                            .stream()
                            .filter(mail -> !mail.getFlags().contains(Flags.Flag.DELETED))
                            .count();
        } catch (FolderException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** The mails to somebody, each by what mail programs know it by. */
    private List<String> receipts(String sender) {
        return Stream.of(mailServer.getReceivedMessages())
                .filter(mail -> header(mail, "To").contains(sender))
                .map(mail -> header(mail, "Message-ID"))
                .distinct()
                .toList();
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return String.valueOf(mail.getHeader(name, ","));
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
