package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From a request to an appointment by mail: both mailboxes, the links of the facility, and what the
 * calendar is told, as ical4j reads it, which did not write it.
 */
@ArquillianTest
@RunAsClient
class FacilityMailIT {

    private static final String LARA = "lara@under-test.example";
    private static final String LIAM = "liam@under-test.example";
    private static final String AGENDA = "agenda.lettere@under-test.example";
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LOOKS_EVERY_NANOS = 100_000_000L;
    private static final Pattern TOKEN = Pattern.compile("code=([0-9A-Z]{26})#confirm");
    private static final String DAY =
            "(lune|marte|mercole|giove|vener)dì [0-9]+ [a-z]+ [0-9]{4}|sabato [0-9]+ [a-z]+ [0-9]{4}"
                    + "|domenica [0-9]+ [a-z]+ [0-9]{4}";

    @ArquillianResource private URL base;

    private RawHttp http;
    private RawHttp testers;

    /** A booking as the testers' desk describes it. */
    private record Made(String reference, String state, Instant startsAt, String id) {}

    @BeforeEach
    void connect() {
        http = RawHttp.at(base, "127.0.61.1");
        testers = RawHttp.at(base, "127.0.0.1");
    }

    @Test
    void a_facility_answers_by_its_link_and_the_calendar_follows_every_change() throws Exception {
        Made asked = book("Lara", 9, 10);
        String requested = mail(LARA, "OneCare: richiesta di prenotazione inoltrata", asked);
        assertThat(requested)
                .contains("La tua richiesta è stata inoltrata con successo!")
                .contains("Assistito: Lara Letti", "Prestazione: VISITA EPISTOLARE")
                .contains("Struttura: Centro Lettere & Nuvole", "Telefono: 011 0012345")
                .contains("Medico: Dott.ssa Stella Postali", "Tariffa: 47,50\u00a0€")
                .contains("/bookings/detail?reference=" + asked.reference())
                .containsPattern("Data e ora: (" + DAY + "), ore 10:00");
        assertThat(calendarOf(LARA, "richiesta di prenotazione inoltrata", asked)).isEmpty();
        String toAnswer =
                mail(
                        AGENDA,
                        "OneCare: richiesta di prenotazione "
                                + asked.reference()
                                + ", in attesa di risposta",
                        asked);
        assertThat(toAnswer)
                .contains("Assistito: Lara Letti", "Prestazione: VISITA EPISTOLARE")
                .doesNotContain("LTTLRA80A41H501W", LARA, "1980");
        String token = token(toAnswer);

        for (int i = 0; i < 3; i++) {
            RawHttp.Answer page = look(token);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.body())
                    .contains("Lara Letti", "VISITA EPISTOLARE", "47,50")
                    .doesNotContain("LTTLRA80A41H501W", LARA);
        }
        http.send("HEAD", "facility/answer?code=" + token, "");
        http.get("facility/answer?code=" + token + "&answer=confirm");
        String form = "code=" + token + "&answer=confirm";
        String type = "Content-Type: application/x-www-form-urlencoded";
        assertThat(http.send("POST", "facility/answer", form, type).status()).isEqualTo(403);
        assertThat(http.send("POST", "facility/answer", form, type, "Origin: null").status())
                .isEqualTo(403);
        assertThat(
                        http.send(
                                        "POST",
                                        "facility/answer",
                                        form,
                                        type,
                                        "Origin: null",
                                        "Sec-Fetch-Site: cross-site")
                                .status())
                .isEqualTo(403);
        assertThat(look(asked).state()).isEqualTo("REQUESTED");

        // what browsers send from a page that hides its address
        RawHttp.Answer taken =
                http.send(
                        "POST",
                        "facility/answer",
                        form,
                        type,
                        "Origin: null",
                        "Sec-Fetch-Site: same-origin");

