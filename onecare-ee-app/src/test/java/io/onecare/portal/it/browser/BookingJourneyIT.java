package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Http;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.io.StringReader;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** From need to appointment and back, on a phone, with both sides' mails read at each change. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class BookingJourneyIT {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final String LARA = "lara@under-test.example";
    private static final String AGENDA = "agenda.lettere@under-test.example";
    private static final Pattern LINK =
            Pattern.compile("(facility/answer\\?code=[0-9A-Z]{26})#confirm");

    @ArquillianResource private URL base;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
        browser.size(360, 900);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void a_need_becomes_an_appointment_that_is_confirmed_moved_and_called_off() throws Exception {
        LocalDate day = LocalDate.now(Clock.system(ROME)).plusDays(35);
        visit("login");
        browser.findVisible("#username").sendKeys("lara.under.test");
        browser.findVisible("#password").sendKeys(MembersUnderTest.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.awaitText("h1", "Buongiorno Lara");
        browser.click("main a.box");

        browser.awaitText("h1", "Ricerca la struttura/medici convenzionati");
        browser.click("#category option[value='LETTERS']");
        browser.findVisible("#service").sendKeys("epi");
        browser.awaitText("#service__listbox li", "VISITA EPISTOLARE");
        browser.press(Keys.ARROW_DOWN, Keys.ENTER);
        browser.findVisible("#place").sendKeys("Torino");
        browser.awaitText("#place__listbox li", "Torino, TO, Italia");
        browser.press(Keys.ARROW_DOWN, Keys.ENTER);
        browser.click("#wish-form button.button-primary");

        browser.awaitText("h1", "Le strutture disponibili vicino a te");
        browser.awaitText(".offer", "Centro Lettere & Nuvole");
        assertThat(browser.text(".offer")).contains("47,50", "Prenotazione telefonica");
        browser.click(".offer-actions a");
        browser.awaitText("h1", "Indica giorno e ora concordati");
        set("day", day.toString());
        set("hour", "11:00");
        browser.click("#agreed-form button.button-primary");
        browser.awaitText("h1", "Riepilogo");
        browser.click("#summary-form button.button-primary");
        browser.awaitText("h1", "Condizioni e conferma");
        browser.click("#accept");
        browser.click("#conditions-form button.button-primary");
        browser.awaitText("h1", "La tua richiesta è stata inoltrata con successo!");
        String reference = browser.text("#reference");

        assertThat(mail(LARA, "richiesta di prenotazione inoltrata", reference))
                .contains("Centro Lettere & Nuvole", "VISITA EPISTOLARE");
        String asked = mail(AGENDA, "richiesta di prenotazione " + reference, reference);
        assertThat(asked).contains("Lara Letti");
        confirmAsFacility(asked);

        assertThat(mail(LARA, "prenotazione confermata", reference))
                .contains("Presentarsi a digiuno da 8 ore.");
        VEvent confirmed = event(LARA, "prenotazione confermata", reference, "PUBLISH");
        assertThat(text(confirmed, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(start(confirmed)).isEqualTo(at(day, "11:00"));
        mail(AGENDA, "prenotazione " + reference + " confermata", reference);

        browser.visit(base + "bookings/detail?reference=" + reference);
        browser.awaitText(".state", "Confermata");
        browser.awaitText("main", "Presentarsi a digiuno da 8 ore.");
        browser.assertAccessible("a booking with preparation");
        browser.assertNoSidewaysScroll("a booking with preparation");
        browser.size(360, 2_000);
        browser.shot("journey-booking-360");
        browser.click("a[href*='move=']");
        browser.awaitText(".alert", "Sposti l’appuntamento di ");
        set("day", day.plusDays(1).toString());
        set("hour", "12:00");
        browser.click("#agreed-form button.button-primary");
        browser.awaitText("h1", "Sposta l’appuntamento");
        browser.assertAccessible("another time");
        browser.assertNoSidewaysScroll("another time");
        browser.shot("journey-move-360");
        browser.click("#move-form button.button-primary");
        browser.awaitText("main", "L’appuntamento è stato spostato.");
        String moved = browser.text("dd.figure");
        assertThat(moved).isNotEqualTo(reference);

        assertThat(mail(AGENDA, "spostamento della prenotazione " + moved, moved))
                .contains("facility/answer?code=");
        VEvent then = event(LARA, "appuntamento spostato", moved, "PUBLISH");
        assertThat(text(then, Property.UID)).isEqualTo(text(confirmed, Property.UID));
        assertThat(text(then, Property.STATUS)).isEqualTo("TENTATIVE");
        assertThat(sequence(then)).isGreaterThan(sequence(confirmed));
        assertThat(start(then)).isEqualTo(at(day.plusDays(1), "12:00"));

        browser.click("a[href*='/bookings/cancel']");
        browser.awaitText("h1", "Annulla la prenotazione");
        browser.click("#reason-PATIENT_FEELS_BETTER");
        browser.click("#cancel-form button.button-primary");
        browser.awaitText("main", "La prenotazione è annullata.");

        mail(AGENDA, "prenotazione " + moved + " annullata", moved);
        VEvent off = event(LARA, "prenotazione annullata", moved, "CANCEL");
        assertThat(text(off, Property.UID)).isEqualTo(text(confirmed, Property.UID));
        assertThat(sequence(off)).isGreaterThan(sequence(then));
        browser.assertKeptToItself(base.getProtocol() + "://" + base.getAuthority() + "/");
    }

    /** By the link in the mail, in the browser of somebody at the facility. */
    private void confirmAsFacility(String mail) {
        Matcher link = LINK.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        try (Browser reception = Browser.open("it-IT")) {
            reception.visit(base + link.group(1) + "#confirm");
            reception.awaitText("main", "Lara Letti");
            reception.click("#confirm button");
            reception.awaitText("main", "Grazie, la conferma è registrata");
        }
    }

    /** The text of the one mail about a booking, waiting for it to come. */
    private String mail(String address, String subject, String reference) {
        return part("text", number(address, subject, reference));
    }

    private VEvent event(String address, String subject, String reference, String method)
            throws Exception {
        String file = part("calendar", number(address, subject, reference));
        Calendar calendar = new CalendarBuilder().build(new StringReader(file));
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        return calendar.<VEvent>getComponents("VEVENT").get(0);
    }

    private String number(String address, String subject, String reference) {
        AtomicReference<List<String>> found = new AtomicReference<>(List.of());
        browser.await(
                "a mail (" + subject + ") to (" + address + ")",
                () -> {
                    found.set(
                            mails(address)
                                    .lines()
                                    .filter(line -> line.contains(subject))
                                    .map(line -> line.substring(0, line.indexOf(' ')))
                                    .filter(number -> part("text", number).contains(reference))
                                    .toList());
                    return !found.get().isEmpty();
                });
        assertThat(found.get()).as(subject).hasSize(1);
        return found.get().get(0);
    }

    private String mails(String address) {
        return ask("mails&to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    private String part(String what, String number) {
        return ask(what + "&number=" + number);
    }

    private String ask(String what) {
        return Http.get(base + "under-test/booking?do=" + what).body();
    }

    private static String text(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static int sequence(VEvent event) {
        return Integer.parseInt(text(event, Property.SEQUENCE));
    }

    private static Instant start(VEvent event) {
        return Instant.from(
                event.<DtStart<Temporal>>getProperty(Property.DTSTART).orElseThrow().getDate());
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ROME).toInstant();
    }

    /** Date and time fields take keys in an order of the browser's own. */
    private void set(String field, String value) {
        browser.find("#" + field);
        browser.script("document.getElementById(arguments[0]).value = arguments[1]", field, value);
    }

    private void visit(String path) {
        browser.visit(base + path);
    }
}
