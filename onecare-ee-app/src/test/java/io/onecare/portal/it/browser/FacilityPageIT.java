package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Colleague;
import io.onecare.portal.it.Http;
import io.onecare.portal.it.inside.FacilityUnderTest;
import java.net.URL;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A day at a reception: who comes, what is asked, and a closure over ten appointments. */
@ArquillianTest
@RunAsClient
@RequiresChromium
class FacilityPageIT {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @ArquillianResource private URL base;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
        Colleague reception =
                Colleague.facilityStaff(base, "127.0.0.1", FacilityUnderTest.FACILITY);
        visit("login");
        browser.findVisible("#username").sendKeys(reception.userName());
        browser.findVisible("#password").sendKeys(Colleague.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.awaitText("h2", "Secondo passaggio");
        browser.findVisible("#code").sendKeys(reception.code(), Keys.ENTER);
        browser.awaitText("h1", "Appuntamenti di");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void a_day_at_the_reception() {
        walkThrough("facility/today", "facility-today");
        browser.tabTo("button[value='arrived']");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("main", "La presenza è registrata.");
        browser.click("button[value='missed']");
        browser.awaitText("main", "La mancata presentazione è registrata.");
        assertThat(browser.text("main table")).contains("Arrivato", "Non presentato");
        browser.assertAccessible("who came");
        browser.shot("facility-today-done");

        browser.walkThrough(base, "facility/requests", "facility-requests", 320);
        browser.click("main a[href*='facility/appointment']");
        browser.awaitText("h1", "Appuntamento");
        browser.size(360, 1_800);
        browser.click("#decline button");
        browser.awaitText("#errors", "Scegli il motivo.");
        assertThat(browser.focusMatches("#errors")).isTrue();
        browser.assertAccessible("declined without a reason");
        browser.assertNoSidewaysScroll("declined without a reason");
        browser.shot("facility-appointment-error-360");
        browser.click("#confirm button");
        browser.awaitText("main", "L’appuntamento è confermato");
        browser.size(1_024, 1_800);
        browser.shot("facility-appointment-confirmed");
        browser.click("#cancel button");
        browser.awaitText("#errors", "Scegli il motivo.");
        browser.assertAccessible("called off without a reason");
        visit("facility/requests");
        browser.click("main a[href*='facility/appointment']");
        browser.awaitText("h1", "Appuntamento");
        browser.tabTo("#time");
        browser.press("18:30");
        browser.tabTo("#propose button");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "La proposta è stata inviata");
        visit("facility/requests");
        browser.awaitText("main", "In attesa dell’assistito");
    }

