package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.CaughtMails;
import io.onecare.portal.it.Http;
import io.onecare.portal.it.inside.JourneysUnderTest;
import io.onecare.portal.it.inside.LettersUnderTest;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From need to appointment and what may become of it, in browsers, with both sides' mails read at
 * each change: every appointment stays one entry of the patient's calendar.
 */
@RequiresChromium
@ArquillianTest
@RunAsClient
class BookingJourneyIT {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final String LARA = "lara@under-test.example";
    private static final String GRETA = "greta@under-test.example";
    private static final String TEA = "tea@under-test.example";
    private static final String AGENDA = "agenda.lettere@under-test.example";
    private static final Pattern PROPOSAL =
            Pattern.compile("bookings/proposal\\?reference=[0-9A-Z-]{9}");

    @ArquillianResource private URL base;

    private CaughtMails mails;
    private Reception reception;

    @BeforeEach
    void open() {
        mails = new CaughtMails(base);
        reception = new Reception(base);
    }

    @Test
    void a_time_agreed_by_phone_is_confirmed_moved_and_called_off_on_a_phone() {
        LocalDate day = day(35);
        try (Browser browser = Browser.open("it-IT")) {
            browser.size(360, 900);
            Booker lara = Booker.withPointer(browser, base);
            lara.logIn("lara.under.test", "Buongiorno Lara");
            browser.awaitText("h1", "Ricerca la struttura/medici convenzionati");
            lara.search("Torino", "PROVA LETT", "epi");
            lara.find();
            browser.awaitText("h1", "Le strutture disponibili vicino a te");
            assertThat(lara.offer(LettersUnderTest.FACILITY))
                    .contains("Centro Lettere & Nuvole", "47,50", "Prenotazione telefonica");
            lara.chooseFacility(LettersUnderTest.FACILITY);
            browser.awaitText("h1", "Indica giorno e ora concordati");
            lara.agree(day, "11:00");
            browser.awaitText("h1", "Riepilogo");
            String reference = lara.send();
            browser.awaitText("h1", "La tua richiesta è stata inoltrata con successo!");

            assertThat(mails.text(LARA, "richiesta di prenotazione inoltrata", reference))
                    .contains("Centro Lettere & Nuvole", "VISITA EPISTOLARE");
            String asked = mails.text(AGENDA, "richiesta di prenotazione " + reference, reference);
            assertThat(asked).contains("Lara Letti");
            reception.confirm(asked, "Lara Letti");

            assertThat(mails.text(LARA, "prenotazione confermata", reference))
                    .contains("Presentarsi a digiuno da 8 ore.");
            CaughtMails.Entry confirmed =
                    mails.entry(LARA, "prenotazione confermata", reference, "PUBLISH");
            assertThat(confirmed.status()).isEqualTo("CONFIRMED");
            assertThat(confirmed.start()).isEqualTo(at(day, "11:00"));
            mails.number(AGENDA, "prenotazione " + reference + " confermata", reference);

            browser.visit(base + "bookings/detail?reference=" + reference);
            browser.awaitText(".state", "Confermata");
            browser.awaitText("main", "Presentarsi a digiuno da 8 ore.");
            see(browser, "journey-booking-360");
            lara.move();
            browser.awaitText(".alert", "Sposti l’appuntamento di ");
            lara.agree(day.plusDays(1), "12:00");
            browser.awaitText("h1", "Sposta l’appuntamento");
            see(browser, "journey-move-360");
            String moved = lara.sendMove();
            browser.awaitText("main", "L’appuntamento è stato spostato.");
            assertThat(moved).isNotEqualTo(reference);

            assertThat(mails.text(AGENDA, "spostamento della prenotazione " + moved, moved))
                    .contains("facility/answer?code=");
            CaughtMails.Entry then = mails.entry(LARA, "appuntamento spostato", moved, "PUBLISH");
            assertFollows(then, confirmed, "TENTATIVE");
            assertThat(then.start()).isEqualTo(at(day.plusDays(1), "12:00"));

            lara.cancel();
            browser.awaitText("main", "La prenotazione è annullata.");

            mails.number(AGENDA, "prenotazione " + moved + " annullata", moved);
            CaughtMails.Entry off = mails.entry(LARA, "prenotazione annullata", moved, "CANCEL");
            assertFollows(off, then, "CANCELLED");
            browser.assertKeptToItself(origin());
        }
    }

