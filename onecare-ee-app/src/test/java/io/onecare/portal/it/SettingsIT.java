package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.terms.PublishTerms;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** What administrators send to change settings, and what everybody then gets. */
@ArquillianTest
@RunAsClient
class SettingsIT {

    private static final String OFFICE = "127.77.61.1";
    private static final String GROUP = "administration/settings/group?topic=";
    private static final String LOGO = "administration/settings/logo";
    private static final String EDIT = "administration/settings/terms/edit?kind=notice";
    private static final Pattern FROM = Pattern.compile("name=\"from\" value=\"([0-9]+)\"");
    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">";

    @ArquillianResource private URL base;

    @Test
    void contacts_change_on_every_page_and_in_mails_and_two_who_change_them_are_told()
            throws Exception {
        Colleague colleague = Colleague.administrator(base, OFFICE);
        Visitor anna = colleague.visitor();
        Visitor bruno = Colleague.administrator(base, OFFICE).visitor();
        String page = anna.get(GROUP + "contact").body();
        Map<String, String> wish = new HashMap<>();
        wish.put("from", from(page));
        wish.put("contact-phone", "02 5550 6061");
        wish.put("contact-email", "rete@cambiata.example");
        wish.put("contact-opens", "8:30");
        wish.put("contact-closes", "19:15");
        try {
            assertThat(anna.post(GROUP + "contact", wish).header("Location"))
                    .endsWith("topic=contact&done=saved");

            assertThat(Http.get(base + "map").body())
                    .contains("02 5550 6061", "rete@cambiata.example", "8:30", "19:15")
                    .doesNotContain("rete@onecare.example");
            assertThat(Http.get(base + "nothing/here").body())
                    .as("the page of an error")
                    .contains("02 5550 6061");
            String invited = colleague.email().replace("persona", "contatti");
            anna.post(
                    "administration/accounts/invite",
                    Map.of(
                            "role",
                            "OPERATOR",
                            "name",
                            "Persona",
                            "surname",
                            "Contatti",
                            "email",
                            invited,
                            "language",
                            "it"));
            assertThat(new Mailbox(RawHttp.at(base, OFFICE), invited).read("invito a lavorare"))
                    .contains("02 5550 6061", "rete@cambiata.example");

            wish.put("contact-phone", "02 5550 9999");
            wish.put("contact-opens", "otto");
            String wrong = bruno.post(GROUP + "contact", wish).body();
            assertThat(wrong).contains("id=\"errors\"").doesNotContain("ha cambiato questi valori");
            assertThat(from(wrong))
                    .as("a form shown again for a wrong field goes on with what it was made on")
                    .isEqualTo(wish.get("from"));
            wish.put("contact-opens", "8:30");
            RawHttp.Answer late = bruno.post(GROUP + "contact", wish);
            assertThat(late.status()).isEqualTo(200);
            assertThat(late.body())
                    .contains("ha cambiato questi valori", colleague.name())
                    .contains("ora vale «02 5550 6061»", "value=\"02 5550 9999\"")
                    .doesNotContain("E-mail per le prenotazioni: ora vale");
            assertThat(Http.get(base + "map").body()).contains("02 5550 6061");

            wish.put("from", from(late.body()));
            assertThat(bruno.post(GROUP + "contact", wish).header("Location"))
                    .endsWith("done=saved");
            assertThat(anna.get(GROUP + "contact").body())
                    .contains("da «02 5550 6061» a «02 5550 9999»", "valore dell’installazione");
        } finally {
            reset(anna, "contact");
        }
        assertThat(Http.get(base + "map").body()).contains("rete@onecare.example");
    }

