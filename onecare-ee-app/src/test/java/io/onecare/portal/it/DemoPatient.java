package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URL;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who registers and books at a portal with a mail server: Pietro, whom the demo network
 * insures, or somebody of another roll.
 */
public final class DemoPatient {

    private static final String PASSWORD = "un gatto verde beve il tè";

    /** Where mails to him go. */
    public static final String EMAIL = "pietro.campione@example.com";

    private static final Pattern CODE = Pattern.compile("code=([0-9A-Z]{31})");
    private static final Pattern USER_NAME = Pattern.compile("[a-z]+-[0-9]{6}");
    private static final Pattern OFFER = Pattern.compile("href=\"/(booking\\?[^\"]*)\"");
    private static final Pattern TIME = Pattern.compile("name=\"time\" value=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("reference=([0-9A-Z-]{9})");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    /**
     * Who, as the roll has them, and what they look for.
     *
     * @param surname as typed
     * @param name as typed
     * @param taxCode as typed
     * @param birthDate as typed
     * @param email where mails go
     * @param search the page of what they find, of which they take the first
     */
    public record Somebody(
            String surname,
            String name,
            String taxCode,
            String birthDate,
            String email,
            String search) {}

    private static final Somebody PIETRO =
            new Somebody(
                    "Campione",
                    "Pietro",
                    "CMPPTR72S05F205D",
                    "05/11/1972",
                    EMAIL,
                    "results?place=Milano%2C+MI%2C+Italia&patient=DEMO-M-2"
                            + "&category=VISITA-SPECIALISTICA&service=VIS-ALLERGOLOGICA"
                            + "&by=facility&agreed=no&only=online");

    private final URL base;
    private final Somebody who;
    private GreenMail mailServer;
    private Visitor visitor;
    private String userName = "";

    private DemoPatient(URL base, GreenMail mailServer, Somebody who) {
        this.base = base;
        this.who = who;
        this.mailServer = mailServer;
        this.visitor = Visitor.at(base, "127.0.0.1");
    }

    /** Registers by the mail, and logs in. */
    public static DemoPatient registeredAt(URL base, GreenMail mailServer) {
        return registeredAt(base, mailServer, PIETRO);
    }

    /** The same for somebody else. */
    public static DemoPatient registeredAt(URL base, GreenMail mailServer, Somebody who) {
        DemoPatient somebody = new DemoPatient(base, mailServer, who);
        somebody.register();
        return somebody;
    }

    /** As their browser. */
    public Visitor visitor() {
        return visitor;
    }

    /** Books one of the times of ten days from now; gives the reference. */
    public String book(int number) {
        String conditions = conditions(number);
        Map<String, String> form = hidden(page(conditions));
        form.put("accept", "yes");
        return referenceIn(visitor.post(conditions, form));
    }

    /** The reference of a booking that was just made. */
    public static String referenceIn(RawHttp.Answer answer) {
        return find(REFERENCE, answer.header("Location"));
    }

    /** From now on, mails are looked for there. */
    public void getsMailsAt(GreenMail another) {
        mailServer = another;
    }

    /** Logs in again, in a new browser. */
    public void logsInAgain() {
        visitor = Visitor.at(base, "127.0.0.1");
        assertThat(visitor.logIn(userName, PASSWORD).status()).isEqualTo(302);
    }

    private void register() {
        RawHttp http = RawHttp.at(base, "127.0.0.1");
        http.post(
                "registration",
                Map.of(
                        "surname", who.surname(),
                        "name", who.name(),
                        "taxcode", who.taxCode(),
                        "birthdate", who.birthDate(),
                        "email", who.email(),
                        "email2", who.email(),
                        "altcha", Registrant.proof(http)));
        String code = await(() -> found(CODE, text(who.email())));
        http.post(
                "registration/code",
                Map.of("code", code, "step", "password", "password", PASSWORD));
        userName = await(() -> found(USER_NAME, text(who.email())));
        assertThat(visitor.logIn(userName, PASSWORD).status()).isEqualTo(302);
    }

    /** Chooses a time at a facility that shares its agenda, up to the page with the conditions. */
    public String conditions(int number) {
        String offer = await(() -> found(OFFER, page(who.search()))).replace("&amp;", "&");
        List<String> times =
                TIME.matcher(page(offer + "&from=" + LocalDate.now(Clock.systemUTC()).plusDays(10)))
                        .results()
                        .map(time -> time.group(1))
                        .toList();
        assertThat(times).hasSizeGreaterThan(2 * number);
        String summary = path(visitor.post(offer, Map.of("time", times.get(2 * number))));
        return path(visitor.post(summary, Map.of("days", "0")));
    }

    /** How many bookings their page lists. */
    public long bookings() {
        return page("bookings").split("class=\"card appointment\"", -1).length - 1;
    }

    /** A page that is there. */
    public String page(String path) {
        RawHttp.Answer answer = visitor.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String path(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return answer.header("Location").replaceFirst("^https?://[^/]+/", "");
    }

    /** The fields of a page that a browser sends unseen. */
    public static Map<String, String> hidden(String page) {
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
                .map(DemoPatient::text)
                .collect(Collectors.joining());
    }

    /** The mails about a booking, each by what mail programs know it by. */
    public List<String> mails(String reference) {
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

    /** Polls, because nobody tells us. */
    public static void await(BooleanSupplier condition) {
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