    @Test
    void a_child_gets_a_time_of_the_agenda_by_keyboard_in_english_then_another_then_none() {
        String agenda = JourneysUnderTest.email(JourneysUnderTest.AT_ONCE);
        try (Browser browser = Browser.open("en-GB")) {
            Booker greta = Booker.withKeyboard(browser, base);
            greta.logIn(JourneysUnderTest.GRETA, "Greta");
            greta.search("Trieste", "Journeys", "tra");
            greta.nextPatient("Nino Gessi");
            greta.notYetAgreed();
            greta.find();
            assertThat(greta.offer(JourneysUnderTest.AT_ONCE))
                    .contains("Ambulatorio Andata", "€47.50", "Online agenda");
            greta.chooseFacility(JourneysUnderTest.AT_ONCE);
            greta.later();
            Instant first = greta.firstTime();
            String reference = greta.send();
            browser.awaitText("main", "Your request has been sent successfully!");
            browser.awaitText("main", "Nino Gessi");

            assertThat(mails.text(GRETA, "OneCare: booking confirmed", reference))
                    .contains("Patient: Nino Gessi", "Travelling consultation", "€47.50")
                    .contains("Wear comfortable shoes.");
            CaughtMails.Entry booked =
                    mails.entry(GRETA, "OneCare: booking confirmed", reference, "PUBLISH");
            assertThat(booked.status()).isEqualTo("CONFIRMED");
            assertThat(booked.start()).isEqualTo(first);
            assertThat(mails.text(agenda, "nuova prenotazione " + reference, reference))
                    .contains("Nino Gessi", "Non serve alcuna risposta.")
                    .doesNotContain("facility/answer");

            greta.go("a.button-primary[href*='bookings/detail']");
            browser.awaitText(".state", "Confirmed");
            greta.move();
            greta.later();
            greta.firstTime();
            see(browser, "journey-move-en");
            String moved = greta.sendMove();
            CaughtMails.Entry then =
                    mails.entry(GRETA, "OneCare: appointment moved", moved, "PUBLISH");
            assertFollows(then, booked, "CONFIRMED");
            assertThat(then.start()).isAfter(first);
            mails.number(agenda, "prenotazione " + moved + ", nuovo orario", moved);

            greta.cancel();
            see(browser, "journey-cancelled-en");
            CaughtMails.Entry off =
                    mails.entry(GRETA, "OneCare: booking cancelled", moved, "CANCEL");
            assertFollows(off, then, "CANCELLED");
            mails.number(agenda, "prenotazione " + moved + " annullata", moved);
            browser.assertKeptToItself(origin());
        }
    }

    @Test
    void what_a_facility_declines_confirms_and_proposes_reaches_the_patient_on_a_phone() {
        String agenda = JourneysUnderTest.email(JourneysUnderTest.ANSWERS);
        try (Browser browser = Browser.open("it-IT")) {
            browser.size(360, 900);
            Booker tea = Booker.withPointer(browser, base);
            tea.logIn(JourneysUnderTest.TEA, "Buongiorno Tea");
            tea.search("Trieste", "PROVA VIAGGI", "iti");
            tea.notYetAgreed();
            tea.find();
            tea.chooseFacility(JourneysUnderTest.ANSWERS);
            tea.later();
            see(browser, "journey-grid-360");
            tea.firstTime();
            String first = tea.send();
            browser.awaitText("main", "In attesa di conferma");
            String asked = "richiesta di prenotazione " + first + ", in attesa";
            reception.decline(mails.text(agenda, asked, first), "Tea Terra", "NO_ROOM");
            String declined = "richiesta di prenotazione non accolta";
            assertThat(mails.text(TEA, declined, first)).contains("a quell’ora non c’è posto");
            assertThat(mails.calendar(TEA, declined, first)).isEmpty();
            mails.number(agenda, "richiesta " + first + " rifiutata", first);
            browser.visit(base + "bookings/detail?reference=" + first);
            see(browser, "journey-declined-360");

            tea.go("a[href*='/search?']");
            tea.notYetAgreed();
            tea.find();
            tea.chooseFacility(JourneysUnderTest.ANSWERS);
            tea.later();
            tea.firstTime();
            String second = tea.send();
            asked = "richiesta di prenotazione " + second + ", in attesa";
            reception.confirm(mails.text(agenda, asked, second), "Tea Terra");
            CaughtMails.Entry stands =
                    mails.entry(TEA, "prenotazione confermata", second, "PUBLISH");
            assertThat(stands.status()).isEqualTo("CONFIRMED");
            mails.number(agenda, "prenotazione " + second + " confermata", second);

            browser.visit(base + "bookings/detail?reference=" + second);
            tea.move();
            tea.later();
            tea.firstTime();
            String moved = tea.sendMove();
            CaughtMails.Entry waits = mails.entry(TEA, "appuntamento spostato", moved, "PUBLISH");
            assertFollows(waits, stands, "TENTATIVE");
            asked = "spostamento della prenotazione " + moved + ", in attesa";
            LocalDate other = LocalDate.ofInstant(waits.start(), ROME).plusDays(1);
            reception.propose(mails.text(agenda, asked, moved), "Tea Terra", typed(other), "15.30");
            Matcher link =
                    PROPOSAL.matcher(
                            mails.text(TEA, "la struttura propone un altro orario", moved));
            assertThat(link.find()).isTrue();
            browser.visit(base + link.group());
            see(browser, "journey-proposal-360");
            browser.click("#proposal-form button.button-primary");
            browser.awaitText(".state", "Confermata");
            String last = browser.text("dd.figure");
            CaughtMails.Entry taken = mails.entry(TEA, "appuntamento spostato", last, "PUBLISH");
            assertFollows(taken, waits, "CONFIRMED");
            assertThat(taken.start()).isEqualTo(at(other, "15:30"));
            mails.number(agenda, "prenotazione " + last + ", nuovo orario", last);
            see(browser, "journey-accepted-360");
            browser.assertKeptToItself(origin());
        }
    }

