package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Colleague;
import io.onecare.portal.it.Http;
import io.onecare.portal.it.inside.DeskUnderTest;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A day at the desk, with the keyboard alone, and each of its pages looked at. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class CarePageIT {

    private static final String TOP_OF_THE_FORM =
            "return document.getElementById('take-form').getBoundingClientRect().top";

    @ArquillianResource private URL base;

    private Browser browser;
    private int strokes;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    /** Typed one after the other, each key counts; under a minute at two keys a second. */
    @Test
    void a_call_becomes_a_booking_in_under_sixty_key_strokes() {
        logIn(Colleague.operator(base, "127.0.48.1"));
        browser.visit(base + "care/phone");
        browser.await("the tax code has the focus", () -> browser.focusMatches("#taxCode"));
        seeAlsoOnPhone("care-find");

        type("SPPSRI80A41H501X", Keys.ENTER);
        browser.awaitText("#errors", "fattelo ripetere");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        see("care-find-error");

        browser.visit(base + "care/phone");
        browser.await("the tax code has the focus", () -> browser.focusMatches("#taxCode"));
        strokes = 0;
        type(DeskUnderTest.SIRIA_TAX_CODE, Keys.ENTER);
        browser.awaitText("#person", "Siria Seppia");
        browser.await("the service has the focus", () -> browser.focusMatches("#service"));
        type("allergolog", Keys.TAB, "Tarvisio", Keys.ENTER);
        browser.awaitText("#offers", "Strutture");
        browser.await(
                "the first free time has the focus",
                () -> browser.focusMatches(".desk-offers button"));
        assertThat(browser.focusIsVisible()).isTrue();
        assertThat(browser.text(".desk-offers")).contains("Ambulatorio Larice", "61,00");
        type(Keys.ENTER);
        browser.awaitText("h1", "Leggi e conferma");
        browser.await(
                "how the caller was identified has the focus",
                () -> browser.focusMatches("#caller input"));
        type(Keys.SPACE, Keys.TAB, Keys.SPACE, Keys.ENTER);
        browser.awaitText("h1", "Prenotato");
        assertThat(strokes).as("key strokes for a whole booking").isLessThan(60);
        String reference = browser.text("#reference");
        assertThat(reference).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
        browser.await(
                "the next call has the focus",
                () -> browser.focusMatches(".done-actions .button-primary"));
        seeAlsoOnPhone("care-done");
        cancel(reference);
    }

    @Test
    void each_page_of_a_call_is_accessible_and_loses_nothing_on_an_error() {
        logIn(Colleague.operator(base, "127.0.48.2"));
        browser.visit(base + "care/phone");
        browser.tabTo("#surname");
        browser.press("ondina", Keys.TAB, "04/10/1966", Keys.ENTER);
        browser.awaitText("#found", "Più persone");
        assertThat(browser.text(".desk-found"))
                .contains("On•••", "Ug•••", "501X")
                .doesNotContain("Uga");
        see("care-found");

        browser.visit(base + "care/phone?patient=DESK-Siria");
        browser.awaitText("#person", "Siria Seppia");
        assertThat(browser.text(".desk-person"))
                .contains("1 gennaio 1980", "041 0055101", "siria@under-test.example", "Ni•••");
        see("care-person");
        browser.await("the service has the focus", () -> browser.focusMatches("#service"));
        browser.press("xyz", Keys.TAB, "Tarvisio", Keys.ENTER);
        browser.awaitText("#errors", "“xyz” non è tra quelle della rete");
        assertThat(browser.find("#place").getDomProperty("value")).isEqualTo("Tarvisio");
        see("care-wish-error");

        browser.visit(
                base
                        + "care/phone?patient=DESK-Siria&service="
                        + DeskUnderTest.SERVICE
                        + "&place=Tarvisio");
        browser.awaitText(".desk-offers", "Studio Abete");
        seeAlsoOnPhone("care-offers");
        seeInDark("care-offers");
        browser.tabTo(".desk-offers form + a");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Scegli giorno e ora");
        seeAlsoOnPhone("care-time");
        browser.visit(
                base
                        + "care/phone/time?facility=UT-DESK-ORANGE&patient=DESK-Siria&agreed=yes&service="
                        + DeskUnderTest.SERVICE);
        browser.awaitText("h1", "Indica giorno e ora concordati");
        browser.find("#day");
        browser.script("document.getElementById('day').value = arguments[0]", "" + day(9));
        browser.script("document.getElementById('hour').value = arguments[0]", "17:20");
        browser.tabTo("#agreed-form button.button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Leggi e conferma");
        seeAlsoOnPhone("care-confirm");
        seeInDark("care-confirm");
        browser.tabTo("#confirm-form button.button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "conferma che la persona le accetta");
        see("care-confirm-error");
        browser.tabTo("#caller input");
        browser.press(Keys.SPACE);
        browser.tabTo("#accept");
        browser.press(Keys.SPACE, Keys.ENTER);
        browser.awaitText("h1", "Prenotato");
        cancel(browser.text("#reference"));
        browser.assertKeptToItself(base.getProtocol() + "://" + base.getAuthority() + "/");
    }

    @Test
    void a_request_is_taken_identified_asked_about_and_answered_by_keyboard() {
        String question =
                happen(
                        "question&number=DESK-Siria&words="
                                + encoded("Vorrei una visita allergologica, di mattina."));
        happen("late&request=" + question);
        logIn(Colleague.operator(base, "127.0.48.3"));
        browser.awaitText("h1", "Richieste in coda");
        browser.awaitText(".desk-queue", "In ritardo");
        seeAlsoOnPhone("care-queue");
        seeInDark("care-queue");
        browser.tabTo("a[href$='" + question + "']");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "Vorrei una visita allergologica");
        see("care-request-free");
        noticeAColleague(question);
        browser.tabTo("#take-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("[role=status]", "La richiesta è tua");
        browser.awaitText(".desk-head", "In lavorazione");
        seeAlsoOnPhone("care-request");
        seeInDark("care-request");
        browser.tabTo("#refuse-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Indica il motivo");
        seeAlsoOnPhone("care-request-error");
        browser.tabTo("#words-ask");
        browser.press("Quale giorno preferisce?");
        browser.tabTo("#ask-form button");
        browser.press(Keys.ENTER);
        browser.awaitText(".desk-head", "In attesa del richiedente");
        see("care-request-waiting");
        browser.tabTo("#words-answered");
        browser.press("Il lunedì.");
        browser.tabTo("#answered-form button");
        browser.press(Keys.ENTER);
        browser.awaitText(".desk-head", "In lavorazione");
        browser.tabTo("#words-finish");
        browser.press("Fatto.");
        browser.tabTo("#finish-form button");
        browser.press(Keys.ENTER);
        browser.awaitText(".desk-head", "Conclusa");
        see("care-request-done");
        tellWhatWasNotDelivered();
        browser.visit(base + "care/identity");
        browser.awaitText("h1", "Verifiche d’identità");
        seeAlsoOnPhone("care-identity");
        browser.visit(base + "care?lang=en");
        browser.awaitText("h1", "Requests in the queue");
        see("care-queue-en");
    }

    /** Said below, at most ten seconds later; nothing that was there moves. */
    private void noticeAColleague(String question) {
        browser.visit(base + "care/request?id=" + question);
        browser.awaitText("main", "Vorrei una visita allergologica");
        Object before = browser.script(TOP_OF_THE_FORM);
        happen("colleague&step=take&request=" + question);
        browser.awaitText("#news", "Un collega: presa in carico");
        assertThat(browser.script(TOP_OF_THE_FORM)).isEqualTo(before);
        seeAlsoOnPhone("care-request-news");
        seeInDark("care-request-news");
        browser.tabTo("#news a");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("main", "Ci sta lavorando un’altra persona");
        browser.tabTo("#why-takeOver");
        browser.press("x");
        happen("colleague&step=giveBack&request=" + question);
        browser.script("document.dispatchEvent(new Event('visibilitychange'))");
        browser.awaitText("#news", "rimessa in coda");
        browser.awaitText("#news", "andrà perso: copialo prima");
        assertThat(browser.find("#why-takeOver").getDomProperty("value")).isEqualTo("x");
        browser.visit(base + "care");
        browser.awaitText("h1", "Richieste in coda");
        happen("many&count=1");
        browser.script("document.dispatchEvent(new Event('visibilitychange'))");
        browser.awaitText("#news", "L’elenco è cambiato");
        see("care-queue-news");
        happen("nomore");
        browser.visit(base + "care/request?id=" + question);
        browser.awaitText("main", "Vorrei una visita allergologica");
    }

    private void tellWhatWasNotDelivered() {
        browser.await(
                "a mail has been sent, and is taken for one that came back",
                () -> happen("dead&to=siria@under-test.example").equals("1"));
        browser.visit(base + "care/undelivered");
        browser.awaitText("h1", "Messaggi non recapitati");
        browser.awaitText(".desk-queue", "Assistito DESK-Siria");
        seeAlsoOnPhone("care-undelivered");
        seeInDark("care-undelivered");
        browser.tabTo("tr:first-child .letter-do summary");
        browser.press(Keys.ENTER, Keys.TAB, Keys.ENTER);
        browser.awaitText("#errors", "Scrivi come è stato comunicato");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        seeAlsoOnPhone("care-undelivered-error");
        browser.tabTo("#errors a");
        browser.press(Keys.ENTER);
        browser.await(
                "the note has the focus",
                () -> browser.focusMatches(".letter-do input[name=remark]"));
        browser.press("Detto per telefono", Keys.ENTER);
        browser.awaitText("[role=status]", "Annotato");
        browser.awaitText("main", "Detto per telefono");
        see("care-undelivered-told");
    }

    private void type(CharSequence... keys) {
        for (CharSequence each : keys) {
            strokes += each instanceof Keys ? 1 : each.length();
        }
        browser.press(keys);
    }

    /** Accessible where the desk works, and without sideways scroll, narrow and wide. */
    private void see(String state) {
        for (int width : new int[] {320, 360, 1440}) {
            browser.size(width, width < 1000 ? 1800 : 1000);
            browser.assertNoSidewaysScroll(state + " at " + width);
            if (width > 320) {
                browser.shot(state + "-" + width);
            }
        }
        browser.assertAccessible(state + " at 1440");
        browser.size(1440, 900);
    }

    /** As above, and accessible on a phone, where other parts of a page are shown. */
    private void seeAlsoOnPhone(String state) {
        see(state);
        browser.size(360, 1800);
        browser.assertAccessible(state + " at 360");
        browser.size(1440, 900);
    }

    private void seeInDark(String state) {
        browser.scheme("dark");
        browser.assertAccessible(state + ", dark");
        browser.scheme("light");
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

    private static LocalDate day(int days) {
        return LocalDate.now(Clock.system(ZoneId.of("Europe/Rome"))).plusDays(days);
    }

    private String happen(String what) {
        var answer = Http.get(base + "under-test/desk?do=" + what);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void cancel(String reference) {
        Http.get(base + "under-test/booking?do=cancel&reference=" + reference);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