    @Test
    void what_is_out_of_bounds_is_refused_and_stays_in_the_form() {
        Visitor anna = Colleague.administrator(base, OFFICE).visitor();
        Map<String, Map<String, String>> wrong = new LinkedHashMap<>();
        wrong.put("da 2 a 30", Map.of("topic", "holds", "hold-minutes", "31"));
        wrong.put("da 1 a 730", Map.of("topic", "horizon", "horizon-days", "0"));
        wrong.put("da 0 a 90", Map.of("topic", "booking", "booking-notice-hours", "nove"));
        wrong.put("contrasto è 2,", Map.of("topic", "brand", "brand-colour", "#7fb2e5"));
        wrong.put(
                "nel formato #0a5aa8",
                Map.of("topic", "brand", "brand-colour", "red;}body{display:none"));
        wrong.put("dopo quello di apertura", Map.of("topic", "contact", "contact-opens", "23:00"));
        wrong.put(
                "un indirizzo e-mail",
                Map.of("topic", "contact", "contact-email", "a@b.example,c@d.example"));

        wrong.forEach(
                (reason, wish) -> {
                    Map<String, String> form = new HashMap<>(wish);
                    String topic = form.remove("topic");
                    form.put("from", from(anna.get(GROUP + topic).body()));
                    RawHttp.Answer answer = anna.post(GROUP + topic, form);
                    assertThat(answer.status()).as(reason).isEqualTo(200);
                    assertThat(answer.body()).contains(reason, "id=\"errors\"");
                    form.remove("from");
                    form.values()
                            .forEach(
                                    value ->
                                            assertThat(answer.body()).contains("value=\"" + value));
                });
        assertThat(anna.get("administration/settings/group?topic=nothing").status()).isEqualTo(404);
        assertThat(anna.get("administration/settings/group").status()).isEqualTo(404);
    }

