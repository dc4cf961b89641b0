package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.onecare.portal.it.server.ShippedServer;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final String PASSWORD = "un gatto verde beve il tè";
    private static final String EMAIL = "pietro.campione@example.com";
    private static final Pattern CODE = Pattern.compile("code=([0-9A-Z]{31})");
    private static final Pattern USER_NAME = Pattern.compile("[a-z]+-[0-9]{6}");
    private static final Pattern OFFER = Pattern.compile("href=\"/(booking\\?[^\"]*)\"");
    private static final Pattern TIME = Pattern.compile("name=\"time\" value=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("reference=([0-9A-Z-]{9})");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

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
            Visitor pietro;
            List<Map<String, String>> clicks = new ArrayList<>();
            List<String> pages = new ArrayList<>();
            try (ShippedServer first = ShippedServer.start(folder.resolve("1"), port, settings)) {
                first.awaitReady();
                pietro = registered(base);
                for (int i = 0; i < 2; i++) {
                    String conditions = conditions(pietro, i);
                    Map<String, String> form = hidden(page(pietro, conditions));
                    form.put("accept", "yes");
                    pages.add(conditions);
                    clicks.add(form);
                }
                // the first is answered by nobody; of the second, nobody knows whether it arrived
                pietro.postAndHangUp(pages.get(0), clicks.get(0));
                await(() -> bookings(pietro) == 1);
                writeToTheDesk(desk);
                while (waiting(desk) == WRITTEN) {
                    LockSupport.parkNanos(1_000_000); // until it has begun to read them
                }
                pietro.postAndHangUp(pages.get(1), clicks.get(1));
                first.kill();
                assertThat(waiting(desk)).as("killed while it read").isPositive();
            }
            try (ShippedServer again = ShippedServer.start(folder.resolve("2"), port, settings)) {
                again.awaitReady();
                for (int i = 0; i < 2; i++) {
                    String done = pietro.post(pages.get(i), clicks.get(i)).header("Location");
                    String reference = find(REFERENCE, done);
                    assertThat(find(REFERENCE, answer(pietro, pages.get(i), clicks.get(i))))
                            .as("clicked once more")
                            .isEqualTo(reference);
                    assertThat(page(pietro, "bookings/detail?reference=" + reference))
                            .contains("Pietro Campione");
                    await(() -> mails(reference).size() >= 2);
                    assertThat(mails(reference))
                            .as("one to the patient, one to the facility")
                            .hasSize(2)
                            .anyMatch(mail -> mail.contains(EMAIL))
                            .anyMatch(mail -> !mail.contains(EMAIL));
                }
                assertThat(bookings(pietro)).isEqualTo(2);
                await(() -> waiting(desk) == 0);
                for (int number = 1; number <= WRITTEN; number++) {
                    String sender = "scrive" + number + "@example.com";
                    await(() -> !receipts(sender).isEmpty());
                    assertThat(receipts(sender)).as("one request, one receipt").hasSize(1);
                }
            }
        } finally {
            mailServer.stop();
        }
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

    private static String answer(Visitor visitor, String page, Map<String, String> form) {
        return visitor.post(page, form).header("Location");
    }

    /** Registers as one of the demo's people, by the mail, and logs in. */
    private Visitor registered(URL base) {
        RawHttp http = RawHttp.at(base, "127.0.0.1");
        http.post(
                "registration",
                Map.of(
                        "surname", "Campione",
                        "name", "Pietro",
                        "taxcode", "CMPPTR72S05F205D",
                        "birthdate", "05/11/1972",
                        "email", EMAIL,
                        "email2", EMAIL,
                        "altcha", Registrant.proof(http)));
        String code = await(() -> found(CODE, text(EMAIL)));
        http.post(
                "registration/code",
                Map.of("code", code, "step", "password", "password", PASSWORD));
        String userName = await(() -> found(USER_NAME, text(EMAIL)));
        Visitor pietro = Visitor.at(base, "127.0.0.1");
        assertThat(pietro.logIn(userName, PASSWORD).status()).isEqualTo(302);
        return pietro;
    }

    /** Chooses a time at a facility that shares its agenda, up to the page with the conditions. */
    private String conditions(Visitor visitor, int number) {
        String offer =
                await(
                                () ->
                                        found(
                                                OFFER,
                                                page(
                                                        visitor,
                                                        "results?place=Milano%2C+MI%2C+Italia&patient=DEMO-M-2"
                                                                + "&category=VISITA-SPECIALISTICA&service=VIS-ALLERGOLOGICA"
                                                                + "&by=facility&agreed=no&only=online")))
                        .replace("&amp;", "&");
        List<String> times =
                TIME.matcher(
                                page(
                                        visitor,
                                        offer
                                                + "&from="
                                                + LocalDate.now(Clock.systemUTC()).plusDays(10)))
                        .results()
                        .map(time -> time.group(1))
                        .toList();
        assertThat(times).hasSizeGreaterThan(4);
        String summary = path(visitor.post(offer, Map.of("time", times.get(2 * number))));
        return path(visitor.post(summary, Map.of("days", "0")));
    }

    private static long bookings(Visitor visitor) {
        return page(visitor, "bookings").split("class=\"card appointment\"", -1).length - 1;
    }

    private static String page(Visitor visitor, String path) {
        RawHttp.Answer answer = visitor.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String path(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return answer.header("Location").replaceFirst("^https?://[^/]+/", "");
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(page).results().forEach(m -> fields.put(m.group(1), m.group(2)));
        return fields;
    }

    private static String find(Pattern pattern, String text) {
        String found = found(pattern, text);
        assertThat(found).as(text).isNotNull();
        return found;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return !matcher.find()
                ? null
                : matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }

    /** All that was written to somebody. */
    private String text(String recipient) {
        return Stream.of(mailServer.getReceivedMessages())
                .filter(mail -> header(mail, "To").contains(recipient))
                .map(KilledServerIT::text)
                .collect(Collectors.joining());
    }

    /** The mails about a booking, each by what mail programs know it by. */
    private List<String> mails(String reference) {
        return Stream.of(mailServer.getReceivedMessages())
                .filter(mail -> (header(mail, "Subject") + text(mail)).contains(reference))
                .map(mail -> header(mail, "To") + " " + header(mail, "Message-ID"))
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

    private static String text(Part part) {
        try {
            if (part.getContent() instanceof Multipart parts) {
                StringBuilder all = new StringBuilder();
                for (int i = 0; i < parts.getCount(); i++) {
                    all.append(text(parts.getBodyPart(i)));
                }
                return all.toString();
            }
            return part.isMimeType("text/plain") ? String.valueOf(part.getContent()) : "";
        } catch (IOException | MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void await(BooleanSupplier condition) {
        await(() -> condition.getAsBoolean() ? "" : null);
    }

    private static String await(Supplier<String> what) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < end) {
            String found = what.get();
            if (found != null) {
                return found;
            }
            LockSupport.parkNanos(100_000_000L);
        }
        throw new AssertionError("It did not come.");
    }
}
