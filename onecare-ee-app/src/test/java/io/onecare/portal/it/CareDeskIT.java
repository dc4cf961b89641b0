package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.BookingUnderTest;
import io.onecare.portal.it.inside.DeskUnderTest;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** The desk's pages by those who may open them and those who may not, and by two at once. */
@ArquillianTest
@RunAsClient
class CareDeskIT {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern TIME = Pattern.compile("name=\"time\" value=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("reference=([0-9A-Z]{4}-[0-9A-Z]{4})");

    private static final String CHOSEN =
            "facility="
                    + DeskUnderTest.GREEN
                    + "&service="
                    + DeskUnderTest.SERVICE
                    + "&patient="
                    + DeskUnderTest.SIRIA_NUMBER
                    + "&agreed=no";

    /** Drawn anew each time, moments, and what the job that sends mails has done by then. */
    private static final Set<String> ALWAYS_ANOTHER =
            Set.of(
                    "booking.id",
                    "booking.reference",
                    "booking.requested_at",
                    "booking_event.booking_id",
                    "booking_event.occurred_at",
                    "outbox_message.id",
                    "outbox_message.arrival",
                    "outbox_message.natural_key",
                    "outbox_message.subject_id",
                    "outbox_message.created_at",
                    "outbox_message.not_before",
                    "outbox_message.next_try_at",
                    "outbox_message.first_tried_at",
                    "outbox_message.lease_owner",
                    "outbox_message.lease_until",
                    "outbox_message.claim_id",
                    "outbox_message.settled_at",
                    "outbox_message.sent_at",
                    "outbox_message.state",
                    "outbox_message.attempts",
                    "audit_entry.id",
                    "audit_entry.arrival",
                    "audit_entry.occurred_at",
                    "audit_entry.subject_id");

    private static final List<String> MAILBOXES =
            List.of("siria@under-test.example", "agenda@ut-desk-green.example");

    @ArquillianResource private URL base;

    @Test
    void the_desk_is_not_there_for_members_and_members_pages_are_not_there_for_the_desk() {
        Visitor member = Visitor.at(base, "127.0.48.11");
        member.logIn(BookingUnderTest.IVO, MembersUnderTest.PASSWORD);
        Visitor operator = Colleague.operator(base, "127.0.48.12").visitor();

        for (String page :
                List.of(
                        "care",
                        "care/request?id=" + question(),
                        "care/phone",
                        "care/phone?patient=" + DeskUnderTest.SIRIA_NUMBER,
                        "care/phone/time?" + CHOSEN,
                        "care/phone/confirm?" + CHOSEN,
                        "care/phone/done?reference=7K3M-9Q2D",
                        "care/identity",
                        "care/undelivered",
                        "care/news?show=all")) {
            assertThat(member.get(page).status()).as(page).isEqualTo(404);
            assertThat(member.post(page, Map.of("action", "take")).status())
                    .as(page)
                    .isEqualTo(404);
        }
        for (String page : List.of("booking?" + CHOSEN, "search", "bookings", "home", "profile")) {
            assertThat(operator.get(page).status()).as(page).isEqualTo(404);
        }
        assertThat(Visitor.at(base, "127.0.48.13").get("care").header("Location"))
                .contains("/login");
    }

    @Test
    void a_person_is_found_with_a_reason_and_each_look_is_kept_once_a_call() {
        Visitor operator = Colleague.operator(base, "127.0.48.14").visitor();
        String before = looks("DESK-Lino");

        RawHttp.Answer found = operator.post("care/phone", find("LMPLNI71B03H501Z"));
        assertThat(found.header("Location")).endsWith("/care/phone?patient=DESK-Lino");
        for (int reload = 0; reload < 3; reload++) {
            assertThat(operator.get("care/phone?patient=DESK-Lino").body())
                    .contains("Lino Lampreda");
        }
        assertThat(looks("DESK-Lino").substring(before.length()).strip())
                .isEqualTo("PERSON_LISTED_FOR_CALLER PERSON_VIEWED_FOR_CALLER");
        assertThat(operator.get("care/phone?patient=DESK-Nobody").status()).isEqualTo(404);
        assertThat(operator.get("care/phone?patient=DESK-Lino&request=" + question()).status())
                .as("a request that is nobody's is no reason")
                .isEqualTo(404);
        assertThat(operator.get("care/phone/time?" + CHOSEN + "&request=" + question()).status())
                .isEqualTo(404);
        assertThat(operator.get("care/phone/time?" + CHOSEN + "&move=7K3M-9Q2D").status())
                .isEqualTo(404);
        RawHttp.Answer many =
                operator.post(
                        "care/phone",
                        Map.of("action", "find", "surname", "Ondina", "birthDate", "04/10/1966"));
        assertThat(many.body())
                .contains("On•••", "Ug•••", "Id•••")
                .doesNotContain(" Uga", "NDNGUA");
        assertThat(operator.post("care/phone", find("SPPSRI80A41H501X")).body())
                .contains("fattelo ripetere", "value=\"SPPSRI80A41H501X\"");
    }

    @Test
    void of_two_operators_with_one_request_the_slower_is_told_who_was_quicker_and_loses_no_word() {
        Colleague ada = Colleague.operator(base, "127.0.48.15");
        Colleague bea = Colleague.operator(base, "127.0.48.16");
        Visitor quicker = ada.visitor();
        Visitor slower = bea.visitor();
        String id = question();
        String page = "care/request?id=" + id;
        Map<String, String> seenByBoth = hidden(slower.get(page).body(), "take");
        assertThat(hidden(quicker.get(page).body(), "take")).isEqualTo(seenByBoth);

        assertThat(quicker.post(page, seenByBoth).header("Location")).contains("done=take");
        String told = slower.post(page, seenByBoth).body();
        assertThat(told)
                .contains("Nel frattempo la richiesta è cambiata", ada.name(), "presa in carico");
        assertThat(slower.post("care", seenByBoth).body())
                .as("from the queue as well")
                .contains(ada.name());

        Map<String, String> takeOver = new HashMap<>(hidden(told, "takeOver"));
        takeOver.put("why", "");
        assertThat(slower.post(page, takeOver).body()).contains("Indica il motivo");
        takeOver.put("why", "La collega è andata a casa");
        Map<String, String> refuse = new HashMap<>(hidden(quicker.get(page).body(), "refuse"));
        assertThat(slower.post(page, takeOver).header("Location")).contains("done=takeOver");
        refuse.put("why", "");
        assertThat(quicker.post(page, refuse).body())
                .as("also beside what is wrong with the form, which goes on with what is there now")
                .contains("Indica il motivo", "Nel frattempo la richiesta è cambiata", bea.name());
        refuse.put("why", "doppione");
        refuse.put("words", "Abbiamo già risposto.");
        assertThat(quicker.post(page, refuse).body())
                .contains("Nel frattempo la richiesta è cambiata", bea.name());
        assertThat(slower.get(page).body())
                .contains("La collega è andata a casa")
                .doesNotContain("Rifiutata", "doppione");
    }

    @Test
    void an_open_page_is_told_what_a_colleague_did_and_asking_is_no_look() {
        Colleague ada = Colleague.operator(base, "127.0.48.23");
        Colleague bea = Colleague.operator(base, "127.0.48.24");
        Visitor slower = bea.visitor();
        String id = question();
        String page = "care/request?id=" + id;
        String shown = slower.get(page).body();
        String ofRequest = news(shown);
        String ofQueue = news(queueWith(slower, id));
        assertThat(ofRequest).isEqualTo("care/news?id=" + id + "&version=1");
        String before = happen("under-test/desk?do=views&request=" + id);
        RawHttp.Answer quiet = slower.get(ofRequest);
        assertThat(quiet.body()).isEqualTo("{\"news\":\"\"}");
        assertThat(quiet.header("Cache-Control")).isEqualTo("no-store");
        assertThat(slower.get(ofQueue).body()).isEqualTo("{\"news\":\"\"}");

        Visitor quicker = ada.visitor();
        quicker.post(page, hidden(quicker.get(page).body(), "take"));

        assertThat(slower.get(ofRequest).body())
                .contains("Nel frattempo la richiesta è cambiata", ada.name(), "iniziata")
                .doesNotContain("Vorrei", "DESK-Siria", "siria");
        assertThat(slower.get(ofQueue).body()).contains("L’elenco è cambiato");
        assertThat(slower.get("care/news?id=" + UUID.randomUUID() + "&version=1").status())
                .isEqualTo(404);
        assertThat(slower.get("care/news?id=" + id + "&version=x").status()).isEqualTo(404);
        assertThat(happen("under-test/desk?do=views&request=" + id))
                .as("only the colleague has looked at it since")
                .isEqualTo("" + (Integer.parseInt(before) + 2));
        assertThat(Visitor.at(base, "127.0.48.25").get(ofRequest).header("Location"))
                .contains("/login");
        happen("under-test/time?user=" + bea.userName() + "&seconds=820");
        assertThat(slower.get(ofRequest).body()).contains(ada.name());
        assertThat(slower.get("session").body())
                .as("what a page asks by itself does not make the session last longer")
                .matches("\\{\"seconds\":([6-9][0-9]|100)\\}");
    }

    /** The page of the queue that shows a request; other tests leave theirs before it. */
    private static String queueWith(Visitor operator, String id) {
        Pattern next = Pattern.compile("href=\"/[^/\"]*/(care\\?show=all&amp;after=[^\"]*)\"");
        String body = operator.get("care").body();
        Matcher link = next.matcher(body);
        while (!body.contains(id) && link.find()) {
            body = operator.get(link.group(1).replace("&amp;", "&")).body();
            link = next.matcher(body);
        }
        assertThat(body).contains(id);
        return body;
    }

    /** Where the script of a page asks. */
    private String news(String body) {
        Matcher address =
                Pattern.compile("data-address=\"/[^/\"]*/(care/news[^\"]*)\"").matcher(body);
        assertThat(address.find()).as(body).isTrue();
        return address.group(1).replace("&amp;", "&");
    }

    @Test
    void a_request_is_found_by_its_number_in_any_grouping() {
        Visitor operator = Colleague.operator(base, "127.0.48.26").visitor();
        String id = question();
        String digits = id.substring(0, 8);
        String said = digits.substring(0, 4) + "-" + digits.substring(4);

        assertThat(operator.get("care/request?id=" + id).body())
                .contains(said.toUpperCase(java.util.Locale.ROOT));
        for (String typed :
                List.of(digits, said, digits.substring(0, 2) + "%20" + digits.substring(2))) {
            assertThat(location(operator.get("care?number=" + typed)))
                    .as(typed)
                    .isEqualTo("care/request?id=" + id);
        }
        assertThat(operator.get("care?number=0000-0000").body())
                .contains("Nessuna richiesta ha questo numero", "value=\"0000-0000\"");
        assertThat(operator.get("care?number=%3Cb%3E").body())
                .contains("Nessuna richiesta ha questo numero", "value=\"&lt;b&gt;\"");
    }

    @Test
    void the_queue_goes_on_where_a_page_ended_whatever_comes_in_meanwhile() {
        Visitor operator = Colleague.operator(base, "127.0.48.27").visitor();
        happen("under-test/desk?do=many&count=103");
        Set<String> seen;
        String page;
        try {
            page = operator.get("care?show=free").body();
            seen = numbers(page);
            assertThat(seen).hasSize(100);
            happen("under-test/desk?do=many&count=1");
            // other tests leave requests too
            for (int pages = 1; page.contains("Richieste successive"); pages++) {
                assertThat(pages).isLessThan(10);
                page = operator.get(next(page)).body();
                assertThat(numbers(page)).isNotEmpty().doesNotContainAnyElementsOf(seen);
                seen.addAll(numbers(page));
            }
        } finally {
            happen("under-test/desk?do=nomore");
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(103);
        assertThat(page).contains("Torna alle prime richieste");
        assertThat(operator.get("care?show=free&after=1%20or%201=1").status()).isEqualTo(200);
    }

    private static String next(String body) {
        Matcher next =
                Pattern.compile("href=\"[^\"]*/(care\\?show=free&amp;after=[^\"]*)\"")
                        .matcher(body);
        assertThat(next.find()).as(body).isTrue();
        return next.group(1).replace("&amp;", "&");
    }

    private static Set<String> numbers(String body) {
        Matcher links = Pattern.compile("care/request\\?id=([0-9a-f-]{36})").matcher(body);
        Set<String> ids = new HashSet<>();
        while (links.find()) {
            ids.add(links.group(1));
        }
        return ids;
    }

    @Test
    void what_was_not_delivered_waits_for_an_operator_who_has_it_tried_again_or_tells_it() {
        Colleague colleague = Colleague.operator(base, "127.0.48.28");
        Visitor operator = colleague.visitor();
        String id = answeredWithoutAddress(operator);
        String refused = "avviso." + UUID.randomUUID() + "@altrove.example";
        String unheard =
                happen(
                        "under-test/desk?do=mail&subject=Visita&text=Buongiorno&rest=&attached=&from="
                                + refused);
        for (int look = 0; look < 300 && mailsTo(refused).isEmpty(); look++) {
            pause();
        }
        assertThat(happen("under-test/desk?do=dead&to=" + refused)).isEqualTo("1");
        String shown = undelivered(operator, id);
        assertThat(operator.get("care").body()).containsPattern("Non recapitati.{0,80}desk-count");

        Map<String, String> told = letter(shown, "told", id);
        String mine = row(shown, id);
        assertThat(mine)
                .contains(
                        "Risposta alla richiesta",
                        "Assistito DESK-Remo",
                        "Non c’è un indirizzo e-mail")
                .doesNotContain("Riprova", "Razza", "Remo Razza");
        assertThat(operator.linked(mine, "Apri la scheda"))
                .endsWith("care/phone?patient=DESK-Remo");
        assertThat(operator.post("care/undelivered", told).body())
                .contains("Scrivi come è stato comunicato", "href=\"#remark-" + told.get("id"));
        told.put("remark", "Detto per telefono alle 10.");
        assertThat(location(operator.post("care/undelivered", told))).endsWith("done=told");
        String after = operator.get("care/undelivered?done=told").body();
        assertThat(after)
                .contains("Annotato", "Detto per telefono alle 10.")
                .doesNotContain(told.get("id"));
        assertThat(operator.post("care/undelivered", told).body())
                .contains("Il messaggio non è più nell’elenco");

        String other = row(after, unheard);
        assertThat(other)
                .contains(
                        "Conferma di ricezione",
                        "La casella non esiste o rifiuta i messaggi (SMTP:550)",
                        "Riprova")
                .doesNotContain(refused);
        Map<String, String> retry = new HashMap<>();
        Matcher field = HIDDEN.matcher(other);
        while (field.find()) {
            retry.putIfAbsent(field.group(1), field.group(2));
        }
        assertThat(retry).containsEntry("action", "retry");
        assertThat(location(operator.post("care/undelivered", retry))).endsWith("done=retry");
        for (int look = 0; look < 300 && mailsTo(refused).size() < 2; look++) {
            pause();
        }
        assertThat(mailsTo(refused)).as("sent again").hasSize(2);
        retry.put("id", "nessuno");
        assertThat(operator.post("care/undelivered", retry).status()).isEqualTo(200);
    }

    /** Remo calls, is known, has no address, and is answered; gives the request. */
    private String answeredWithoutAddress(Visitor operator) {
        Map<String, String> note = new HashMap<>(hidden(operator.get("care/phone").body(), "note"));
        note.put("note", "Chiede l’orario della visita");
        String page = location(operator.post("care/phone", note));
        operator.post(page, hidden(operator.get(page).body(), "take"));
        Map<String, String> proof = new HashMap<>(hidden(operator.get(page).body(), "identity"));
        proof.put("person", "DESK-Remo");
        proof.put("how", "CALL_BACK_TO_NUMBER_ON_FILE");
        operator.post(page, proof);
        String work = operator.get(page).body();
        assertThat(work).contains("da dire per telefono");
        Map<String, String> finish = new HashMap<>(hidden(work, "finish"));
        finish.put("words", "La visita è confermata.");
        assertThat(location(operator.post(page, finish))).contains("done=finish");
        return page.substring(page.indexOf("id=") + 3);
    }

    /** The page, once a message about a request stands there. */
    private static String undelivered(Visitor operator, String request) {
        String body = "";
        for (int look = 0; look < 300 && !body.contains(request); look++) {
            pause();
            body = operator.get("care/undelivered").body();
        }
        return body;
    }

    private static String row(String body, String words) {
        for (String row : body.split("<tr ")) {
            if (row.contains(words)) {
                return row;
            }
        }
        throw new AssertionError("There is no line with (" + words + ") in:\n" + body);
    }

    /** The hidden fields of the form that does something about a message. */
    private static Map<String, String> letter(String body, String action, String words) {
        return new HashMap<>(hidden(row(body, words), action));
    }

    @Test
    void who_registers_with_an_unknown_address_gets_a_code_or_not_as_the_desk_decides() {
        Colleague colleague = Colleague.operator(base, "127.0.48.21");
        Visitor operator = colleague.visitor();
        String ida = registered("Ida", "NDNDIA66R44H501X", "ida.nuova@altrove.example");
        String uga = registered("Uga", "NDNGUA66R44H501X", "uga.nuova@altrove.example");
        assertThat(operator.get("care/identity?id=" + UUID.randomUUID()).status()).isEqualTo(404);

        String other = waiting(operator, "DESK-Uga");
        Map<String, String> refuse = hidden(operator.get(other).body(), "refuse");
        assertThat(location(operator.post(other, refuse))).endsWith("done=refuse");
        assertThat(operator.get("care/identity").body()).doesNotContain("DESK-Uga");
        assertThat(operator.post(other, refuse).body())
                .contains("Un’altra persona ha già deciso su questa registrazione");

        String page = waiting(operator, "DESK-Ida");
        String shown = operator.get(page).body();
        assertThat(shown)
                .contains("Ida Ondina", ida, "l’indirizzo e-mail: in archivio ce n’è un altro");
        Map<String, String> confirm = new HashMap<>(hidden(shown, "confirm"));
        assertThat(operator.post(page, confirm).body())
                .contains("conferma di avere accertato l’identità", "Ida Ondina");
        assertThat(mailsTo(ida)).noneMatch(mail -> mail.contains("codice per completare"));
        confirm.put("sure", "yes");
        assertThat(location(operator.post(page, confirm))).endsWith("done=confirm");
        assertThat(operator.get("care/identity?done=confirm").body())
                .contains("il codice parte per e-mail")
                .doesNotContain("DESK-Ida");
        assertThat(operator.post(page, confirm).body())
                .contains("Un’altra persona ha già deciso su questa registrazione");
        assertThat(new Mailbox(RawHttp.at(base, "127.0.48.22"), ida).read("codice per completare"))
                .isNotEmpty();
        assertThat(mailsTo(uga))
                .as("no code was sent, though one that was decided later has come")
                .noneMatch(mail -> mail.contains("codice per completare"));
    }

    /** Somebody of the roll registers, with an address of their own; gives the address. */
    private String registered(String name, String taxCode, String email) {
        RawHttp http = RawHttp.at(base, "127.0.48.22");
        http.post(
                "registration",
                Map.of(
                        "surname",
                        "Ondina",
                        "name",
                        name,
                        "taxcode",
                        taxCode,
                        "birthdate",
                        "04/10/1966",
                        "email",
                        email,
                        "email2",
                        email,
                        "altcha",
                        Registrant.proof(http)));
        return email;
    }

    /** The address of the page about somebody's registration, once the portal has decided. */
    private static String waiting(Visitor operator, String number) {
        Pattern link =
                Pattern.compile(
                        "(care/identity\\?id=[0-9a-f-]{36})\">[^<]*<span class=\"visually-hidden\"> "
                                + number
                                + "<");
        for (int look = 0; look < 300; look++) {
            Matcher found = link.matcher(operator.get("care/identity").body());
            if (found.find()) {
                return found.group(1);
            }
            pause();
        }
        throw new AssertionError("Nothing waits for the desk about (" + number + ").");
    }

    /** What is typed for one person must not be sent to another. */
    @Test
    void an_answer_that_came_too_late_comes_back_beside_its_own_request_and_no_other() {
        Colleague ada = Colleague.operator(base, "127.0.48.31");
        Visitor operator = ada.visitor();
        String page = "care/request?id=" + question();
        String other = "care/request?id=" + question();
        for (String one : List.of(page, other)) {
            operator.post(one, hidden(operator.get(one).body(), "take"));
        }
        Map<String, String> refuse = new HashMap<>(hidden(operator.get(page).body(), "refuse"));
        refuse.put("why", "doppione");
        refuse.put("words", "Soltanto per chi ha fatto questa domanda.");
        assertThat(Http.get(base + "under-test/time?seconds=900&user=" + ada.userName()).body())
                .isEqualTo("1");

        assertThat(operator.post(page, refuse).header("Location"))
                .endsWith("/login?next=" + encoded("/" + page) + "&ended=expired");
        ada.logIn(operator);

        assertThat(operator.get(other).body())
                .contains("name=\"words\"")
                .doesNotContain("Soltanto per chi");
        assertThat(operator.get(page).body()).contains("Soltanto per chi ha fatto questa domanda.");
    }

    @Test
    void whoever_asked_is_told_until_when_they_are_answered() {
        Visitor siria = Visitor.at(base, "127.0.48.20");
        siria.logIn(DeskUnderTest.SIRIA, MembersUnderTest.PASSWORD);
        question();

        assertThat(siria.get("bookings").body())
                .contains("Richieste al Customer Care", "Risposta entro", "Ricevuta");
        assertThat(siria.get("bookings?show=over").body())
                .doesNotContain("Richieste al Customer Care");
    }

    @Test
    void a_call_is_noted_once_and_becomes_a_request() {
        Visitor operator = Colleague.operator(base, "127.0.48.17").visitor();
        Map<String, String> note = new HashMap<>(hidden(operator.get("care/phone").body(), "note"));
        note.put("note", "Chiede un appuntamento per la madre");
        note.put("notePhone", "due");
        assertThat(operator.post("care/phone", note).body())
                .contains(
                        "numero di telefono non è corretto", "Chiede un appuntamento per la madre");
        note.put("notePhone", "041 0055 999");
        String first = operator.post("care/phone", note).header("Location");
        assertThat(operator.post("care/phone", note).header("Location")).isEqualTo(first);
        assertThat(
                        operator.get("care/request?id=" + first.substring(first.indexOf("id=") + 3))
                                .body())
                .contains("Chiede un appuntamento per la madre", "041 0055 999", "non verificato");
    }

    /** Also for today, when it is too late for the reminder. */
    @Test
    void one_wish_by_portal_phone_and_mail_is_written_alike_but_for_channel_and_author() {
        Visitor siria = Visitor.at(base, "127.0.48.18");
        siria.logIn(DeskUnderTest.SIRIA, MembersUnderTest.PASSWORD);
        Visitor operator = Colleague.operator(base, "127.0.48.19").visitor();
        LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Europe/Rome")));
        UnaryOperator<String> phone = time -> byPhone(operator, time);
        UnaryOperator<String> mail = time -> byMail(operator, time);
        compare(siria, firstFree(siria, today), "null", Map.of("CUSTOMER_CARE", phone));
        compare(
                siria,
                firstFree(siria, today.plusDays(9)),
                "siria@under-test.example",
                Map.of("CUSTOMER_CARE", phone, "EMAIL", mail));
    }

    /** Another way in is another entry of the map, under its channel. */
    private void compare(
            Visitor siria, String time, String reminded, Map<String, UnaryOperator<String>> ways) {
        Set<String> before = mailsSoFar();
        String onPortal = byPortal(siria, time);
        Map<String, String> portal = rows(onPortal);
        Map<String, String> mails = mails(before, onPortal);
        assertThat(mails).hasSize(2);
        cancel(onPortal);
        ways.forEach(
                (channel, way) -> {
                    Set<String> soFar = mailsSoFar();
                    String other = way.apply(time);
                    Map<String, String> same = rows(other);
                    Map<String, String> sameMails = mails(soFar, other);
                    cancel(other);
                    assertThat(differing(portal, same))
                            .as(channel)
                            .containsExactlyInAnyOrder(
                                    "booking.channel",
                                    "booking_event.actor_role",
                                    "booking_event.actor_name",
                                    "audit_entry.actor_role",
                                    "audit_entry.actor_name");
                    assertThat(same.get("booking.channel")).isEqualTo(channel);
                    assertThat(same.get("booking.reminder_email")).isEqualTo(reminded);
                    assertThat(sameMails).as(channel).isEqualTo(mails);
                });
    }

    private String byPortal(Visitor siria, String time) {
        String summary = location(siria.post("booking?" + CHOSEN, Map.of("time", time)));
        String conditions =
                location(
                        siria.post(
                                summary, Map.of("days", "3", "email", "siria@under-test.example")));
        Map<String, String> form = accepted(siria.get(conditions).body());
        return reference(siria.post(conditions, form));
    }

    private String byPhone(Visitor operator, String time) {
        String confirm = location(operator.post("care/phone/time?" + CHOSEN, Map.of("time", time)));
        Map<String, String> form = accepted(operator.get(confirm).body());
        form.put("days", "3");
        form.put("email", "siria@under-test.example");
        assertThat(operator.post(confirm, form).body())
                .contains("Indica come hai verificato chi chiama");
        form.put("caller", "ROLL_DATA_ASKED");
        return reference(operator.post(confirm, form));
    }

    /** Siria writes from the address on file; the desk takes it and books. */
    private String byMail(Visitor operator, String time) {
        String request =
                happen(
                        "under-test/desk?do=mail&subject=Visita&rest=&attached="
                                + "&from=siria@under-test.example&text="
                                + encoded(
                                        "Sono Siria Seppia, "
                                                + DeskUnderTest.SIRIA_TAX_CODE
                                                + ", vorrei una visita."));
        String page = "care/request?id=" + request;
        operator.post(page, hidden(operator.get(page).body(), "take"));
        Map<String, String> proof = new HashMap<>(hidden(operator.get(page).body(), "identity"));
        proof.put("person", DeskUnderTest.SIRIA_NUMBER);
        proof.put("how", "EMAIL_ON_FILE");
        operator.post(page, proof);
        String confirm =
                location(
                        operator.post(
                                "care/phone/time?" + CHOSEN + "&request=" + request,
                                Map.of("time", time)));
        Map<String, String> form = accepted(operator.get(confirm).body());
        form.put("days", "3");
        form.put("email", "siria@under-test.example");
        return reference(operator.post(confirm, form));
    }

    private static Map<String, String> accepted(String body) {
        Map<String, String> form = new HashMap<>();
        Matcher fields = HIDDEN.matcher(body);
        while (fields.find()) {
            form.put(fields.group(1), fields.group(2));
        }
        form.put("accept", "yes");
        return form;
    }

    private static String firstFree(Visitor siria, LocalDate from) {
        Matcher times = TIME.matcher(siria.get("booking?" + CHOSEN + "&from=" + from).body());
        assertThat(times.find()).isTrue();
        return times.group(1);
    }

    private Map<String, String> rows(String reference) {
        Map<String, String> columns = new TreeMap<>();
        happen("under-test/desk?do=rows&reference=" + reference)
                .lines()
                .forEach(line -> columns.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        assertThat(columns).hasSizeGreaterThan(40);
        return columns;
    }

    private static Set<String> differing(Map<String, String> one, Map<String, String> other) {
        assertThat(other.keySet()).isEqualTo(one.keySet());
        Set<String> differing = new TreeSet<>(one.keySet());
        differing.removeIf(column -> one.get(column).equals(other.get(column)));
        differing.removeAll(ALWAYS_ANOTHER);
        return differing;
    }

    /** What has come since about a booking, by recipient, with a word in place of its reference. */
    private Map<String, String> mails(Set<String> before, String reference) {
        Map<String, String> mails = new TreeMap<>();
        for (String to : MAILBOXES) {
            Optional<String> mail = Optional.empty();
            for (int i = 0; i < 600 && mail.isEmpty(); i++) {
                pause();
                mail =
                        mailsTo(to).stream()
                                .filter(line -> !before.contains(line))
                                .map(this::withText)
                                .filter(text -> text.contains(reference))
                                .findFirst();
            }
            assertThat(mail).as("a mail to " + to).isPresent();
            mails.put(
                    to,
                    mail.get()
                            .replace(reference, "REFERENCE")
                            .replace(reference.replace("-", ""), "REFERENCE"));
        }
        return mails;
    }

    /** Subject and text of a mail that is listed. */
    private String withText(String line) {
        String[] parts = line.split(" ", 2);
        return parts[1] + "\n" + happen("under-test/booking?do=text&number=" + parts[0]);
    }

    private List<String> mailsTo(String to) {
        return happen("under-test/booking?do=mails&to=" + encoded(to)).lines().toList();
    }

    private Set<String> mailsSoFar() {
        Set<String> lines = new HashSet<>();
        MAILBOXES.forEach(to -> lines.addAll(mailsTo(to)));
        return lines;
    }

    /** Calls off, and waits for what is told then, so that it is not taken for anything else. */
    private void cancel(String reference) {
        Set<String> before = mailsSoFar();
        happen("under-test/booking?do=cancel&reference=" + reference);
        mails(before, reference);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(fault);
        }
    }

    private static Map<String, String> find(String taxCode) {
        return Map.of("action", "find", "taxCode", taxCode);
    }

    /** The hidden fields of the form that does something. */
    private static Map<String, String> hidden(String body, String action) {
        for (String form : body.split("<form ")) {
            Map<String, String> fields = new HashMap<>();
            Matcher hidden = HIDDEN.matcher(form);
            while (hidden.find()) {
                fields.put(hidden.group(1), hidden.group(2));
            }
            if (action.equals(fields.get("action"))) {
                return fields;
            }
        }
        throw new AssertionError("There is no form that does (" + action + ").");
    }

    private String location(RawHttp.Answer answer) {
        String location = answer.header("Location");
        assertThat(location).as(answer.body()).isNotEmpty();
        return location.substring(location.indexOf(base.getPath()) + base.getPath().length());
    }

    private String reference(RawHttp.Answer answer) {
        Matcher reference = REFERENCE.matcher(location(answer));
        assertThat(reference.find()).isTrue();
        return reference.group(1);
    }

    private String question() {
        return happen(
                "under-test/desk?do=question&number="
                        + DeskUnderTest.SIRIA_NUMBER
                        + "&words="
                        + encoded("Vorrei un appuntamento"));
    }

    private String looks(String number) {
        return happen("under-test/desk?do=looks&number=" + number);
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