        assertThat(taken.status()).isEqualTo(302);
        assertThat(taken.header("Location")).endsWith("/facility/answer?code=" + token);
        assertThat(look(asked).state()).isEqualTo("CONFIRMED");
        assertThat(ask("history", asked))
                .matches("\\[.*, FACILITY_STAFF link:[0-9a-f-]{36} CONFIRM]");
        assertThat(look(token).body())
                .contains("Prenotazione confermata", "Grazie, la conferma è registrata")
                .contains(asked.reference())
                .doesNotContain("Lara", "EPISTOLARE", "<form method=\"post\" action=\"/facility");
        assertThat(mail(AGENDA, "prenotazione " + asked.reference() + " confermata", asked))
                .contains("La conferma della struttura è registrata");
        String confirmed = mail(LARA, "OneCare: prenotazione confermata", asked);
        assertThat(confirmed)
                .contains("La prenotazione è confermata.", "Preparazione")
                .contains("Presentarsi a digiuno da 8 ore.", "Portare gli esami <già> eseguiti.");
        String file = calendarOf(LARA, "prenotazione confermata", asked);
        assertThat(file).doesNotContain("EPISTOLARE", "Lara", "Letti", "Lettere", "Postali");
        assertThat(file.lines())
                .allSatisfy(line -> assertThat(bytes(line)).isLessThanOrEqualTo(75));
        VEvent event = event(file, "PUBLISH");
        String uid = text(event, Property.UID);
        assertThat(uid).startsWith(asked.id() + "@");
        assertThat(text(event, Property.SEQUENCE)).isEqualTo("1");
        assertThat(text(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(text(event, Property.CLASS)).isEqualTo("PRIVATE");
        assertThat(text(event, Property.SUMMARY)).isEqualTo("Appuntamento – OneCare");
        assertThat(text(event, Property.LOCATION))
                .isEqualTo("Via dell’Inchiostro 3, scala B, 10121 Torino TO");
        assertThat(text(event, Property.DESCRIPTION)).contains(asked.reference());
        assertThat(start(event)).isEqualTo(asked.startsAt());
        assertThat(end(event)).isEqualTo(asked.startsAt().plusSeconds(1_800));

        Made moved = made(ask("move", asked, "&days=10&hour=11"));
        assertThat(mail(LARA, "OneCare: appuntamento spostato", moved))
                .contains("Il nuovo orario non è ancora definitivo")
                .containsPattern("L’orario precedente, (" + DAY + "), ore 10:00, non è più valido");
        VEvent tentative = event(calendarOf(LARA, "appuntamento spostato", moved), "PUBLISH");
        assertThat(text(tentative, Property.UID)).isEqualTo(uid);
        assertThat(text(tentative, Property.SEQUENCE)).isEqualTo("3");
        assertThat(text(tentative, Property.STATUS)).isEqualTo("TENTATIVE");
        assertThat(start(tentative)).isEqualTo(moved.startsAt());
        String again =
                token(
                        mail(
                                AGENDA,
                                "spostamento della prenotazione "
                                        + moved.reference()
                                        + ", in attesa di risposta",
                                moved));
        assertThat(look(token).body()).contains("Prenotazione spostata").doesNotContain("Lara");
        assertThat(answer(again, Map.of("answer", "confirm")).status()).isEqualTo(302);
        VEvent stands = event(calendarOf(LARA, "prenotazione confermata", moved), "PUBLISH");
        assertThat(text(stands, Property.UID)).isEqualTo(uid);
        assertThat(text(stands, Property.SEQUENCE)).isEqualTo("4");

        ask("cancel", moved);
        assertThat(mail(LARA, "OneCare: prenotazione annullata", moved))
                .contains("Il file allegato toglie l’appuntamento dal calendario.");
        VEvent off = event(calendarOf(LARA, "prenotazione annullata", moved), "CANCEL");
        assertThat(text(off, Property.UID)).isEqualTo(uid);
        assertThat(text(off, Property.SEQUENCE)).isEqualTo("5");
        assertThat(text(off, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(mail(AGENDA, "prenotazione " + moved.reference() + " annullata", moved))
                .contains("L’appuntamento non avrà luogo");
        assertThat(look(again).body()).contains("Prenotazione annullata", "poi annullata");
    }

    @Test
    void another_time_is_proposed_and_taken_in_the_language_of_the_patient() throws Exception {
        Made asked = book("Liam", 9, 15);
        assertThat(mail(LIAM, "OneCare: booking request sent", asked))
                .contains("Patient: Liam Ladi", "Service: Epistolary consultation", "€47.50");
        String token = token(mail(AGENDA, "richiesta di prenotazione " + asked.reference(), asked));

        RawHttp.Answer empty =
                answer(token, Map.of("answer", "propose", "day", "", "time", "25:00"));
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.body())
                .contains("La risposta non è stata inviata")
                .contains("Inserisci il giorno", "Inserisci l’ora", "value=\"25:00\"");
        RawHttp.Answer past =
                answer(token, Map.of("answer", "propose", "day", "29/2/2024", "time", "10.30"));
        assertThat(past.body()).contains("già passati", "value=\"29/2/2024\"", "value=\"10.30\"");
        String day = asked.startsAt().plusSeconds(86_400).toString().substring(0, 10);
        assertThat(answer(token, Map.of("answer", "propose", "day", day, "time", "16:30")).status())
                .isEqualTo(302);
        assertThat(look(token).body()).contains("Altro orario proposto", "Grazie, la proposta");

        String proposal = mail(LIAM, "OneCare: the facility proposes another time", asked);
        assertThat(proposal)
                .containsPattern(
                        "Proposed time: [A-Z][a-z]+day [0-9]+ [A-Z][a-z]+ [0-9]{4} at 16:30")
                .contains("Accept or reject the proposal:")
                .contains("/bookings/proposal?reference=" + asked.reference());
        Made accepted = made(ask("accept", asked));
        assertThat(accepted.state()).isEqualTo("CONFIRMED");
        assertThat(mail(LIAM, "OneCare: appointment moved", accepted))
                .contains("The new time is confirmed.", "Do not eat for 8 hours.");
        VEvent event = event(calendarOf(LIAM, "appointment moved", accepted), "PUBLISH");
        assertThat(text(event, Property.UID)).startsWith(asked.id() + "@");
        assertThat(text(event, Property.SUMMARY)).isEqualTo("Appointment – OneCare");
        assertThat(start(event)).isEqualTo(accepted.startsAt());
        assertThat(
                        mail(
                                AGENDA,
                                "prenotazione " + accepted.reference() + ", nuovo orario",
                                accepted))
                .contains("L’appuntamento ha un nuovo orario.");
        assertThat(look(token).body()).contains("Prenotazione spostata");
    }

    @Test
    void of_two_clicks_at_once_one_declines_and_the_other_is_told() throws Exception {
        Made asked = book("Lara", 9, 16);
        String token = token(mail(AGENDA, "richiesta di prenotazione " + asked.reference(), asked));
        assertThat(answer(token, Map.of("answer", "decline")).body()).contains("Scegli il motivo.");
        assertThat(answer(token, Map.of("answer", "decline", "reason", "BORED")).body())
                .contains("Scegli il motivo.");
        assertThat(answer(token, Map.of("answer", "burn")).status()).isEqualTo(200);
        assertThat(look(asked).state()).isEqualTo("REQUESTED");

        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<RawHttp.Answer>> clicks =
                java.util.stream.IntStream.range(0, 4)
                        .mapToObj(
                                i ->
                                        threads.submit(
                                                () -> {
                                                    start.await();
                                                    return answer(
                                                            token,
                                                            Map.of(
                                                                    "answer",
                                                                    "decline",
                                                                    "reason",
                                                                    "NOT_AGREED"));
                                                }))
                        .toList();
        start.countDown();
        int acted = 0;
        for (Future<RawHttp.Answer> click : clicks) {
            if (click.get().status() == 302) {
                acted++;
            } else {
                assertThat(click.get().status()).isEqualTo(200);
                assertThat(click.get().body()).contains("Richiesta rifiutata");
            }
        }
        threads.shutdownNow();
        assertThat(acted).isEqualTo(1);
        assertThat(ask("history", asked)).containsOnlyOnce("DECLINE");
        assertThat(mail(LARA, "OneCare: richiesta di prenotazione non accolta", asked))
                .contains("Motivo: alla struttura non risulta un accordo preso per telefono.")
                .contains("L’assistenza è già stata informata");
        assertThat(calendarOf(LARA, "richiesta di prenotazione non accolta", asked)).isEmpty();
    }

    @Test
    void a_reminder_comes_once_to_the_address_that_was_chosen() throws Exception {
        String address = "promemoria.lara@under-test.example";
        Made asked = book("Lara", 11, 9, "&reminder=" + address);
        String token = token(mail(AGENDA, "richiesta di prenotazione " + asked.reference(), asked));
        answer(token, Map.of("answer", "confirm"));
        mail(LARA, "prenotazione confermata", asked);
        assertThat(mails(address)).isEmpty();

        ask("remind", asked);

        assertThat(mail(address, "OneCare: promemoria dell’appuntamento", asked))
                .contains("Ti ricordiamo questo appuntamento.", "Presentarsi a digiuno da 8 ore.");
        ask("cancel", asked);
        mail(LARA, "OneCare: prenotazione annullata", asked);
        assertThat(mails(address).lines()).hasSize(1);
    }

    @Test
    void a_facility_is_reminded_on_the_last_day_and_answers_by_the_new_link() throws Exception {
        Made asked = book("Lara", 13, 9);
        String first = token(mail(AGENDA, "richiesta di prenotazione " + asked.reference(), asked));

        ask("lastday", asked);

        String reminded = mail(AGENDA, "OneCare: promemoria, la richiesta", asked);
        assertThat(reminded)
                .contains(asked.reference(), "attende ancora una risposta", "Lara Letti")
                .doesNotContain("LTTLRA80A41H501W", LARA);
        String second = token(reminded);
        assertThat(second).isNotEqualTo(first);
        answer(second, Map.of("answer", "confirm"));
        assertThat(look(second).body()).contains("la conferma è registrata");
        assertThat(look(asked).state()).isEqualTo("CONFIRMED");
        assertThat(look(first).body()).contains("Prenotazione confermata");
    }

    @Test
    void a_request_that_nobody_answers_expires_and_its_link_says_so() throws Exception {
        Made asked = book("Lara", 12, 9);
        String token = token(mail(AGENDA, "richiesta di prenotazione " + asked.reference(), asked));
        ask("late", asked);
        assertThat(look(token).body())
                .contains("Richiesta scaduta", "Il tempo per rispondere è passato");
        assertThat(answer(token, Map.of("answer", "confirm")).body()).contains("Richiesta scaduta");

        ask("expire", asked);

        assertThat(look(asked).state()).isEqualTo("EXPIRED");
        assertThat(look(token).body()).contains("Richiesta scaduta");
        assertThat(mail(LARA, "OneCare: richiesta di prenotazione scaduta", asked))
                .contains("Nessuno ha risposto in tempo");
        assertThat(mail(AGENDA, "richiesta " + asked.reference() + " scaduta", asked))
                .contains("i collegamenti per rispondere non valgono più");
    }

    @Test
    void links_cannot_be_guessed_and_what_is_no_link_says_nothing() {
        RawHttp guesser = RawHttp.at(base, "127.0.61.66");
        for (int i = 0; i < 20; i++) {
            RawHttp.Answer answer = guesser.get("facility/answer?code=" + "%026d".formatted(i));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("Collegamento non valido");
        }
        RawHttp.Answer answer = guesser.get("facility/answer?code=" + "%026d".formatted(20));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("Troppi tentativi", "riprova tra un minuto");
        assertThat(http.get("facility/answer").status()).isEqualTo(404);
        assertThat(http.get("facility/answer?code=%3Cb%3E&lang=en").body())
                .contains("Link not valid")
                .doesNotContain("<b>");
    }

    private Made book(String patient, int days, int hour) {
        return book(patient, days, hour, "");
    }

    private Made book(String patient, int days, int hour, String more) {
        return made(
                testers.get(
                                "under-test/booking?do=book&patient="
                                        + patient
                                        + "&days="
                                        + days
                                        + "&hour="
                                        + hour
                                        + more)
                        .body());
    }

    private static Made made(String line) {
        String[] part = line.split(" ");
        assertThat(part).as(line).hasSize(4);
        return new Made(part[0], part[1], Instant.parse(part[2]), part[3]);
    }

    private Made look(Made booking) {
        return made(ask("look", booking));
    }

    private String ask(String what, Made booking) {
        return ask(what, booking, "");
    }

    private String ask(String what, Made booking, String more) {
        return testers.get(
                        "under-test/booking?do="
                                + what
                                + "&reference="
                                + booking.reference()
                                + more)
                .body();
    }

    private RawHttp.Answer look(String token) {
        return http.get("facility/answer?code=" + token);
    }

    private RawHttp.Answer answer(String token, Map<String, String> form) {
        Map<String, String> all = new java.util.HashMap<>(form);
        all.put("code", token);
        return http.post("facility/answer", all);
    }

    private String token(String mail) {
        Matcher link = TOKEN.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        Secrets.remember(link.group(1));
        assertThat(mail)
                .contains(
                        "code=" + link.group(1) + "#propose", "code=" + link.group(1) + "#decline");
        return link.group(1);
    }

    private String mails(String address) {
        return testers.get(
                        "under-test/booking?do=mails&to="
                                + URLEncoder.encode(address, StandardCharsets.UTF_8))
                .body();
    }

    /** The text of the mail about a booking, waiting for it to come; it came once. */
    private String mail(String address, String subject, Made booking) {
        return part("text", number(address, subject, booking));
    }

    private String calendarOf(String address, String subject, Made booking) {
        return part("calendar", number(address, subject, booking));
    }

    private String part(String what, String number) {
        return testers.get("under-test/booking?do=" + what + "&number=" + number).body();
    }

    private String number(String address, String subject, Made booking) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            List<String> found =
                    mails(address)
                            .lines()
                            .filter(line -> line.contains(subject))
                            .map(line -> line.substring(0, line.indexOf(' ')))
                            .filter(number -> part("text", number).contains(booking.reference()))
                            .toList();
            if (!found.isEmpty()) {
                assertThat(found).as(subject).hasSize(1);
                return found.get(0);
            }
            LockSupport.parkNanos(LOOKS_EVERY_NANOS);
        }
        throw new AssertionError(
                "No mail (" + subject + ") came to (" + address + "), but:\n" + mails(address));
    }

    private static VEvent event(String file, String method) throws Exception {
        Calendar calendar = new CalendarBuilder().build(new StringReader(file));
        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        assertThat(calendar.<VEvent>getComponents("VEVENT")).hasSize(1);
        return calendar.<VEvent>getComponents("VEVENT").get(0);
    }

    private static String text(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static Instant start(VEvent event) {
        return Instant.from(
                event.<DtStart<Temporal>>getProperty(Property.DTSTART).orElseThrow().getDate());
    }

    private static Instant end(VEvent event) {
        return Instant.from(
                event.<DtEnd<Temporal>>getProperty(Property.DTEND).orElseThrow().getDate());
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length;
    }
}