    @Test
    void a_hostile_logo_is_refused_and_a_good_one_is_served_as_a_drawing_only() throws IOException {
        Visitor anna = Colleague.administrator(base, OFFICE).visitor();
        assertThat(
                        send(Colleague.operator(base, OFFICE).visitor(), "0", bytes(SVG + "</svg>"))
                                .status())
                .isEqualTo(404);
        Map<String, byte[]> hostile = new LinkedHashMap<>();
        hostile.put("LOGO_HARMFUL", bytes(SVG + "<script>alert(1)</script></svg>"));
        hostile.put("LOGO_OTHER_TYPE", bytes("<html><script>alert(1)</script></html>"));
        hostile.put("LOGO_TOO_LARGE", new byte[900_000]);
        hostile.put("LOGO_PIXELS", png(2_001, 20));
        hostile.put("LOGO_MISSING", new byte[0]);
        hostile.forEach(
                (problem, file) -> {
                    RawHttp.Answer answer = send(anna, "0", file);
                    assertThat(answer.status()).as(problem).isEqualTo(302);
                    assertThat(answer.header("Location")).endsWith("&problem=" + problem);
                });
        assertThat(anna.get(GROUP + "brand&problem=LOGO_HARMFUL").body())
                .contains("non contiene soltanto un disegno", "href=\"#file\"");
        assertThat(Http.get(base + "brand/logo").statusCode()).isEqualTo(404);

        String from = logoFrom(anna);
        try {
            assertThat(
                            send(
                                            anna,
                                            from,
                                            bytes(
                                                    SVG
                                                            + "<!-- chi --><path d=\"M1 1h7v7z\" data-x=\"1\"/></svg>"))
                                    .header("Location"))
                    .endsWith("done=logo");
            assertThat(send(anna, from, png(20, 20)).header("Location"))
                    .as("on the version before")
                    .endsWith("problem=LOGO_OVERTAKEN");

            var logo = Http.get(base + "brand/logo");
            assertThat(logo.headers().firstValue("Content-Type")).contains("image/svg+xml");
            assertThat(logo.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(logo.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("sandbox", "default-src 'none'");
            assertThat(logo.body()).isEqualTo(SVG + "<path d=\"M1 1h7v7z\"></path></svg>");
            assertThat(Http.get(base + "map").body()).contains("/brand/logo?");
        } finally {
            anna.upload(
                    LOGO,
                    Map.of("from", logoFrom(anna), "action", "remove"),
                    "",
                    new byte[0],
                    origin());
        }
        assertThat(Http.get(base + "map").body()).doesNotContain("/brand/logo");
    }

    @Test
    void a_colour_comes_with_the_next_page_and_goes_with_the_reset() {
        Visitor anna = Colleague.administrator(base, OFFICE).visitor();
        try {
            anna.post(
                    GROUP + "brand",
                    Map.of(
                            "from",
                            from(anna.get(GROUP + "brand").body()),
                            "brand-name",
                            "Salute <Sì>",
                            "brand-colour",
                            "#6A1B9A"));

            String page = Http.get(base + "map").body();
            assertThat(page).contains("/brand/colour.css?6a1b9a", "Salute &lt;Sì&gt;");
            assertThat(Http.get(base + "brand/colour.css").body())
                    .startsWith(":root { --primary: #6a1b9a;");
        } finally {
            reset(anna, "brand");
        }
        assertThat(Http.get(base + "brand/colour.css").statusCode()).isEqualTo(404);
    }

    @Test
    void two_who_write_the_same_text_lose_nothing() {
        Colleague colleague = Colleague.administrator(base, OFFICE);
        Visitor anna = colleague.visitor();
        Visitor bruno = Colleague.administrator(base, OFFICE).visitor();
        String longText = "È una lunga informativa.\n\n".repeat(3_000);
        Map<String, String> hers =
                Map.of(
                        "from", "0", "newcode", "2031-01", "begins", "", "italian", longText,
                        "english", "", "action", "save");
        assertThat(anna.post(EDIT, hers).header("Location")).endsWith("done=saved");

        Map<String, String> his = new HashMap<>(hers);
        his.put("italian", "Un’altra informativa.");
        his.put("action", "check");
        his.put("english", "x".repeat(PublishTerms.MAX_LENGTH + 1));
        String wrong = bruno.post(EDIT, his).body();
        assertThat(wrong).contains("href=\"#english\"").doesNotContain(colleague.name());
        his.put("english", "");
        his.put("from", from(wrong));
        RawHttp.Answer late = bruno.post(EDIT, his);

        assertThat(late.body())
                .as("on what it was made on, also after a wrong field")
                .contains(colleague.name(), "Il testo italiano della bozza salvata è diverso")
                .contains(">Un’altra informativa.</textarea>", "È una lunga informativa.");
        assertThat(anna.get(EDIT).body()).contains(longText.strip());
        String check = "administration/settings/terms/check?kind=notice";
        for (Map<String, String> tick : List.of(Map.of("sure", "yes"), Map.<String, String>of())) {
            Map<String, String> old = new HashMap<>(tick);
            old.put("revision", "0");
            assertThat(bruno.post(check, old).body())
                    .as("told at once, also with the box left empty")
                    .contains("La bozza è cambiata mentre la controllavi");
        }
        assertThat(
                        bruno.post(EDIT, Map.of("from", from(late.body()), "action", "drop"))
                                .header("Location"))
                .endsWith("done=dropped");
        assertThat(anna.get(check).header("Location")).endsWith("edit?kind=notice");
    }

    private RawHttp.Answer send(Visitor visitor, String from, byte[] file) {
        return visitor.upload(LOGO, Map.of("from", from), "logo.svg", file, origin());
    }

    private String origin() {
        return base.getProtocol() + "://" + base.getAuthority();
    }

    private static void reset(Visitor visitor, String topic) {
        visitor.post(
                GROUP + topic,
                Map.of("from", from(visitor.get(GROUP + topic).body()), "action", "reset"));
    }

    private static String logoFrom(Visitor visitor) {
        String page = visitor.get(GROUP + "brand").body();
        return from(page.substring(page.indexOf("id=\"logo-form\"")));
    }

    private static String from(String page) {
        Matcher from = FROM.matcher(page);
        assertThat(from.find()).isTrue();
        return from.group(1);
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
