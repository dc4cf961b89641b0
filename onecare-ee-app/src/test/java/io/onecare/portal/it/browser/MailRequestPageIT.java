package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.CaughtMails;
import io.onecare.portal.it.Colleague;
import io.onecare.portal.it.Http;
import io.onecare.portal.it.RawHttp;
import io.onecare.portal.it.inside.DeskUnderTest;
import java.net.URL;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** People write to customer care, by real SMTP and IMAP, and the desk works with their mails. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class MailRequestPageIT {

    private static final String SIRIA = "siria@under-test.example";
    private static final String UGA = "uga@under-test.example";
    private static final String STRANGER = "ficcanaso@altrove.example";
    private static final String UGA_TAX_CODE = "NDNGUA66R44H501X";
    private static final String FACILITY = "agenda@ut-desk-orange.example";

    private static final LocalDate AGREED =
            LocalDate.now(Clock.system(ZoneId.of("Europe/Rome"))).plusDays(10);
    private static final String ON =
            " il %02d/%02d/%d alle "
                    .formatted(AGREED.getDayOfMonth(), AGREED.getMonthValue(), AGREED.getYear());

    @ArquillianResource private URL base;

    private Browser browser;
    private CaughtMails mails;
    private long since;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
        mails = new CaughtMails(base);
        since = Clock.systemUTC().instant().getEpochSecond();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void mails_become_bookings_a_question_or_a_check_of_who_is_writing() {
        write(SIRIA, "", about("Siria Seppia", DeskUnderTest.SIRIA_TAX_CODE, "15:10"));
        write(
                UGA,
                "",
                "Sono Uga Ondina, " + UGA_TAX_CODE + ", Studio Abete di Tarvisio" + ON + "11:20.");
        write(
                STRANGER,
                "",
                "Per Siria Seppia, "
                        + DeskUnderTest.SIRIA_TAX_CODE
                        + ": visita allergologica allo Studio Abete o all’Ambulatorio Larice"
                        + ON
                        + "18:30. Ha già altre visite?");
        logIn(Colleague.operator(base, "127.0.49.11"));
        String complete = request(SIRIA);
        String incomplete = request(UGA);
        String strange = request(STRANGER);

        take(complete);
        browser.awaitText("#address-check", "è tra i contatti verificati");
        assertThat(browser.texts("mark.found")).anyMatch(mark -> mark.startsWith("Studio Abete"));
        identify();
        String first = book();

        take(incomplete);
        assertThat(ticked()).containsExactly("SERVICE");
        browser.tabTo("#ask-form button");
        browser.press(Keys.ENTER);
        browser.awaitText(".desk-head", "In attesa del richiedente");
        String question = mails.number(UGA, "", "- Prestazione");
        assertThat(mails.part("text", question))
                .contains("- Prestazione")
                .doesNotContain("- Struttura", "- Codice fiscale", "Abete", "Uga");
        write(UGA, question, "La visita allergologica, grazie.");
        browser.await("the answer has been joined", () -> joined(incomplete));
        see("mail-answered");
        assertThat(browser.texts(".desk-mail h3")).hasSize(2);
        assertThat(browser.texts(".desk-mail .desk-words").get(0)).contains("11:20");
        assertThat(browser.texts(".desk-mail .desk-words").get(1)).contains("grazie");
        assertThat(ticked()).isEmpty();
        identify();
        String second = book();

        take(strange);
        browser.awaitText(
                "#address-check", "non è tra i contatti verificati dell’assistito DESK-S");
        assertThat(browser.findAll("#words-ask")).isEmpty();
        browser.walkThrough(base, "care/request?id=" + strange, "mail-stranger", 360, 1440);
        assertThat(ticked()).containsExactly("FACILITY");
        assertThat(browser.texts(".desk-suggestions button"))
                .hasSize(2)
                .allMatch(
                        offered ->
                                offered.matches("(Studio Abete|Ambulatorio Larice), Tarvisio.*"));
        browser.tabTo("#ask-form button");
        browser.press(Keys.ENTER);
        browser.awaitText(".desk-head", "In attesa del richiedente");
        mails.number(STRANGER, "", "- Struttura");

        for (Map.Entry<String, String> booked : Map.of(SIRIA, first, UGA, second).entrySet()) {
            mails.number(booked.getKey(), "", booked.getValue());
            mails.number(FACILITY, "", booked.getValue());
            assertThat(rows(booked.getValue())).contains("booking.channel=EMAIL");
            Http.get(base + "under-test/booking?do=cancel&reference=" + booked.getValue());
        }
        mails.to(STRANGER)
                .lines()
                .map(line -> line + mails.part("text", line.substring(0, line.indexOf(' '))))
                .forEach(
                        told ->
                                assertThat(told)
                                        .as("nothing about anybody")
                                        .doesNotContainIgnoringCase("siria")
                                        .doesNotContainIgnoringCase("seppia")
                                        .doesNotContainIgnoringCase("allergolog")
                                        .doesNotContainIgnoringCase("abete")
                                        .doesNotContain("DESK-", first, second));
    }

    /** Without loading it again; the walk through another request sees the dark and English. */
    private void see(String state) {
        for (int width : new int[] {360, 1440}) {
            browser.size(width, 1800);
            browser.assertAccessible(state + " at " + width);
            browser.assertNoSidewaysScroll(state + " at " + width);
            browser.shot(state + "-" + width);
        }
    }

    private static String about(String name, String taxCode, String hour) {
        return "Buongiorno, sono "
                + name
                + ", codice fiscale "
                + taxCode
                + ".\nVorrei prenotare una visita allergologica allo Studio Abete di Tarvisio"
                + ON
                + hour
                + ", come d'accordo con loro.\nGrazie";
    }

    private void take(String id) {
        browser.visit(base + "care/request?id=" + id);
        browser.tabTo("#take-form button");
        browser.press(Keys.ENTER);
        browser.awaitText(".desk-head", "Identità da verificare");
    }

    private void identify() {
        browser.script(
                "document.querySelector(\"#how [value='EMAIL_ON_FILE']\").checked = arguments[0]",
                true);
        browser.tabTo("#identity-form button.button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText(".desk-head", "In lavorazione");
    }

    /** At the facility and the time that the mail says, which are filled in on each page. */
    private String book() {
        browser.tabTo("[aria-labelledby=book] .button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Indica giorno e ora concordati");
        browser.tabTo("#agreed-form button.button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Leggi e conferma");
        browser.tabTo("#accept");
        browser.press(Keys.SPACE, Keys.ENTER);
        browser.awaitText("h1", "Prenotato");
        return browser.text("#reference");
    }

    private List<String> ticked() {
        return browser.findAll("#ask-form input[name=missing]:checked").stream()
                .map(box -> box.getDomProperty("value"))
                .toList();
    }

    private boolean joined(String id) {
        if (browser.findAll(".desk-mail").size() < 2) {
            browser.visit(base + "care/request?id=" + id);
        }
        return browser.findAll(".desk-mail").size() == 2;
    }

    /** Sends a mail to the desk, or an answer to one of its own. */
    private void write(String from, String number, String text) {
        RawHttp.Answer sent =
                RawHttp.at(base, "127.0.49.12")
                        .post(
                                "demo/write",
                                Map.of(
                                        "from", from, "subject", "Visita", "text", text, "number",
                                        number));
        assertThat(sent.header("Location")).endsWith("sent=true");
    }

    /** The latest request of a sender, once the mailbox was read. */
    private String request(String sender) {
        for (int look = 0; look < 300; look++) {
            String id =
                    Http.get(base + "under-test/desk?do=latest&from=" + sender + "&since=" + since)
                            .body();
            if (!id.isEmpty()) {
                return id;
            }
            LockSupport.parkNanos(100_000_000L);
        }
        throw new AssertionError("No request of (" + sender + ") has come in.");
    }

    private String rows(String reference) {
        return Http.get(base + "under-test/desk?do=rows&reference=" + reference).body();
    }

    private void logIn(Colleague operator) {
        browser.visit(base + "login");
        browser.findVisible("#username").sendKeys(operator.userName());
        browser.findVisible("#password").sendKeys(Colleague.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.findVisible("#code").sendKeys(operator.code());
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Richieste in coda");
    }
}