    @Test
    void a_closure_over_ten_appointments() {
        LocalDate day = day(FacilityUnderTest.FULL_IN);
        String typed = DateTimeFormatter.ofPattern("dd/MM/uuuu").format(day);
        walkThrough("facility/week?week=" + day, "facility-week");
        walkThrough("facility/agenda?schedule=UT-AG-D", "facility-agenda");
        browser.size(360, 2_400);
        browser.tabTo("#close-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Inserisci il giorno");
        assertThat(browser.focusMatches("#errors")).isTrue();
        browser.assertAccessible("a closure without a day");
        browser.shot("facility-agenda-error-360");
        browser.tabTo("#from");
        browser.press(typed);
        browser.tabTo("#reason");
        browser.press("Medico");
        browser.tabTo("#close-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Effetti della modifica");
        assertThat(browser.findAll(".decisions > li")).hasSize(10);
        browser.assertAccessible("what the closure does");
        browser.assertNoSidewaysScroll("what the closure does");
        browser.shot("facility-change-360");

        browser.click("#change-form .button-primary");
        browser.awaitText("#errors", "Scegli che cosa fare della prenotazione");
        assertThat(browser.findAll("#errors li")).hasSize(10);
        browser.assertAccessible("nothing decided");
        browser.shot("facility-change-error-360");
        browser.click("button[name='mark'][value='off']");
        browser.await(
                "all are to be called off",
                () -> browser.findAll("input[value='off']:checked").size() == 10);
        browser.click("#change-form .button-primary");
        browser.awaitText("#errors", "Scegli il motivo.");
        assertThat(browser.findAll("input[value='off']:checked")).hasSize(10);
        browser.size(1_024, 2_400);
        browser.assertAccessible("no reason");
        browser.shot("facility-change-1024");
        browser.tabTo("#why");
        browser.press("La struttura");
        browser.click("#change-form .button-primary");

        browser.awaitText("h1", "Appuntamenti annullati dalla struttura");
        browser.awaitText("main", "Da avvisare per telefono");
        assertThat(browser.findAll(".to-call")).hasSize(1);
        assertThat(browser.text(".to-call")).contains(FacilityUnderTest.PHONE);
        assertThat(browser.findAll("tr.told")).hasSize(9);
        String called = "facility/calledoff?from=" + day + "&to=" + day;
        browser.walkThrough(base, called, "facility-calledoff", 320, 1_440);
        browser.click(".to-call button[value='NO_ANSWER']");
        browser.awaitText("main", "Il tentativo è registrato");
        assertThat(browser.text(".to-call")).contains("Non ha risposto a ");
        visit("facility/today");
        browser.awaitText("main", "C’è ancora 1 assistito da avvisare per telefono");
        browser.assertAccessible("somebody is to be called");
        browser.shot("facility-today-to-call");
        browser.click("main a[href*='facility/calledoff']");
        browser.awaitText("main", "Da avvisare per telefono");
        browser.tabTo(".to-call button[value='REACHED']");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "La telefonata è registrata");
        assertThat(browser.findAll(".to-call")).isEmpty();
        visit(called);
        assertThat(browser.findAll("tr.told")).hasSize(10);
        assertThat(browser.text("main")).contains("Avvisato per telefono da ");
        for (int i = 0; i < 9; i++) {
            awaitMail(FacilityUnderTest.guest(i).email(), "annullata");
        }
        visit(called);
        assertThat(browser.text("main")).contains("E-mail inviata");
        visit("facility/week?week=" + day);
        assertThat(browser.text("main")).doesNotContain("Prenotato");
        visit("facility/agenda?schedule=UT-AG-D");
        browser.click("a[href*='what=reopen'][href*='from=" + day + "']");
        browser.awaitText("main", "Nessun appuntamento perde il suo orario.");
        browser.assertAccessible("a change that concerns nobody");
        browser.click("#change-form .button-primary");
        browser.awaitText("main", "La modifica è fatta.");
    }

    @Test
    void whose_time_closes_is_asked_for_another_one() {
        LocalDate day = day(FacilityUnderTest.ONE_IN);
        visit(
                "facility/change?what=close&schedules=UT-AG-D&from="
                        + day
                        + "&until="
                        + day.plusDays(1)
                        + "&start=08:00&end=08:30&reason=ABSENCE");
        browser.awaitText("h1", "Effetti della modifica");
        assertThat(browser.text(".decisions")).contains("Quel giorno ci sarebbe posto alle 08:30");
        browser.click("button[name='mark'][value='propose']");
        browser.await(
                "the other time is to be proposed",
                () -> browser.findAll("input[value='propose']:checked").size() == 1);
        for (int width : new int[] {320, 360, 1_440}) {
            browser.size(width, 1_800);
            browser.assertAccessible("the other time is to be proposed");
            browser.assertNoSidewaysScroll("the other time is to be proposed");
            browser.shot("facility-change-propose-" + width);
        }
        browser.click("#change-form > .actions .button-primary");
        browser.awaitText("main", "Gli assistiti ricevono la proposta di un altro orario");
        awaitMail(FacilityUnderTest.guest(15).email(), "propone un altro orario");

        browser.walkThrough(base, "facility/requests", "facility-requests-proposed", 320, 1_440);
        assertThat(browser.text("main"))
                .contains("In attesa dell’assistito", "Confermato; altro orario proposto")
                .contains("Validi anche se l’orario è chiuso");
        visit("facility/today?day=" + day);
        browser.click("main table a");
        browser.awaitText("h1", "Appuntamento");
        assertThat(browser.text("main")).contains("Orario proposto", "ore 08:30");
        browser.click("#propose button");
        browser.awaitText("#errors", "Inserisci l’ora");
        browser.assertAccessible("proposed without a time");
        browser.tabTo("#time");
        browser.press("12:00");
        for (int width : new int[] {320, 360, 1_440}) {
            browser.size(width, 2_000);
            browser.assertNoSidewaysScroll("another time for what stands");
            browser.shot("facility-appointment-propose-" + width);
        }
        browser.tabTo("#propose button");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "La proposta è stata inviata");
        assertThat(browser.text("main")).contains("ore 12:00");
    }

    private void walkThrough(String page, String shot) {
        browser.walkThrough(base, page, shot, 320, 1_024);
    }

    private void awaitMail(String to, String subject) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            if (Http.get(base + "under-test/booking?do=mails&to=" + to)
                    .body()
                    .lines()
                    .anyMatch(line -> line.contains(subject))) {
                return;
            }
            LockSupport.parkNanos(200_000_000L);
        }
        throw new AssertionError("No mail (" + subject + ") came to (" + to + ").");
    }

    private static LocalDate day(int ahead) {
        return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Europe/Rome"))
                .plusDays(ahead);
    }

    private void visit(String path) {
        browser.visit(base + path);
    }
}
