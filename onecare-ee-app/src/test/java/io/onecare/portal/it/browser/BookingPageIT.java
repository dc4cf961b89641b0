package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Http;
import io.onecare.portal.it.inside.BookingUnderTest;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
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

/** Booking as people do: by keyboard, on phones, in English, for a child. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class BookingPageIT {

    @ArquillianResource private URL base;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
        happen("release");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void a_time_of_the_agenda_is_booked_with_only_a_keyboard() {
        logIn();
        visit(start(BookingUnderTest.GREEN, "BOOK-Gaia", "no") + "&from=" + day(2));
        browser.awaitText("h1", "Scegli giorno e ora");
        browser.awaitText(".journey [aria-current=step]", "Orario");
        see("booking-grid");
        seeInDark("booking-grid");

        browser.tabTo("#practitioner");
        browser.press("Dott. Ezio", Keys.TAB, Keys.ENTER);
        browser.await("one practitioner", () -> browser.findAll(".time").size() == 10);
        assertThat(browser.address()).doesNotContain("UT-", "BOOK-");
        browser.tabTo(".grid-later");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.await("later", () -> shownFrom().equals(day(7).toString()));
        browser.tabTo(".time");
        assertThat(browser.focusIsVisible()).isTrue();
        assertThat(browser.text(".time")).matches("[a-zì]+ [0-9]+ [a-z]+( [0-9]{4})? 10:00");
        browser.press(Keys.ENTER);

        browser.awaitText("h1", "Riepilogo");
        browser.await(
                "the countdown runs", () -> browser.text("#hold-left").matches("9:[0-5][0-9]"));
        assertThat(browser.text("main")).contains("ore 10:00", "Dott. Ezio Zeffiro", "47,50");
        assertThat(browser.text("#hold-said")).as("not every second").isEmpty();
        see("booking-summary");
        browser.tabTo("#email");
        browser.selectAll();
        browser.press("nonna@@example.org", Keys.ENTER);
        browser.awaitText("#errors", "Deve avere la forma");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        assertThat(browser.title()).startsWith("Errore: Riepilogo");
        see("booking-summary-error");
        browser.tabTo("#hold-button");
        String summary = browser.address();
        browser.press(Keys.ENTER);
        browser.await("kept longer", () -> !browser.address().equals(summary));
        assertThat(browser.find("#days").getDomProperty("value")).isEqualTo("3");
        browser.tabTo("#email");
        browser.selectAll();
        browser.press("nonna@example.org", Keys.ENTER);

        browser.awaitText("h1", "Condizioni e conferma");
        assertThat(browser.text("main")).contains("3 giorni prima, a nonna@example.org");
        see("booking-conditions");
        browser.tabTo("#conditions-form button.button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "accetta le condizioni generali");
        see("booking-conditions-error");
        seeInDark("booking-conditions-error");
        browser.tabTo("#errors a[href='#accept']");
        browser.press(Keys.ENTER);
        browser.await("the field has the focus", () -> browser.focusMatches("#accept"));
        browser.press(Keys.SPACE);
        browser.tabTo("#conditions-form button.button-primary");
        browser.press(Keys.ENTER);

        browser.awaitText("h1", "La tua richiesta è stata inoltrata con successo!");
        String reference = browser.text("#reference");
        assertThat(reference).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
        see("booking-done");
        browser.back();
        browser.awaitText("main", "Questa richiesta era già stata inoltrata");
        assertThat(browser.text("#reference")).isEqualTo(reference);
        browser.assertKeptToItself(origin());
        cancel(reference);
    }

    @Test
    void what_was_agreed_by_phone_is_entered_for_a_child_in_english() {
        logIn();
        visit(start(BookingUnderTest.ORANGE, "BOOK-Leo", "yes") + "&lang=en");
        browser.awaitText("h1", "Enter the agreed day and time");
        browser.click("#agreed-form button.button-primary");
        browser.awaitText("#errors", "Enter the day agreed with the facility.");
        browser.awaitText("#hour-error", "Enter the time agreed with the facility.");
        assertThat(browser.title()).startsWith("Error: Enter the agreed day and time");
        see("booking-agreed-error-en");

        set("day", day(40).toString());
        set("hour", "15:00");
        browser.click("#agreed-form button.button-primary");
        browser.awaitText("h1", "Summary");
        assertThat(browser.text("main")).contains("at 15:00", "Leo Grigi", "€47.50");
        assertThat(browser.findAll("#hold")).isEmpty();
        browser.click("#days option[value='7']");
        browser.click("#summary-form button.button-primary");
        browser.awaitText("main", "7 days before, to gaia@under-test.example");
        browser.click("#accept");
        browser.click("#conditions-form button.button-primary");
        browser.awaitText("h1", "Your request has been sent successfully!");
        browser.awaitText("main", "Waiting for confirmation: the facility answers by");
        see("booking-done-en");
        String reference = browser.text("#reference");

        visit(start(BookingUnderTest.ORANGE, "BOOK-Leo", "yes"));
        set("day", day(40).toString());
        set("hour", "15:10");
        browser.click("#agreed-form button.button-primary");
        browser.awaitText("#errors", "Leo Grigi has another appointment at that time.");
        browser.awaitText("#errors", reference);
        visit("home?lang=it");
        cancel(reference);
    }

    @Test
    void who_has_not_agreed_a_time_calls_or_leaves_it_to_customer_care_on_a_phone() {
        logIn();
        browser.size(360, 740);
        visit(start(BookingUnderTest.ORANGE, "BOOK-Gaia", "no"));
        browser.awaitText("h1", "Concorda l’appuntamento");
        assertThat(browser.find(".call-number").getDomAttribute("href"))
                .isEqualTo("tel:+39020012555");
        see("booking-call");
        seeInDark("booking-call");
        browser.size(360, 740);
        browser.findVisible("#note").sendKeys("Il giovedì pomeriggio.");
        browser.click("#care-form button");
        browser.awaitText("h1", "La tua richiesta è arrivata al Customer Care");
        browser.awaitText("main", "Ti risponderemo entro");
        see("booking-care");
    }

    @Test
    void a_lost_or_missing_time_is_told_with_the_next_free_ones() {
        logIn();
        visit(start(BookingUnderTest.LATER, "BOOK-Gaia", "no"));
        browser.awaitText("#none-free", "Nessun orario libero");
        see("booking-empty");
        browser.click("#none-free a");
        browser.await("the next days", () -> !browser.findAll(".time").isEmpty());
        visit(
                start(BookingUnderTest.GREEN, "BOOK-Gaia", "no")
                        + "&lost=SLOT_TAKEN&at="
                        + day(3)
                        + "T09:00:00Z");
        browser.awaitText("#errors", "è appena stato preso da qualcun altro");
        assertThat(browser.findAll("#alternatives button")).hasSize(3);
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        see("booking-lost");
        browser.click("#alternatives button");
        browser.awaitText("h1", "Riepilogo");

        happen("soon");
        browser.visit(browser.address());
        browser.awaitText("#hold-said", "ancora per 30 secondi");
        browser.awaitText("#hold-said", "L’orario non è più riservato");
        browser.awaitText("#hold-text", "L’orario non è più riservato");
        see("booking-hold-over");
        browser.click("#hold-button");
        browser.awaitText("#hold-text", "riservato per te fino alle");
        for (int i = 0; i < 3; i++) {
            visit(start(BookingUnderTest.GREEN, "BOOK-Gaia", "no") + "&from=" + day(15 + i));
            browser.click(".time:not(.time-held)");
            browser.await("an answer", () -> !browser.address().contains("from="));
        }
        browser.awaitText("#errors", "Hai già riservato il numero massimo di orari");
        see("booking-holds");
    }

    /** The first day of the agenda that is shown. */
    private String shownFrom() {
        return String.valueOf(
                browser.find("#practitioner-form input[name=from]").getDomAttribute("value"));
    }

    /** Accessible and without sideways scroll, narrow and wide. */
    private void see(String state) {
        browser.size(320, 900);
        browser.assertNoSidewaysScroll(state + " at 320");
        browser.assertAccessible(state + " at 320");
        for (int width : new int[] {360, 768, 1920}) {
            browser.size(width, width == 360 ? 2200 : 1300);
            browser.assertNoSidewaysScroll(state + " at " + width);
            browser.shot(state + "-" + width);
        }
        browser.assertAccessible(state + " at 1920");
        browser.size(1440, 900);
    }

    private void seeInDark(String state) {
        browser.scheme("dark");
        browser.assertAccessible(state + ", dark");
        browser.scheme("light");
    }

    private static String start(String facility, String patient, String agreed) {
        return "booking?facility="
                + facility
                + "&service="
                + BookingUnderTest.SERVICE
                + "&patient="
                + patient
                + "&agreed="
                + agreed;
    }

    private static LocalDate day(int days) {
        return LocalDate.now(Clock.system(ZoneId.of("Europe/Rome"))).plusDays(days);
    }

    /** Date and time fields take keys in an order of the browser's own. */
    private void set(String field, String value) {
        browser.find("#" + field);
        browser.script("document.getElementById(arguments[0]).value = arguments[1]", field, value);
    }

    private void logIn() {
        browser.visit(base + "login");
        browser.findVisible("#username").sendKeys(BookingUnderTest.GAIA);
        browser.findVisible("#password").sendKeys(MembersUnderTest.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.awaitText("h1", "Buongiorno");
    }

    private void visit(String path) {
        browser.visit(base + path);
    }

    private void happen(String what) {
        String address = base + "under-test/booking/" + what + "?user=" + BookingUnderTest.GAIA;
        assertThat(Http.get(address).statusCode()).isEqualTo(200);
    }

    private void cancel(String reference) {
        Http.get(base + "under-test/booking/cancel?reference=" + reference);
    }

    private String origin() {
        return base.getProtocol() + "://" + base.getAuthority() + "/";
    }
}
