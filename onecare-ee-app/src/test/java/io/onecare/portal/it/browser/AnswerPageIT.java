package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.CaughtMails;
import io.onecare.portal.it.Http;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page behind a facility's link, and what the mails look like. */
@ArquillianTest
@RunAsClient
@RequiresChromium
class AnswerPageIT {

    private static final Pattern TOKEN = Pattern.compile("code=([0-9A-Z]{26})#confirm");
    private static final String LARA = "lara@under-test.example";
    private static final String AGENDA = "agenda.lettere@under-test.example";

    @ArquillianResource private URL base;

    private Browser browser;
    private CaughtMails mails;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
        mails = new CaughtMails(base);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void a_facility_proposes_another_time_by_keyboard_on_a_phone() throws IOException {
        String reference = book("Lara", 16, 9);
        String mail = mails.number(AGENDA, "in attesa", reference);
        Matcher link = TOKEN.matcher(mails.part("text", mail));
        assertThat(link.find()).isTrue();
        String page = "facility/answer?code=" + link.group(1);
        show("mail-facility", mail);
        show("mail-requested", mails.number(LARA, "inoltrata", reference));

        walkThrough(page, "answer");
        browser.size(360, 1_800);
        visit(page + "#propose");
        browser.tabTo("#decline button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Scegli il motivo.");
        browser.assertAccessible("an answer without a reason");
        assertThat(browser.focusMatches("#errors")).isTrue();
        browser.shot("answer-error-360");
        browser.tabTo("#time");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press("14:30");
        browser.tabTo("#propose button");
        browser.press(Keys.ENTER);

        browser.awaitText("h1", "Altro orario proposto");
        assertThat(browser.text("main")).contains(reference).doesNotContain("Lara", "EPISTOLARE");
        assertThat(browser.findAll("main form")).isEmpty();
        walkThrough(page, "answer-closed");
        show("mail-proposed", mails.number(LARA, "altro orario", reference));
        visit("facility/answer?code=");
        browser.awaitText("h1", "Collegamento non valido");
        browser.assertAccessible("no link");
    }

    @Test
    void a_confirmation_is_easy_to_read_in_both_languages() throws IOException {
        for (String who : new String[] {"Lara", "Liam"}) {
            String reference = book(who, 16, who.equals("Lara") ? 11 : 12);
            String mail = mails.number(AGENDA, "in attesa", reference);
            Matcher link = TOKEN.matcher(mails.part("text", mail));
            assertThat(link.find()).isTrue();
            visit(
                    "facility/answer?code="
                            + link.group(1)
                            + "&lang="
                            + (who.equals("Lara") ? "it" : "en"));
            browser.click("#confirm button");
            browser.awaitText(
                    "h1", who.equals("Lara") ? "Prenotazione confermata" : "Booking confirmed");
            String to = who.equals("Lara") ? LARA : "liam@under-test.example";
            String confirmation =
                    mails.number(to, who.equals("Lara") ? "confermata" : "confirmed", reference);
            show("mail-confirmed-" + who, confirmation);
            browser.size(360, 1_800);
            visit("demo/mail?number=" + confirmation);
            browser.click("#calendar summary");
            browser.awaitText("#calendar pre", "METHOD:PUBLISH");
            browser.assertAccessible("a caught mail with a file for calendars");
            browser.assertNoSidewaysScroll("a caught mail with a file for calendars");
            browser.shot("demo-mail-calendar-" + who);
        }
    }

    private void walkThrough(String page, String shot) {
        browser.walkThrough(base, page, shot, 320, 360, 1024, 1920);
    }

    /** As a reader of mail on a phone and on a large screen would. */
    private void show(String name, String number) throws IOException {
        Path folder = Path.of(System.getProperty("it.shots"));
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".html");
        Files.writeString(file, mails.part("html", number));
        for (int width : new int[] {360, 800}) {
            browser.size(width, 1_400);
            browser.visit(file.toUri().toString());
            browser.assertAccessible(name);
            browser.assertNoSidewaysScroll(name + " at " + width);
            browser.shot(name + "-" + width);
        }
    }

    private String book(String patient, int days, int hour) {
        return ask("book&patient=" + patient + "&days=" + days + "&hour=" + hour).split(" ")[0];
    }

    private String ask(String what) {
        return Http.get(base + "under-test/booking?do=" + what).body();
    }

    private void visit(String path) {
        browser.visit(base + path);
    }
}
