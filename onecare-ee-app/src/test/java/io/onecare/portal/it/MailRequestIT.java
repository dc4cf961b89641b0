package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.BookingUnderTest;
import io.onecare.portal.it.inside.DeskUnderTest;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Requests by e-mail on the desk's pages: what is read in them, and what becomes of them. */
@ArquillianTest
@RunAsClient
class MailRequestIT {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern MARK =
            Pattern.compile(
                    "<mark class=\"found found-([A-Z]+)\">([^<]*)<sup[^>]*>[0-9 ]+</sup>"
                            + "<span class=\"visually-hidden\"> \\(([^)]*)\\)</span></mark>");
    private static final Pattern REFERENCE = Pattern.compile("reference=([0-9A-Z]{4}-[0-9A-Z]{4})");
    private static final String SIRIA = "siria@under-test.example";
    private static final LocalDate AGREED =
            LocalDate.now(Clock.system(ZoneId.of("Europe/Rome"))).plusDays(8);

    @ArquillianResource private URL base;

    @Test
    void a_request_by_mail_is_booked_with_its_channel_and_done() {
        String id = mail(SIRIA, "Visita", complete("16:40"));
        Visitor operator = Colleague.operator(base, "127.0.49.1").visitor();
        String page = "care/request?id=" + id;
        post(operator, page, "take", Map.of());
        post(
                operator,
                page,
                "identity",
                Map.of("person", DeskUnderTest.SIRIA_NUMBER, "how", "EMAIL_ON_FILE"));
        String work = operator.get(page).body();
        assertThat(work)
                .contains(
                        "L’indirizzo è tra i contatti verificati dell’assistito DESK-Siria",
                        "Prenota qui");
        Matcher time = Pattern.compile("href=\"[^\"]*/(care/phone/time[^\"]*)\"").matcher(work);
        assertThat(time.find()).as(work).isTrue();
        String agreed = operator.opened(time.group(1));
        assertThat(agreed).contains("facility=UT-DESK-ORANGE", "agreed=yes", "request=" + id);
        assertThat(operator.get(agreed).body())
                .contains("value=\"" + written(AGREED) + "\"", "16:40")
                .doesNotContain("type=\"date\"");

        String confirm =
                location(
                        operator.post(
                                agreed,
                                Map.of("action", "agreed", "day", "" + AGREED, "hour", "16:40")));
        Map<String, String> form = new HashMap<>();
        Matcher fields = HIDDEN.matcher(operator.get(confirm).body());
        while (fields.find()) {
            form.put(fields.group(1), fields.group(2));
        }
        form.put("accept", "yes");
        form.put("days", "0");
        Matcher booked = REFERENCE.matcher(location(operator.post(confirm, form)));
        assertThat(booked.find()).isTrue();
        String reference = booked.group(1);

        Map<String, String> rows = rows(reference);
        assertThat(rows)
                .containsEntry("booking.channel", "EMAIL")
                .containsEntry("booking.state", "REQUESTED")
                .containsEntry("booking_event.actor_role", "OPERATOR");
        assertThat(operator.get(page).body()).contains("Conclusa", reference);
        CaughtMails mails = new CaughtMails(base);
        assertThat(mails.number(SIRIA, "", reference)).isNotEmpty();
        assertThat(mails.number("agenda@ut-desk-orange.example", "", reference)).isNotEmpty();
        happen("under-test/booking?do=cancel&reference=" + reference);
    }

