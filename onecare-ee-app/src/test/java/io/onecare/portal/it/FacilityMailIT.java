package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Property;
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
    private static final Pattern TOKEN = Pattern.compile("code=([0-9A-Z]{26})#confirm");
    private static final String DAY =
            "(lune|marte|mercole|giove|vener)dì [0-9]+ [a-z]+ [0-9]{4}|sabato [0-9]+ [a-z]+ [0-9]{4}"
                    + "|domenica [0-9]+ [a-z]+ [0-9]{4}";

    @ArquillianResource private URL base;

    private RawHttp http;
    private RawHttp testers;
    private CaughtMails mails;

    /** A booking as the testers' desk describes it. */
    private record Made(String reference, String state, Instant startsAt, String id) {}

    @BeforeEach
    void connect() {
        http = RawHttp.at(base, "127.0.61.1");
        testers = RawHttp.at(base, "127.0.0.1");
        mails = new CaughtMails(base);
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
        CaughtMails.Entry event = CaughtMails.entry(file, "PUBLISH");
        String uid = event.uid();
        assertThat(uid).startsWith(asked.id() + "@");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.status()).isEqualTo("CONFIRMED");
        assertThat(event.text(Property.CLASS)).isEqualTo("PRIVATE");
        assertThat(event.text(Property.SUMMARY)).isEqualTo("Appuntamento – OneCare");
        assertThat(event.text(Property.LOCATION))
                .isEqualTo("Via dell’Inchiostro 3, scala B, 10121 Torino TO");
        assertThat(event.text(Property.DESCRIPTION)).contains(asked.reference());
        assertThat(event.start()).isEqualTo(asked.startsAt());
        assertThat(event.end()).isEqualTo(asked.startsAt().plusSeconds(1_800));

        Made moved = made(ask("move", asked, "&days=10&hour=11"));
        assertThat(mail(LARA, "OneCare: appuntamento spostato", moved))
                .contains("Il nuovo orario non è ancora definitivo")
                .containsPattern("L’orario precedente, (" + DAY + "), ore 10:00, non è più valido");
        CaughtMails.Entry tentative = entryOf(LARA, "appuntamento spostato", moved);
        assertThat(tentative.uid()).isEqualTo(uid);
        assertThat(tentative.sequence()).isEqualTo(3);
        assertThat(tentative.status()).isEqualTo("TENTATIVE");
        assertThat(tentative.start()).isEqualTo(moved.startsAt());
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
        CaughtMails.Entry stands = entryOf(LARA, "prenotazione confermata", moved);
        assertThat(stands.uid()).isEqualTo(uid);
        assertThat(stands.sequence()).isEqualTo(4);

        ask("cancel", moved);
        assertThat(mail(LARA, "OneCare: prenotazione annullata", moved))
                .contains("Il file allegato toglie l’appuntamento dal calendario.");
        CaughtMails.Entry off =
                mails.entry(LARA, "prenotazione annullata", moved.reference(), "CANCEL");
        assertThat(off.uid()).isEqualTo(uid);
        assertThat(off.sequence()).isEqualTo(5);
        assertThat(off.status()).isEqualTo("CANCELLED");
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
        CaughtMails.Entry event = entryOf(LIAM, "appointment moved", accepted);
        assertThat(event.uid()).startsWith(asked.id() + "@");
        assertThat(event.text(Property.SUMMARY)).isEqualTo("Appointment – OneCare");
        assertThat(event.start()).isEqualTo(accepted.startsAt());
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
                .contains("Il Customer Care è già stato informato");
        assertThat(calendarOf(LARA, "richiesta di prenotazione non accolta", asked)).isEmpty();
    }

    @Test
    void a_reminder_comes_once_to_the_address_that_was_chosen_and_tells_what_to_do_by_then()
            throws Exception {
        String address = "promemoria.lara@under-test.example";
        Made asked = book("Lara", 11, 9, "&reminder=" + address);
        String token = token(mail(AGENDA, "richiesta di prenotazione " + asked.reference(), asked));
        answer(token, Map.of("answer", "confirm"));
        mail(LARA, "prenotazione confermata", asked);
        assertThat(mails.to(address)).isEmpty();

        ask("prepare", asked, "&text=Bere+molta+acqua.");
        ask("remind", asked);

        try {
            assertThat(mail(address, "OneCare: promemoria dell’appuntamento", asked))
                    .contains("Ti ricordiamo questo appuntamento.", "Bere molta acqua.")
                    .doesNotContain("digiuno");
        } finally {
            ask("prepare", asked);
        }
        assertThat(ask("told", asked))
                .isEqualTo(
                        "[BOOKING_CONFIRMED Presentarsi a digiuno da 8 ore.,"
                                + " BOOKING_REMINDER Bere molta acqua.]");
        Visitor lara = Visitor.at(base, "127.0.61.4");
        lara.logIn("lara.under.test", Colleague.PASSWORD);
        assertThat(lara.get("bookings/detail?reference=" + asked.reference()).body())
                .contains(
                        "Le istruzioni sono cambiate dopo l’ultimo messaggio", "digiuno da 8 ore");
        ask("cancel", asked);
        mail(LARA, "OneCare: prenotazione annullata", asked);
        assertThat(mails.to(address).lines()).hasSize(1);
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

    /** Each step is told to the member, and the desk has it at the end, with a due time. */
    @Test
    void a_facility_that_stays_silent_is_reminded_and_then_the_desk_takes_over() {
        Made asked = book("Lara", 12, 9);
        assertThat(mail(LARA, "OneCare: richiesta di prenotazione inoltrata", asked))
                .containsPattern("La struttura risponde entro (" + DAY + "), ore [0-9:]+");
        String token = token(mail(AGENDA, "richiesta di prenotazione " + asked.reference(), asked));
        ask("lastday", asked);
        assertThat(mail(AGENDA, "OneCare: promemoria, la richiesta " + asked.reference(), asked))
                .contains("senza risposta la richiesta scade e passa al Customer Care");
        Visitor member = Visitor.at(base, "127.0.61.3");
        member.logIn("lara.under.test", Colleague.PASSWORD);
        assertThat(member.get("bookings/detail?reference=" + asked.reference()).body())
                .contains("In attesa di conferma dalla struttura");
        Visitor operator = Colleague.operator(base, "127.0.61.2").visitor();
        assertThat(operator.get("care").body()).doesNotContain(asked.reference());

        ask("late", asked);

        assertThat(look(token).body())
                .contains("Richiesta scaduta", "Il tempo per rispondere è passato");
        assertThat(answer(token, Map.of("answer", "confirm")).body()).contains("Richiesta scaduta");

        ask("expire", asked);

        assertThat(look(asked).state()).isEqualTo("EXPIRED");
        assertThat(look(token).body()).contains("Richiesta scaduta");
        assertThat(mail(LARA, "OneCare: richiesta di prenotazione scaduta", asked))
                .contains("Nessuno ha risposto in tempo", "Il Customer Care è già stato informato");
        assertThat(mail(AGENDA, "richiesta " + asked.reference() + " scaduta", asked))
                .contains("i collegamenti per rispondere non valgono più");
        assertThat(member.get("bookings/detail?reference=" + asked.reference()).body())
                .contains("Senza risposta dalla struttura");
        assertThat(requestOf(operator, asked))
                .contains("La struttura non ha risposto in tempo alla prenotazione.")
                .contains("TEST-Lara", "Centro Lettere")
                .containsPattern("Risposta entro[^0-9]+[0-9]+ [a-z]+, ore [0-9:]+");
    }

    /** The request to customer care that a booking led to, as the operator reads it. */
    private static String requestOf(Visitor operator, Made booking) {
        Matcher link =
                Pattern.compile("care/request\\?id=[0-9a-f-]{36}")
                        .matcher(operator.get("care").body());
        while (link.find()) {
            String page = operator.get(link.group()).body();
            if (page.contains(booking.reference())) {
                return page;
            }
        }
        throw new AssertionError("The desk has no request about the booking.");
    }

    @Test
    void what_stands_is_proposed_another_time_and_changes_only_if_the_patient_takes_it()
            throws Exception {
        Made asked = book("Lara", 14, 9);
        String token = token(mail(AGENDA, "richiesta di prenotazione " + asked.reference(), asked));
        answer(token, Map.of("answer", "confirm"));
        CaughtMails.Entry before = entryOf(LARA, "prenotazione confermata", asked);

        Made proposed = made(ask("propose", asked, "&days=14&hour=16"));

        assertThat(proposed.state()).isEqualTo("CONFIRMED");
        assertThat(proposed.startsAt()).isEqualTo(asked.startsAt());
        assertThat(mail(LARA, "OneCare: la struttura propone un altro orario", asked))
                .containsPattern("L’appuntamento di (" + DAY + "), ore 09:00 resta confermato")
                .contains("Se rifiuti o non rispondi, l’appuntamento resta com’è.")
                .contains("/bookings/proposal?reference=" + asked.reference());
        Visitor member = Visitor.at(base, "127.0.61.4");
        member.logIn("lara.under.test", Colleague.PASSWORD);
        String page = member.get("bookings/proposal?reference=" + asked.reference()).body();
        assertThat(page)
                .contains("L’appuntamento resta confermato", "ore 16:00")
                .contains("Se rifiuti o non rispondi, l’appuntamento resta com’è.");
        Map<String, String> refusal =
                Map.of("reference", asked.reference(), "answer", "reject", "key", "", "price", "");
        String kept = "/bookings/detail?done=kept&reference=" + asked.reference();
        assertThat(member.post("bookings/proposal", refusal).header("Location")).endsWith(kept);
        assertThat(member.post("bookings/proposal", refusal).header("Location"))
                .as("sent twice")
                .endsWith(kept);
        assertThat(look(asked).state()).isEqualTo("CONFIRMED");
        assertThat(mail(LARA, "OneCare: l’appuntamento resta com’è", asked))
                .contains("resta confermato all’orario di prima");
        assertThat(entryOf(LARA, "l’appuntamento resta com’è", asked).start())
                .isEqualTo(asked.startsAt());
        assertThat(
                        mail(
                                AGENDA,
                                "prenotazione " + asked.reference() + ", resta l’orario di prima",
                                asked))
                .contains("L’assistito non ha accettato l’orario proposto", "Lara Letti");

        ask("propose", asked, "&days=14&hour=17");
        ask("silence", asked);
        assertThat(
                        mail(
                                AGENDA,
                                "prenotazione " + asked.reference() + ", proposta senza risposta",
                                asked))
                .contains("L’assistito non ha risposto in tempo");
        assertThat(member.get("bookings/proposal?reference=" + asked.reference()).body())
                .contains("Non c’è più una proposta a cui rispondere");

        ask("propose", asked, "&days=14&hour=18");
        Made moved = made(ask("accept", asked));
        assertThat(moved.state()).isEqualTo("CONFIRMED");
        CaughtMails.Entry after = entryOf(LARA, "appuntamento spostato", moved);
        assertThat(after.uid()).isEqualTo(before.uid());
        assertThat(after.sequence()).isGreaterThan(before.sequence());
        assertThat(after.start()).isEqualTo(moved.startsAt());
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

    /** The text of the mail about a booking, waiting for it to come; it came once. */
    private String mail(String address, String subject, Made booking) {
        return mails.text(address, subject, booking.reference());
    }

    private String calendarOf(String address, String subject, Made booking) {
        return mails.calendar(address, subject, booking.reference());
    }

    private CaughtMails.Entry entryOf(String address, String subject, Made booking) {
        return mails.entry(address, subject, booking.reference(), "PUBLISH");
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length;
    }
}
