package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import io.onecare.portal.it.inside.SearchUnderTest;
import io.onecare.portal.it.inside.StatementLog;
import java.net.URL;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** The search and its results without scripts: for whom, at which price, in which order. */
@ArquillianTest
@RunAsClient
class SearchIT {

    private static final String WHERE = "place=Lampedusa+e+Linosa,+AG,+Italia";
    private static final String DREAM =
            WHERE + "&category=SRC&service=SRC-SOGNO&by=facility&agreed=yes";

    private static final Pattern OFFER =
            Pattern.compile("(?s)<li class=\"card offer\" id=\"([A-Z0-9-]+)\".*?</li>");

    @ArquillianResource private URL base;

    @Test
    void strangers_are_asked_to_log_in() {
        for (String page : List.of("search", "results?" + DREAM + "&patient=TEST-Sara")) {
            RawHttp.Answer answer = Visitor.at(base, "127.0.0.1").get(page);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).contains("/login?next=");
        }
    }

    @Test
    void the_form_is_the_guides_and_the_home_page_leads_to_it() {
        Visitor sara = in(SearchUnderTest.SARA);

        assertThat(sara.get("home").body())
                .containsPattern("<a class=\"box\" href=\"[^\"]*/search\">");
        String form = text(sara.get("search").body());
        assertThat(form)
                .contains(
                        "Ricerca la struttura/medici convenzionati",
                        "Località *",
                        "Assistito *",
                        "Tipologia *",
                        "Prestazione *",
                        "per struttura",
                        "per medico",
                        "Hai già prenotato la prestazione con la struttura? *",
                        "In caso di visite urgenti contattare la struttura",
                        "(*) Campi obbligatori",
                        "Sara Salina",
                        "Lia Salina",
                        "VISITA ONIRICA")
                .doesNotContain("Rino", "Controlla la ricerca");
        assertThat(sara.get("search").body())
                .containsPattern("name=\"agreed\" value=\"yes\" checked=\"checked\"")
                .containsPattern("name=\"by\" value=\"facility\" checked=\"checked\"")
                .containsPattern("name=\"patient\" value=\"TEST-Sara\" checked=\"checked\"");
    }

    @Test
    void what_is_missing_or_wrong_is_said_at_the_form_and_what_was_chosen_stays() {
        Visitor sara = in(SearchUnderTest.SARA);

        RawHttp.Answer empty = sara.get("results?place=&patient=TEST-Lia&category=&service=");
        assertThat(empty.status()).isEqualTo(302);
        String form = body(sara, empty);
        assertThat(text(form))
                .contains(
                        "Inserisci la località, oppure usa la tua posizione.",
                        "Scegli la tipologia.",
                        "Scegli la prestazione.",
                        "Indica se hai già prenotato");
        assertThat(form).contains("id=\"errors\"", "<title>Errore: ");
        assertThat(form).containsPattern("value=\"TEST-Lia\" checked=\"checked\"");

        String wrong =
                led(
                        sara,
                        "place=Atlantide&patient=TEST-Sara&category=PSICOLOGIA&service=SRC-SOGNO"
                                + "&by=practitioner&practitioner=Zzyzx&agreed=no");
        assertThat(text(wrong))
                .contains(
                        "La località “Atlantide” non è tra quelle conosciute",
                        "La prestazione scelta è della tipologia VISITA DI PROVA.",
                        "Nella rete non c’è un medico di nome “Zzyzx”.");
        assertThat(wrong)
                .contains("value=\"Atlantide\"", "value=\"Zzyzx\"")
                .containsPattern("name=\"agreed\" value=\"no\" checked=\"checked\"")
                .containsPattern("value=\"SRC-SOGNO\"[^>]*selected=\"selected\"");
        assertThat(text(led(sara, WHERE + "&service=Visita+magica&agreed=yes&patient=TEST-Sara")))
                .contains("La prestazione “Visita magica” non è tra quelle della rete.");
        assertThat(
                        text(
                                led(
                                        sara,
                                        DREAM.replace("by=facility", "by=practitioner")
                                                + "&patient=TEST-Sara")))
                .contains("Inserisci il nome del medico");
        assertThat(text(led(sara, DREAM + "&near=NaN,9&patient=TEST-Sara")))
                .contains("Le strutture disponibili vicino a te"); // a place says more
    }

    @Test
    void without_scripts_a_place_that_may_be_several_is_chosen_by_a_link() {
        Visitor sara = in(SearchUnderTest.SARA);

        String form = led(sara, "place=san+giovanni&service=SRC-SOGNO&agreed=no&patient=TEST-Lia");

        assertThat(text(form)).contains("Più località corrispondono a “san giovanni”.");
        Matcher choice =
                Pattern.compile("<li><a[^>]*href=\"([^\"]*/results\\?[^\"]*)\"").matcher(form);
        assertThat(choice.find()).isTrue();
        String address = sara.opened(choice.group(1));
        assertThat(address).contains("agreed=no", "patient=TEST-Lia", "service=SRC-SOGNO");
        RawHttp.Answer results = sara.get(address.substring(address.indexOf("results?")));
        assertThat(results.status()).isEqualTo(200);
        assertThat(text(led(sara, "place=milano&service=SRC-SOGNO&agreed=no&patient=TEST-Lia")))
                .contains("Località : Milano, MI, Italia");
    }

    @Test
    void results_tell_price_distance_and_the_first_free_slot_and_lead_on() {
        Visitor sara = in(SearchUnderTest.SARA);

        String page = led(sara, DREAM + "&patient=TEST-Sara");

        assertThat(text(page))
                .contains(
                        "Le strutture disponibili vicino a te",
                        "Località : Lampedusa e Linosa, AG, Italia",
                        "Tipologia : VISITA DI PROVA",
                        "Prestazione : VISITA ONIRICA",
                        "Assistito : Sara Salina",
                        "23 strutture trovate",
                        "Dalla più vicina.");
        List<String> offers = offers(page);
        assertThat(offers).hasSize(20);
        assertThat(text(offers.get(0)))
                .contains("Centro Deriva 01", "69,00 €", "Via Onda 1", "Agenda online")
                .containsPattern("[0-9,]+ k?m")
                .containsPattern(
                        "Primo posto libero: [a-zì]+ \\d+ [a-z]+ \\d{4}, ore (09|10):\\d0");
        assertThat(text(offers.get(1)))
                .contains("Centro Deriva 02", "68,00 €", "Prenotazione telefonica")
                .doesNotContain("Primo posto", "agenda");
        assertThat(offers.get(1)).contains("href=\"tel:+39093700122\"");
        assertThat(text(offers.get(2))).containsPattern("ore (15|16):\\d0");
        assertThat(text(offers.get(4)))
                .contains("Prenotazione telefonica", "L’agenda online non risponde")
                .doesNotContain("Primo posto libero", "Agenda online");
        assertThat(text(offers.get(6))).contains("L’agenda non ha posti liberi");

        String booking = booking(sara, offers.get(1));
        assertThat(booking)
                .contains(
                        "/booking?facility=TEST-S02&service=SRC-SOGNO&patient=TEST-Sara&agreed=yes")
                .doesNotContain("practitioner=");
        String from = URLDecoder.decode(after(booking, "&back="), StandardCharsets.UTF_8);
        assertThat(offers(led(sara, from))).hasSize(20);
        String there = booking.substring(booking.indexOf("booking?"));
        assertThat(sara.linked(sara.get(there).body(), "Torna alle strutture"))
                .endsWith("/results?" + from);
        assertThat(sara.get(there.replaceFirst("&back=.*", "&back=//evil.example")).body())
                .contains("Indica giorno e ora concordati")
                .doesNotContain("href=\"//evil", "Torna alle strutture");
        assertThat(page).doesNotContain("SLNSRA80A41H501J");
        assertThat(page.replaceAll("(?s)<main.*</main>", "")).doesNotContain("Salina&amp;");
    }

    @Test
    void everybody_sees_their_own_prices() {
        assertThat(text(offers(led(in(SearchUnderTest.SARA), DREAM + "&patient=TEST-Lia")).get(0)))
                .contains("69,00 €");
        assertThat(text(offers(led(in(SearchUnderTest.TITO), DREAM + "&patient=TEST-Tito")).get(0)))
                .contains("10,50 €")
                .doesNotContain("69,00");
    }

    @Test
    void what_is_asked_for_stands_in_no_address() {
        Visitor sara = in(SearchUnderTest.SARA);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ask", "yes");
        for (String field : (DREAM + "&patient=TEST-Sara").split("&")) {
            form.put(
                    field.split("=")[0],
                    URLDecoder.decode(field.split("=")[1], StandardCharsets.UTF_8));
        }
        form.put("practitioner", " ");

        String asked = raw(sara, form);

        assertThat(asked).matches(".*/results\\?sealed=[A-Za-z0-9._-]+");
        String page = "results" + asked.substring(asked.indexOf('?'));
        assertThat(sara.opened(page)).doesNotContain("ask=", "practitioner=");
        assertThat(codes(sara.get(page).body())).hasSize(20).contains("TEST-S01");
        assertThat(sara.get(page + "&lang=en").body())
                .contains("lang=\"en\"", "Change the search")
                .contains("?sealed=");
        assertThat(raw(sara, form)).as("nobody can tell two that are alike").isNotEqualTo(asked);

        // what was sealed for her is nothing to anybody else, and neither is what was changed
        assertThat(in(SearchUnderTest.UGO).get(page).header("Location")).endsWith("/search");
        char last = page.charAt(page.length() - 2);
        String changed = page.substring(0, page.length() - 2) + (last == 'A' ? 'B' : 'A');
        assertThat(sara.get(changed).header("Location")).endsWith("/search");
        assertThat(Visitor.at(base, "127.0.0.1").get(page).header("Location"))
                .contains("/login?next=");
    }

    private String raw(Visitor visitor, Map<String, String> form) {
        RawHttp.Answer answer =
                RawHttp.at(base, "127.0.0.1").post("results", form, "Cookie: " + visitor.cookies());
        assertThat(answer.status()).isEqualTo(303);
        return answer.header("Location");
    }

    @Test
    void nobody_searches_for_somebody_who_is_not_theirs() {
        Visitor sara = in(SearchUnderTest.SARA);

        for (String other : List.of("TEST-Tito", "TEST-Rino", "TEST-Nessuno", "DEMO-D-1", "'")) {
            String patient = "&patient=" + URLEncoder.encode(other, StandardCharsets.UTF_8);
            for (String page : List.of("search?x=y", "results?" + DREAM, "results?place=x")) {
                RawHttp.Answer answer = sara.get(page + patient);
                assertThat(answer.status()).as(page + patient).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("Torri", "Rino", "10,50");
            }
        }
    }

    @Test
    void the_order_is_by_distance_price_or_date_and_pages_follow_each_other() {
        Visitor sara = in(SearchUnderTest.SARA);
        String all = DREAM + "&patient=TEST-Sara";

        List<String> near = codes(led(sara, all));
        List<String> second = codes(led(sara, all + "&page=2"));
        assertThat(near.get(0)).isEqualTo("TEST-S01");
        assertThat(second).containsExactly("TEST-S21", "TEST-S22", "TEST-S23");
        assertThat(Stream.concat(near.stream(), second.stream())).doesNotHaveDuplicates();

        List<String> cheap = codes(led(sara, all + "&sort=price"));
        assertThat(cheap.subList(0, 3)).containsExactly("TEST-S23", "TEST-S22", "TEST-S21");
        List<String> soon = codes(led(sara, all + "&sort=date"));
        assertThat(Set.copyOf(soon.subList(0, 2))).isEqualTo(Set.of("TEST-S01", "TEST-S03"));
        assertThat(soon.get(2)).isEqualTo("TEST-S02");
        assertThat(codes(led(sara, all + "&radius=5"))).hasSize(11).doesNotContain("TEST-S12");

        assertThat(codes(led(sara, all + "&only=online")))
                .hasSize(11)
                .doesNotContain("TEST-S02", "TEST-S05");
        String day = "&day=" + LocalDate.now(ZoneId.of("Europe/Rome")).plusDays(3);
        assertThat(codes(led(sara, all + day))).containsExactly("TEST-S01", "TEST-S03");
        assertThat(codes(led(sara, all + day + "&part=morning"))).containsExactly("TEST-S01");
        assertThat(codes(led(sara, all + day + "&part=afternoon"))).containsExactly("TEST-S03");
    }

    @Test
    void practitioners_are_listed_with_their_facilities_and_lead_on() {
        Visitor sara = in(SearchUnderTest.SARA);

        String page =
                led(
                        sara,
                        DREAM.replace("by=facility", "by=practitioner&practitioner=ventop")
                                + "&patient=TEST-Lia");

        assertThat(text(page)).contains("I medici disponibili vicino a te", "Medico : ventop");
        List<String> offers = offers(page);
        assertThat(offers).hasSize(2);
        assertThat(text(offers.get(0)))
                .contains(
                        "Dott.ssa Mirta Ventoprova",
                        "Centro Deriva 01",
                        "Primo posto libero",
                        "Scegli Dott.ssa Mirta Ventoprova");
        assertThat(text(offers.get(1))).contains("Dott.ssa Mirta Ventoprova", "Centro Deriva 02");
        assertThat(booking(sara, offers.get(0)))
                .contains("facility=TEST-S01", "&patient=TEST-Lia", "&practitioner=TEST-DR-1");
        RawHttp.Answer suggestions = sara.get("api/v1/practitioners?q=mirta+v");
        assertThat(suggestions.body())
                .contains("\"familyName\":\"Ventoprova\"", "\"title\":\"Dott.ssa\"");
        assertThat(sara.get("api/v1/practitioners?q=" + "x".repeat(101)).status()).isEqualTo(400);
        assertThat(sara.get("api/v1/practitioners?q=a&limit=51").status()).isEqualTo(400);
    }

    @Test
    void who_finds_nothing_is_told_why_and_what_to_do() {
        Visitor sara = in(SearchUnderTest.SARA);
        String who = "&agreed=yes&patient=TEST-Sara";

        String far = led(sara, WHERE + "&service=SRC-LONTANA" + who);
        assertThat(text(far))
                .contains("Nessuna struttura entro 25 km offre la prestazione")
                .containsPattern("la più vicina è a 3[01],\\d km")
                .contains("Cerca entro 50 km");
        String wider = sara.linked(far, "Cerca entro 50 km");
        assertThat(wider).endsWith("radius=50");
        assertThat(codes(sara.get(wider.substring(wider.indexOf("results?"))).body()))
                .containsExactly("TEST-S24");

        assertThat(text(led(sara, WHERE + "&service=SRC-NIENTE" + who)))
                .contains("Nessuna struttura della rete offre questa prestazione con il listino");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Rome"));
        String filtered = led(sara, DREAM + "&patient=TEST-Sara&day=" + today.plusDays(200));
        assertThat(text(filtered)).contains("Senza, ce ne sono 23.", "Togli i filtri");
        assertThat(
                        text(
                                led(
                                        sara,
                                        WHERE
                                                + "&service=SRC-LONTANA&radius=all&by=practitioner&practitioner=ventoprova"
                                                + who)))
                .contains("nessun medico di nome “ventoprova”", "C’è però una struttura");

        String uncovered = led(in(SearchUnderTest.UGO), DREAM + "&patient=TEST-Ugo");
        assertThat(text(uncovered))
                .contains(
                        "Non possiamo mostrare i prezzi",
                        "La copertura di Ugo Uliva non è più in vigore il ",
                        "telefona al Numero Verde");
        assertThat(offers(uncovered)).isEmpty();
    }

    @Test
    void filters_that_make_no_sense_are_named_and_left_out() {
        Visitor sara = in(SearchUnderTest.SARA);
        String all = DREAM + "&patient=TEST-Sara";

        assertThat(text(led(sara, all + "&day=domani"))).contains("“domani” non è una data");
        assertThat(text(led(sara, all + "&day=2020-01-01"))).contains("Il giorno è passato");
        assertThat(text(led(sara, all + "&part=morning"))).contains("scegli anche il giorno");
        assertThat(codes(led(sara, all + "&day=" + typed(3))))
                .containsExactly("TEST-S01", "TEST-S03");
        assertThat(text(led(sara, all + "&day=31/2/2027"))).contains("“31/2/2027” non è una data");
        for (String page : List.of("0", "-1", "99", "99999999999999999999", "x", "2147483647")) {
            String answer = led(sara, all + "&page=" + page);
            assertThat(text(answer)).contains("La pagina indicata non esiste. Ecco la prima.");
            assertThat(codes(answer)).hasSize(20);
        }
        for (String odd :
                List.of(
                        "&sort=price'--",
                        "&radius=-1",
                        "&radius=1e308",
                        "&radius=NaN",
                        "&only=<script>",
                        "&part=<b>",
                        "&sort=" + "x".repeat(3_000))) {
            String answer = led(sara, all + odd);
            assertThat(codes(answer)).as(odd).hasSize(20);
            assertThat(answer).doesNotContain("<script>", "part=<b>");
        }
        for (String near :
                List.of("NaN,NaN", "1e999,0", "91,0", "45", "45,9,1", "Infinity,9", "';--,1")) {
            String answer =
                    led(
                            sara,
                            "near="
                                    + URLEncoder.encode(near, StandardCharsets.UTF_8)
                                    + "&service=SRC-SOGNO&agreed=yes&patient=TEST-Sara");
            assertThat(text(answer)).as(near).contains("La posizione indicata nel collegamento");
        }
        String near =
                led(
                        sara,
                        "near=35.512345,12.598765&service=SRC-SOGNO&agreed=yes&patient=TEST-Sara");
        assertThat(text(near))
                .contains("Località : la tua posizione", "arrotondata a circa un chilometro");
        assertThat(near).contains("data-place-lat=\"35.51\"", "data-place-lon=\"12.6\"");
        String hostile =
                led(
                        sara,
                        "place="
                                + URLEncoder.encode(
                                        "\"><script>alert(1)</script>", StandardCharsets.UTF_8)
                                + "&service=SRC-SOGNO&agreed=yes&patient=TEST-Sara");
        assertThat(hostile).doesNotContain("<script>alert");
    }

    @Test
    void english_readers_get_english() {
        Visitor sara = in(SearchUnderTest.SARA);

        String page = text(led(sara, DREAM + "&patient=TEST-Sara&lang=en"));

        assertThat(page)
                .contains(
                        "Facilities available near you",
                        "Service : Dream consultation",
                        "€69.00",
                        "First free time: ",
                        "23 facilities found");
        assertThat(text(sara.get("search?lang=en").body()))
                .contains("Have you booked the service with the facility already?");
    }

    @Test
    void a_page_of_results_takes_as_many_statements_for_twenty_as_for_two() {
        Visitor sara = in(SearchUnderTest.SARA);
        String all = DREAM + "&patient=TEST-Sara";
        led(sara, all);
        int two =
                statements(
                        sara,
                        all.replace("by=facility", "by=practitioner&practitioner=ventop"),
                        "two");
        int twenty = statements(sara, all, "twenty");

        assertThat(two).isBetween(4, 16);
        assertThat(twenty).isEqualTo(two);
        assertThat(statements(sara, all + "&page=2", "second")).isEqualTo(two);
        assertThat(statements(sara, all + "&sort=price", "price")).isEqualTo(two);
        assertThat(statements(sara, all + "&sort=date", "date")).isEqualTo(two);
    }

    /** A day as people type it. */
    private static String typed(int days) {
        LocalDate day = LocalDate.now(ZoneId.of("Europe/Rome")).plusDays(days);
        return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
    }

    private int statements(Visitor visitor, String query, String mark) {
        String name = "search-" + mark;
        visitor.get("results?" + query, StatementLog.MARK + ": " + name);
        return visitor.get("api/testers/statements")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "\t"))
                .map(line -> line.substring(name.length() + 1).split("; ").length)
                .findFirst()
                .orElseThrow();
    }

    private Visitor in(String userName) {
        Visitor visitor = Visitor.at(base, "127.0.0.1");
        assertThat(visitor.logIn(userName, MembersUnderTest.PASSWORD).status()).isEqualTo(302);
        return visitor;
    }

    /** The page that a query leads to: the results, or the form that says what is wrong. */
    private String led(Visitor visitor, String query) {
        RawHttp.Answer answer = visitor.get("results?" + query);
        return answer.status() == 302 ? body(visitor, answer) : ok(answer);
    }

    private String body(Visitor visitor, RawHttp.Answer redirect) {
        String location = redirect.header("Location");
        assertThat(location).contains("/search?").contains("check=yes");
        return ok(visitor.get(location.substring(location.indexOf("search?"))));
    }

    private static String ok(RawHttp.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> offers(String page) {
        return OFFER.matcher(page).results().map(offer -> offer.group()).toList();
    }

    private static List<String> codes(String page) {
        return OFFER.matcher(page).results().map(offer -> offer.group(1)).toList();
    }

    private static String booking(Visitor visitor, String offer) {
        Matcher link = Pattern.compile("href=\"([^\"]*/booking\\?[^\"]*)\"").matcher(offer);
        assertThat(link.find()).isTrue();
        return visitor.opened(link.group(1));
    }

    private static String after(String text, String mark) {
        return text.substring(text.indexOf(mark) + mark.length());
    }

    /** What is read, without markup; a no-break space is one like others. */
    private static String text(String html) {
        return html.replaceAll("(?s)<script.*?</script>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&amp;", "&")
                .replace("&quot;", "\"")
                .replace('\u00a0', ' ')
                .replace("&#160;", " ")
                .replace("&nbsp;", " ")
                .replaceAll("\\s+", " ")
                .replace(" .", ".");
    }
}
