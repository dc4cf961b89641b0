package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.LagoUnderTest;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of bookings, a booking and what can be done to it. Livia's are known by their hours. */
@ArquillianTest
@RunAsClient
class OwnBookingsIT {

    private static final Pattern CARD =
            Pattern.compile("(?s)<li class=\"card appointment\">(.*?)</li>");
    private static final Pattern REFERENCE = Pattern.compile("reference=([0-9A-Z]{4}-[0-9A-Z]{4})");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    @ArquillianResource private URL base;

    private Visitor livia;

    @BeforeEach
    void logIn() {
        livia = Visitor.at(base, "127.0.9.1");
        livia.logIn(LagoUnderTest.LIVIA, MembersUnderTest.PASSWORD);
    }

    @Test
    void what_is_ahead_is_listed_next_first_and_by_person() {
        List<String> all = cards("bookings");
        assertThat(all).hasSizeGreaterThanOrEqualTo(3);
        assertThat(all.get(0)).contains(":05", "Confermata", "Livia Lago", "VISITA ALLERGOLOGICA");
        assertThat(all).noneMatch(card -> card.contains("Annullata"));

        List<String> ofMimmo = cards("bookings?patient=TEST-Mimmo");
        assertThat(ofMimmo).isNotEmpty().allMatch(card -> card.contains("Mimmo Lago"));
        assertThat(cards("bookings?patient=TEST-Livia"))
                .isNotEmpty()
                .allMatch(card -> card.contains("Livia Lago"));
        assertThat(cards("bookings?patient=TEST-Dora"))
                .as("somebody else's are like all of one's own")
                .isEqualTo(all);
    }