    @Test
    void of_two_browsers_that_want_the_last_place_one_has_it_and_the_other_the_next()
            throws Exception {
        String diary =
                "booking?facility="
                        + JourneysUnderTest.LAST
                        + "&service="
                        + JourneysUnderTest.SERVICE
                        + "&agreed=no&from="
                        + day(2)
                        + "&patient=TEST-";
        try (Browser hers = Browser.open("it-IT");
                Browser his = Browser.open("it-IT")) {
            Booker tea = toTheLastClick(hers, JourneysUnderTest.TEA, diary + "Tea");
            happen("expire?user=" + JourneysUnderTest.TEA);
            Booker zeno = toTheLastClick(his, JourneysUnderTest.ZENO, diary + "Zeno");
            happen("expire?user=" + JourneysUnderTest.ZENO);

            atOnce(
                    () -> tea.go("#conditions-form button.button-primary"),
                    () -> zeno.go("#conditions-form button.button-primary"));

            for (Browser one : List.of(hers, his)) {
                one.find("#reference, #alternatives");
            }
            boolean sheHasIt = !hers.findAll("#reference").isEmpty();
            Browser winner = sheHasIt ? hers : his;
            Browser loser = sheHasIt ? his : hers;
            String reference = winner.text("#reference");
            loser.awaitText("#errors", "è appena stato preso da qualcun altro");
            assertThat(loser.focusMatches("#errors")).as(loser.focus()).isTrue();
            Booker late = sheHasIt ? zeno : tea;
            assertThat(late.alternatives()).hasSize(3).allMatch(time -> time.endsWith("12:00"));
            late.go("#alternatives button");
            String next = late.send();
            assertThat(next).isNotEqualTo(reference);

            String agenda = JourneysUnderTest.email(JourneysUnderTest.LAST);
            mails.number(agenda, "nuova prenotazione " + reference, reference);
            mails.number(agenda, "nuova prenotazione " + next, next);
            assertThat(mails.to(agenda).lines()).as("one mail for each").hasSize(2);
        }
    }

    /** Up to where one click is all that is missing. */
    private Booker toTheLastClick(Browser browser, String userName, String diary) {
        Booker booker = Booker.withPointer(browser, base);
        booker.logIn(userName, "Buongiorno");
        browser.visit(base + diary);
        booker.firstTime();
        browser.find("#summary-form");
        booker.go("#summary-form button.button-primary");
        booker.accept();
        return booker;
    }

    private static void atOnce(Runnable one, Runnable other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(1);
        try {
            for (Future<?> click :
                    List.of(
                            threads.submit(after(start, one)),
                            threads.submit(after(start, other)))) {
                start.countDown();
                click.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Runnable after(CountDownLatch start, Runnable work) {
        return () -> {
            try {
                start.await();
            } catch (InterruptedException fault) {
                Thread.currentThread().interrupt();
            }
            work.run();
        };
    }

    /** The same entry of the calendar, which takes the place of the one before. */
    private static void assertFollows(
            CaughtMails.Entry later, CaughtMails.Entry earlier, String status) {
        assertThat(later.uid()).isEqualTo(earlier.uid());
        assertThat(later.sequence()).isGreaterThan(earlier.sequence());
        assertThat(later.status()).isEqualTo(status);
    }

    private static void see(Browser browser, String state) {
        browser.assertAccessible(state);
        browser.assertNoSidewaysScroll(state);
        browser.shotOfAll(state);
    }

    private static LocalDate day(int days) {
        return LocalDate.now(Clock.system(ROME)).plusDays(days);
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ROME).toInstant();
    }

    private static String typed(LocalDate day) {
        return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
    }

    private void happen(String what) {
        assertThat(Http.get(base + "under-test/booking/" + what).statusCode()).isEqualTo(200);
    }

    private String origin() {
        return base.getProtocol() + "://" + base.getAuthority() + "/";
    }
}