    @Test
    void what_was_recognised_is_marked_where_it_stands_and_nothing_is_read_as_html() {
        String hostile =
                "<script>alert(1)</script> <b>grassetto</b> &lt;i&gt; <img src=x onerror=alert(2)>\n"
                        + "#{requestView.id} ${7*7} '\"";
        String id =
                happen(
                        "under-test/desk?do=mail&from="
                                + SIRIA
                                + "&subject="
                                + encoded("Visita </title><s>")
                                + "&text="
                                + encoded(complete("16:50") + "\n" + hostile)
                                + "&rest="
                                + encoded("> prima </details><script>x</script>")
                                + "&attached="
                                + encoded("<u>referto.pdf</u> (application/pdf)"));
        Visitor operator = Colleague.operator(base, "127.0.49.2").visitor();

        String body = operator.get("care/request?id=" + id).body();

        assertThat(body)
                .doesNotContain("<script>alert", "<b>grassetto", "<img src=x", "<u>referto")
                .doesNotContain("</title><s>", "</details><script>", "${49}")
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "&lt;b&gt;grassetto",
                        "&amp;lt;i&amp;gt;",
                        "#{requestView.id} ${7*7}",
                        "&lt;u&gt;referto.pdf&lt;/u&gt;",
                        "<details class=\"desk-rest\"><summary>",
                        "&gt; prima &lt;/details&gt;");
        Matcher marks = MARK.matcher(body);
        Map<String, String> marked = new HashMap<>();
        while (marks.find()) {
            marked.merge(
                    marks.group(3).replaceFirst("^\\d+ ", ""),
                    marks.group(2),
                    (one, more) -> one + " + " + more);
        }
        assertThat(marked)
                .containsEntry("codice fiscale, sicuro", DeskUnderTest.SIRIA_TAX_CODE)
                .containsEntry("struttura, sicuro", "Studio Abete + Tarvisio")
                .containsEntry("prestazione, sicuro", "visita allergologica")
                .containsEntry("giorno e ora, sicuro", written(AGREED) + " + alle 16:50");
    }

    @Test
    void what_a_mail_leaves_open_is_offered_and_taken_over_by_one_click() {
        String id =
                mail(
                        SIRIA,
                        "Visita",
                        "Vorrei una visita allergologica allo Studio Abete o all’Ambulatorio Larice"
                                + ", per Siria Seppia "
                                + DeskUnderTest.SIRIA_TAX_CODE);
        Visitor operator = Colleague.operator(base, "127.0.49.3").visitor();
        String page = "care/request?id=" + id;
        post(operator, page, "take", Map.of());
        String before = operator.get(page).body();
        assertThat(chosen(form(before, "ask")))
                .as("what is missing is asked for unless it is unticked")
                .contains("FACILITY", "APPOINTMENT_TIME")
                .doesNotContain("SERVICE", "TAX_CODE");
        assertThat(before)
                .contains("value=\"facility:UT-DESK-ORANGE\"", "value=\"facility:UT-DESK-GREEN\"");

        Map<String, String> taken =
                Map.of(
                        "use",
                        "facility:UT-DESK-GREEN",
                        "patient",
                        DeskUnderTest.SIRIA_NUMBER,
                        "facility",
                        "UT-DESK-ORANGE",
                        "service",
                        DeskUnderTest.SERVICE,
                        "missing",
                        "FACILITY");
        post(operator, page, "correct", taken);

        String after = operator.get(page).body();
        assertThat(after)
                .contains("value=\"UT-DESK-GREEN\"", "value=\"facility:UT-DESK-ORANGE\"")
                .doesNotContain("value=\"facility:UT-DESK-GREEN\"");
        assertThat(chosen(form(after, "ask"))).doesNotContain("FACILITY");

        Map<String, String> dayAlone = new HashMap<>(taken);
        dayAlone.put("use", "time:" + AGREED);
        dayAlone.putAll(hidden(after, "correct"));
        assertThat(operator.post(page, dayAlone).body())
                .contains("Indica l’ora", "value=\"" + written(AGREED) + "\"");
    }

    @Test
    void a_strangers_mail_about_somebody_else_says_so_and_only_fixed_questions_go_out() {
        String id = mail("estranea@altrove.example", "Visita", complete("17:10"));
        Visitor operator = Colleague.operator(base, "127.0.49.4").visitor();
        String page = "care/request?id=" + id;
        post(operator, page, "take", Map.of());

        String body = operator.get(page).body();
        assertThat(body)
                .contains(
                        "L’indirizzo non è tra i contatti verificati dell’assistito DESK-Siria",
                        "per e-mail partono solo i testi pronti",
                        "Identità da verificare",
                        "name=\"person\" maxlength=\"40\" value=\"\"")
                .doesNotContain("id=\"words-ask\"", "id=\"words-refuse\"", "Siria@", SIRIA);
        Map<String, String> words = new HashMap<>(hidden(body, "ask"));
        words.put("words", "La signora Seppia ha già una visita.");
        assertThat(operator.post(page, words).body())
                .as("also from a form of one's own")
                .contains(
                        "solo per un indirizzo verificato", "La signora Seppia ha già una visita.");
        Map<String, String> proof = new HashMap<>(hidden(body, "identity"));
        assertThat(operator.post(page, proof).body())
                .contains("Indica il numero dell’assistito", "Indica come hai verificato");
        proof.put("person", DeskUnderTest.SIRIA_NUMBER);
        proof.put("how", "EMAIL_ON_FILE");
        assertThat(operator.post(page, proof).body())
                .contains("La verifica indicata non regge", "value=\"DESK-Siria\"");
        proof.put("how", "LOGGED_IN");
        assertThat(operator.post(page, proof).body())
                .as("only the library knows that")
                .contains("Indica come hai verificato");
        proof.put("person", "DESK-Nobody");
        proof.put("how", "ROLL_DATA_ASKED");
        assertThat(operator.post(page, proof).body()).contains("Nessun assistito ha questo numero");
        proof.put("person", DeskUnderTest.SIRIA_NUMBER);
        assertThat(location(operator.post(page, proof))).contains("done=identity");
        String known = operator.get(page).body();
        assertThat(known)
                .contains(
                        "In lavorazione",
                        "chiesti a voce",
                        "parte per l’indirizzo verificato dell’assistito DESK-Siria");

        Map<String, String> answer = new HashMap<>(hidden(known, "finish"));
        answer.put("words", "La chiave di prova è verde.");
        assertThat(location(operator.post(page, answer))).contains("done=finish");
        assertThat(told(SIRIA, "La chiave di prova è verde.")).as("who she is").isTrue();
        assertThat(isTold("estranea@altrove.example", "La chiave di prova è verde."))
                .as("what a stranger wrote from")
                .isFalse();
    }

    @Test
    void who_has_no_verified_address_is_answered_by_phone_whatever_they_proved() {
        String id = mail("remo@altrove.example", "Visita", "Vorrei una visita.");
        Visitor operator = Colleague.operator(base, "127.0.49.6").visitor();
        String page = "care/request?id=" + id;
        post(operator, page, "take", Map.of());
        post(
                operator,
                page,
                "identity",
                Map.of("person", "DESK-Remo", "how", "CALL_BACK_TO_NUMBER_ON_FILE"));

        String body = operator.get(page).body();
        assertThat(body)
                .contains("DESK-Remo non ha un indirizzo verificato: rispondi per telefono")
                .doesNotContain("id=\"words-ask\"", "id=\"words-finish\"", "id=\"words-refuse\"");
        for (String action : List.of("ask", "finish", "refuse")) {
            Map<String, String> words = new HashMap<>(hidden(body, action));
            words.put("why", "doppione");
            words.put("words", "La chiave di prova è rossa.");
            assertThat(operator.post(page, words).body())
                    .as(action + " with a form of one's own")
                    .contains(
                            "solo per un indirizzo verificato",
                            "La chiave di prova è rossa.",
                            "href=\"#words-" + action + "\"");
        }
        post(operator, page, "finish", Map.of());
        assertThat(told("remo@altrove.example", "Abbiamo dato seguito"))
                .as("nothing else")
                .isTrue();
    }

    /** Whether a mail that says something comes to somebody. */
    private boolean told(String to, String words) {
        for (int look = 0; look < 100 && !isTold(to, words); look++) {
            LockSupport.parkNanos(100_000_000L);
        }
        return isTold(to, words);
    }

    private boolean isTold(String to, String words) {
        return new CaughtMails(base)
                .to(to)
                .lines()
                .map(line -> line.split(" ", 2)[0])
                .map(number -> happen("under-test/booking?do=text&number=" + number))
                .anyMatch(text -> text.contains(words));
    }

    @Test
    void what_is_wrong_with_corrected_facts_is_said_and_nothing_typed_is_lost() {
        String id = mail(SIRIA, "Visita", "Buongiorno.");
        Visitor operator = Colleague.operator(base, "127.0.49.5").visitor();
        String page = "care/request?id=" + id;
        post(operator, page, "take", Map.of());
        Map<String, String> wrong = new HashMap<>(hidden(operator.get(page).body(), "correct"));
        wrong.put("patient", "due parole");
        wrong.put("facility", "Ambulatorio che non c’è");
        wrong.put("service", "NESSUNA");
        wrong.put("day", "2026-13-45");
        wrong.put("hour", "25:00");
        wrong.put("missing", "PHONE");

        String told = operator.post(page, wrong).body();

        assertThat(told)
                .contains(
                        "Indica il numero dell’assistito",
                        "Nessuna struttura, o più di una",
                        "Scegli la prestazione",
                        "Indica il giorno",
                        "Indica l’ora",
                        "value=\"due parole\"",
                        "value=\"25:00\"");
        assertThat(chosen(form(told, "correct"))).isEqualTo("PHONE");
        Map<String, String> right = new HashMap<>(hidden(told, "correct"));
        right.put("patient", DeskUnderTest.SIRIA_NUMBER);
        right.put("facility", "Studio Abete");
        right.put("service", BookingUnderTest.SERVICE);
        right.put("day", written(AGREED));
        right.put("hour", "9.05");
        right.put("missing", "FACILITY");
        assertThat(location(operator.post(page, right))).contains("done=correct");
        assertThat(operator.get(page).body())
                .contains(
                        "value=\"UT-DESK-ORANGE\"",
                        "value=\"DESK-Siria\"",
                        "value=\"" + written(AGREED) + "\"",
                        "value=\"09:05\"")
                .doesNotContain("type=\"date\"", "type=\"time\"");
        assertThat(chosen(form(operator.get(page).body(), "ask")))
                .as("what was filled in is not missing, ticked or not")
                .isEmpty();
        Map<String, String> again = new HashMap<>(right);
        again.putAll(hidden(operator.get(page).body(), "correct"));
        assertThat(location(operator.post(page, again))).contains("done=correct");
        assertThat(chosen(form(operator.get(page).body(), "ask")))
                .as("ticked although nothing was changed: it is doubtful")
                .isEqualTo("FACILITY");
    }

    /** As the guide asks for it: who, tax code, facility, service, day and time as agreed. */
    private static String complete(String hour) {
        return "Buongiorno, sono Siria Seppia, codice fiscale "
                + DeskUnderTest.SIRIA_TAX_CODE
                + ". Vorrei prenotare una visita allergologica allo Studio Abete di Tarvisio il "
                + "%02d/%02d/%d"
                        .formatted(AGREED.getDayOfMonth(), AGREED.getMonthValue(), AGREED.getYear())
                + " alle "
                + hour
                + ", come d'accordo con loro. Grazie";
    }

    private static String written(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private String mail(String from, String subject, String text) {
        return happen(
                "under-test/desk?do=mail&from="
                        + from
                        + "&subject="
                        + encoded(subject)
                        + "&text="
                        + encoded(text)
                        + "&rest=&attached=");
    }

    private void post(Visitor operator, String page, String action, Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(hidden(operator.get(page).body(), action));
        form.putAll(typed);
        assertThat(location(operator.post(page, form))).contains("done=" + action);
    }

    private static String form(String body, String action) {
        return Arrays.stream(body.split("<form "))
                .filter(form -> form.contains("name=\"action\" value=\"" + action + "\""))
                .map(form -> form.substring(0, form.indexOf("</form>")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form (" + action + ") in:\n" + body));
    }

    private static Map<String, String> hidden(String body, String action) {
        Map<String, String> fields = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(form(body, action));
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    /** What is ticked as missing. */
    private static String chosen(String form) {
        Matcher ticked =
                Pattern.compile("name=\"missing\" value=\"([A-Z_]+)\" checked").matcher(form);
        StringBuilder chosen = new StringBuilder();
        while (ticked.find()) {
            chosen.append(chosen.isEmpty() ? "" : " ").append(ticked.group(1));
        }
        return chosen.toString();
    }

    private String location(RawHttp.Answer answer) {
        String location = answer.header("Location");
        assertThat(location).as(answer.body()).isNotEmpty();
        return location.substring(location.indexOf(base.getPath()) + base.getPath().length());
    }

    private Map<String, String> rows(String reference) {
        Map<String, String> columns = new HashMap<>();
        happen("under-test/desk?do=rows&reference=" + reference)
                .lines()
                .forEach(line -> columns.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        return columns;
    }

    private String happen(String what) {
        var answer = Http.get(base + what);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