    @Test
    void what_is_over_is_listed_latest_first_page_by_page() {
        String first = page("bookings?show=over");
        List<String> cards = new ArrayList<>(cardsOf(first));
        assertThat(cards).hasSize(10);
        Matcher next = Pattern.compile("href=\"(\\?show=over&amp;after=[^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        cards.addAll(cards("bookings" + next.group(1).replace("&amp;", "&")));

        List<String> references = cards.stream().map(OwnBookingsIT::reference).toList();
        assertThat(references).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(12);
        assertThat(cards.stream().filter(card -> card.contains("ore 15:00"))).hasSize(12);
        assertThat(page("bookings?show=over&after=" + nobodys()))
                .contains("Non ci sono altre prenotazioni");
    }

    @Test
    void nobody_sees_a_booking_of_others_or_changes_it() {
        Visitor anna = Visitor.at(base, "127.0.9.2");
        anna.logIn(MembersUnderTest.ANNA, MembersUnderTest.PASSWORD);
        String reference = at("14:00");
        String before = page("bookings/detail?reference=" + reference);

        for (String path : List.of("detail", "cancel", "proposal")) {
            for (String asked : List.of(reference, nobodys(), "x", "")) {
                assertThat(anna.get("bookings/" + path + "?reference=" + asked).status())
                        .as(path + " " + asked)
                        .isEqualTo(404);
            }
            assertThat(Visitor.at(base, "127.0.9.2").get("bookings/" + path).status())
                    .as("nobody is logged in")
                    .isEqualTo(302);
        }
        Map<String, String> cancel = Map.of("reference", reference, "reason", "PATIENT");
        assertThat(anna.post("bookings/cancel", cancel).status()).isEqualTo(404);
        Map<String, String> answer = Map.of("reference", reference, "answer", "reject");
        assertThat(anna.post("bookings/proposal", answer).status()).isEqualTo(404);
        assertThat(timeline(page("bookings/detail?reference=" + reference)))
                .isEqualTo(timeline(before));
        assertThat(before)
                .contains("Confermata", "Porta con te", "47,50\u00a0€", "tel:+39", reference)
                .contains("Prenotazione inviata", "Appuntamento confermato", "dalla struttura")
                .contains("bookings/cancel?reference=" + reference)
                .doesNotContain("reception-7");
    }

    @Test
    void a_link_in_a_mail_leads_to_the_booking_after_the_log_in() {
        String link = "bookings/detail?reference=" + at("14:00");
        Visitor stranger = Visitor.at(base, "127.0.9.3");
        RawHttp.Answer asked = stranger.get(link);
        assertThat(next(asked))
                .isEqualTo("login?next=" + URLEncoder.encode("/" + link, StandardCharsets.UTF_8));

        Map<String, String> form = hidden(stranger.get(next(asked)).body());
        RawHttp.Answer in =
                stranger.post(
                        "login",
                        with(
                                with(form, "username", LagoUnderTest.LIVIA),
                                "password",
                                MembersUnderTest.PASSWORD));
        String page = next(in);
        if (page.startsWith("notice?")) { // another test has published one meanwhile
            assertThat(page).contains("reference%3D");
        } else {
            assertThat(page).isEqualTo(link);
        }
    }

    @Test
    void an_appointment_is_called_off_once_and_for_a_reason() {
        String reference = at("08:00");
        assertThat(page("bookings/cancel?reference=" + reference))
                .contains("Perché annulli?", "Non posso o non voglio andare", "ore 08:00");
        assertThat(livia.post("bookings/cancel", Map.of("reference", reference)).body())
                .contains("Errore:", "Scegli perché annulli.");
        assertThat(livia.post("bookings/cancel", cancel(reference, "EQUIPMENT")).body())
                .as("what only a facility can say")
                .contains("Scegli perché annulli.");

        RawHttp.Answer done = livia.post("bookings/cancel", cancel(reference, "MISTAKE"));
        assertThat(next(done)).isEqualTo("bookings/detail?done=cancelled&reference=" + reference);
        String detail = page(next(done));
        assertThat(detail)
                .contains("La prenotazione è annullata. La struttura riceve un avviso.")
                .contains("Annullata", "Appuntamento annullato (Ho prenotato per errore)", "da te")
                .doesNotContain("bookings/cancel?reference=");
        assertThat(next(livia.post("bookings/cancel", cancel(reference, "PATIENT"))))
                .as("sent twice")
                .isEqualTo(next(done));
        assertThat(page("bookings/detail?reference=" + reference))
                .doesNotContain("Non posso o non voglio andare");
        assertThat(page("bookings/cancel?reference=" + reference))
                .contains("questo non è più possibile")
                .doesNotContain("cancel-form");
    }

    @Test
    void what_is_too_late_to_call_off_is_said_with_whom_to_call() {
        String reference = reference(cards("bookings?patient=TEST-Livia").get(0));
        assertThat(page("bookings/detail?reference=" + reference))
                .contains("ora serve una telefonata")
                .doesNotContain("bookings/cancel?reference=");
        assertThat(page("bookings/cancel?reference=" + reference))
                .contains("È troppo tardi per annullare da qui")
                .doesNotContain("cancel-form");

        assertThat(livia.post("bookings/cancel", cancel(reference, "PATIENT")).body())
                .contains("È troppo tardi per annullare da qui");
        assertThat(page("bookings/detail?reference=" + reference)).contains("Confermata");
    }

    @Test
    void another_time_is_taken_once_at_the_price_that_is_shown() {
        String reference = at("10:00");
        assertThat(page("bookings/detail?reference=" + reference))
                .contains("La struttura propone un altro orario", "Accetta o rifiuta");
        String proposal = page("bookings/proposal?reference=" + reference);
        assertThat(proposal).contains("ore 10:00", "ore 11:00", "47,50\u00a0€", "Mimmo Lago");
        Map<String, String> form = hidden(proposal);
        assertThat(livia.post("bookings/proposal", form).body())
                .contains("Scegli se accettare o rifiutare");

        Map<String, String> cheaper = with(form, "price", "100");
        String asked = livia.post("bookings/proposal", with(cheaper, "answer", "accept")).body();
        assertThat(asked).contains("Il prezzo è cambiato", "47,50\u00a0€");
        form = hidden(asked);
        RawHttp.Answer done = livia.post("bookings/proposal", with(form, "answer", "accept"));
        String detail = next(done);
        assertThat(page(detail))
                .contains("Il nuovo orario è confermato", "ore 11:00", "Confermata")
                .contains("Vedi la prenotazione di prima");
        assertThat(reference(detail)).isNotEqualTo(reference);
        assertThat(next(livia.post("bookings/proposal", with(form, "answer", "accept"))))
                .as("sent twice")
                .isEqualTo(detail);
        assertThat(page("bookings/detail?reference=" + reference))
                .contains("Spostata", "?reference=" + reference(detail));
        assertThat(page("bookings/proposal?reference=" + reference))
                .contains("Non c’è più una proposta")
                .doesNotContain("proposal-form");
    }

    @Test
    void another_time_is_refused() {
        String reference = at("12:00");
        Map<String, String> form = hidden(page("bookings/proposal?reference=" + reference));

        RawHttp.Answer done = livia.post("bookings/proposal", with(form, "answer", "reject"));

        assertThat(page(next(done)))
                .contains("Hai rifiutato il nuovo orario", "Non accettata dalla struttura")
                .contains("Nuovo orario rifiutato");
        assertThat(next(livia.post("bookings/proposal", with(form, "answer", "reject"))))
                .as("sent twice")
                .isEqualTo(next(done));
    }

    @Test
    void a_proposal_whose_time_to_answer_is_over_is_none_any_more() {
        String booked = ask("book&patient=Lara&days=22&hour=9").split(" ")[0];
        ask("propose&days=23&hour=9&reference=" + booked);
        Visitor lara = Visitor.at(base, "127.0.62.3");
        lara.logIn("lara.under.test", MembersUnderTest.PASSWORD);
        String propose = "La struttura propone un altro orario";
        assertThat(cardsOf(lara.get("bookings").body()))
                .anyMatch(card -> card.contains(booked) && card.contains(propose));

        ask("late&reference=" + booked);

        assertThat(cardsOf(lara.get("bookings").body()))
                .noneMatch(card -> card.contains(booked) && card.contains(propose));
        assertThat(lara.get("bookings/proposal?reference=" + booked).body())
                .contains("Non c’è più una proposta")
                .doesNotContain("proposal-form");
    }

    private String ask(String what) {
        return Http.get(base + "under-test/booking?do=" + what).body();
    }

    private static String timeline(String detail) {
        int begin = detail.indexOf("<ol class=\"plain timeline\">");
        assertThat(begin).isPositive();
        return detail.substring(begin, detail.indexOf("</ol>", begin));
    }

    private static Map<String, String> cancel(String reference, String reason) {
        return Map.of("reference", reference, "reason", reason);
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put(field, value);
        return all;
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(page);
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    /** The booking ahead, or over, at some time of the day. */
    private String at(String time) {
        return cards("bookings").stream()
                .filter(card -> card.contains("ore " + time))
                .map(OwnBookingsIT::reference)
                .findFirst()
                .orElseThrow();
    }

    /** Looks like a reference, and names nothing. */
    private static String nobodys() {
        return "2222-2222";
    }

    private static String reference(String text) {
        Matcher reference = REFERENCE.matcher(text);
        assertThat(reference.find()).as(text).isTrue();
        return reference.group(1);
    }

    private String next(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        String location = answer.header("Location");
        return location.substring(location.indexOf(base.getPath()) + base.getPath().length());
    }

    private List<String> cards(String path) {
        return cardsOf(page(path));
    }

    private static List<String> cardsOf(String page) {
        return CARD.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private String page(String path) {
        RawHttp.Answer answer = livia.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }
}
