package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.BookingUnderTest;
import io.onecare.portal.it.inside.MembersUnderTest;
import io.onecare.portal.it.inside.StatementLog;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a facility to a booking, page by page, and what may happen in between. */
@ArquillianTest
@RunAsClient
class BookingStepsIT {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final String OLIVIA = "BOOK-Olivia";
    private static final String IVO = "BOOK-Ivo";
    private static final String UGO = "BOOK-Ugo";
    private static final String RITA = "BOOK-Rita";

    private static final Pattern TIME = Pattern.compile("name=\"time\" value=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern REFERENCE = Pattern.compile("reference=([0-9A-Z-]{9})");

    @ArquillianResource private URL base;

    /** What is sent to a page. */
    private record Form(String page, Map<String, String> fields) {}

    @Test
    void a_time_of_the_agenda_is_chosen_kept_summed_up_accepted_and_booked_once() {
        Visitor olivia = loggedIn(BookingUnderTest.OLIVIA, "127.0.8.1");
        long before = bookings(OLIVIA);
        String agenda = page(olivia, start(BookingUnderTest.GREEN, OLIVIA, "no", day(1)));
        assertThat(agenda)
                .contains("<title>Scegli giorno e ora – passo 3 di 5")
                .contains("Nessuna preferenza", "Dott.ssa Ada Aprile", "Dott. Ezio Zeffiro")
                .contains("Primo disponibile:");
        String time = times(agenda).get(0);
        assertThat(times(page(olivia, start(BookingUnderTest.GREEN, OLIVIA, "no", day(20)))))
                .as("each time once, whoever is free")
                .doesNotHaveDuplicates()
                .hasSize(5 * 32);

        String summary = choose(olivia, BookingUnderTest.GREEN, OLIVIA, time);
        String page = page(olivia, summary);
        assertThat(page)
                .contains("<title>Riepilogo – passo 4 di 5")
                .contains(words(day(1)) + " ore 06:00")
                .contains("Poliambulatorio Pesco &amp; Melo", "Piazza Prova 1", "tel:+390200")
                .contains("Olivia Ocra", "VISITA ALLERGOLOGICA", "47,50\u00a0€")
                .contains("Desideri ricevere un promemoria?")
                .contains("value=\"olivia@under-test.example\"")
                .contains("L’orario è riservato per te fino alle");
        assertThat(page)
                .as("tomorrow at six there is no time for a reminder at nine before")
                .contains("Nessun promemoria");

        RawHttp.Answer proceed =
                olivia.post(summary, Map.of("days", "0", "email", "olivia@under-test.example"));
        String conditions = next(proceed);
        String shown = page(olivia, conditions);
        assertThat(shown)
                .contains("<title>Condizioni e conferma – passo 5 di 5")
                .contains("Condizioni generali", "Accetto le condizioni generali")
                .doesNotContain("name=\"accept\" value=\"yes\" checked");

        RawHttp.Answer refused = olivia.post(conditions, hidden(shown));
        assertThat(page(olivia, next(refused)))
                .contains("<title>Errore: Condizioni e conferma")
                .contains("Per confermare la richiesta accetta le condizioni generali.");
        assertThat(bookings(OLIVIA)).isEqualTo(before);

        Map<String, String> accepted = accepted(shown);
        RawHttp.Answer done = olivia.post(conditions, accepted);
        assertThat(done.status()).isEqualTo(302);
        String reference = reference(done);
        assertThat(page(olivia, next(done)))
                .contains("La tua richiesta è stata inoltrata con successo!")
                .contains("Ti arriverà la conferma della prenotazione")
                .contains("PRENOTA UN’ALTRA VISITA", "VISUALIZZA DETTAGLI PRENOTAZIONI")
                .contains("/bookings/detail?reference=" + reference)
                .contains("Appuntamento confermato")
                .contains(words(day(1)) + " ore 06:00")
                .doesNotContain("era già stata inoltrata");
        assertThat(bookings(OLIVIA)).isEqualTo(before + 1);
        olivia.get(next(done), StatementLog.MARK + ": a-booking-that-is-done");
        assertThat(RawHttp.at(base, "127.0.0.1").get("api/testers/statements").body().lines())
                .as("the facility is in memory")
                .filteredOn(line -> line.startsWith("a-booking-that-is-done\t"))
                .singleElement()
                .asString()
                .contains("booking")
                .doesNotContain("facility_phone");

        assertThat(reference(olivia.post(conditions, accepted)))
                .as("the same again")
                .isEqualTo(reference);
        String back = next(olivia.get(conditions));
        assertThat(back).contains("reference=" + reference, "known=yes");
        assertThat(page(olivia, back)).contains("Questa richiesta era già stata inoltrata");
        assertThat(next(olivia.get(summary))).isEqualTo(back);
        Map<String, String> other = new LinkedHashMap<>(accepted);
        RawHttp.Answer changed = olivia.post(conditions.replace("days=0", "days=1"), other);
        assertThat(next(changed)).as("the same key, another wish").isEqualTo(back);
        assertThat(bookings(OLIVIA)).isEqualTo(before + 1);

        happen("cancel?reference=" + reference);
        assertThat(page(olivia, back))
                .contains("La prenotazione non è più attiva")
                .doesNotContain("con successo");
    }

    @Test
    void the_same_request_sent_many_times_at_once_is_one_booking() throws Exception {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.2");
        long before = bookings(RITA);
        String conditions = conditions(rita, BookingUnderTest.GREEN, RITA, day(3), 0);
        Map<String, String> form = accepted(page(rita, conditions));

        List<RawHttp.Answer> answers =
                atOnce(6, () -> visitorWith(rita, "127.0.8.2").post(conditions, form));

        assertThat(answers).allSatisfy(a -> assertThat(a.status()).isEqualTo(302));
        assertThat(answers.stream().map(BookingStepsIT::reference).distinct()).hasSize(1);
        assertThat(bookings(RITA)).isEqualTo(before + 1);
    }

    @Test
    void whoever_books_the_same_in_another_window_is_told_that_it_is_booked() {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.15");
        long before = bookings(RITA);
        String one = conditions(rita, BookingUnderTest.GREEN, RITA, day(8), 6);
        String other = conditions(rita, BookingUnderTest.GREEN, RITA, day(8), 6);
        assertThat(parameter(other, "key")).isNotEqualTo(parameter(one, "key"));
        Map<String, String> form = accepted(page(rita, other));
        String reference = reference(rita.post(one, accepted(page(rita, one))));

        String lost = next(rita.post(other, form));

        assertThat(page(rita, lost))
                .contains("Rita Rubino ha già un altro appuntamento in quel momento")
                .contains("numero " + reference)
                .doesNotContain("da qualcun altro");
        assertThat(bookings(RITA)).isEqualTo(before + 1);
        happen("cancel?reference=" + reference);
    }

    @Test
    void a_request_whose_answer_was_lost_is_sent_again_and_stays_one_booking() {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.13");
        long before = bookings(RITA);
        String conditions = conditions(rita, BookingUnderTest.GREEN, RITA, day(7), 4);
        Map<String, String> form = accepted(page(rita, conditions));

        rita.postAndHangUp(conditions, form);
        awaitBookings(RITA, before + 1);

        RawHttp.Answer again = rita.post(conditions, form);
        assertThat(page(rita, next(again))).contains("con successo");
        assertThat(bookings(RITA)).isEqualTo(before + 1);
        happen("cancel?reference=" + reference(again));
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert", "commit"})
    void a_connection_that_breaks_before_or_after_the_commit_makes_no_other_booking(String when) {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.14");
        long before = bookings(RITA);
        String conditions = conditions(rita, BookingUnderTest.GREEN, RITA, day(7), 12);

        RawHttp.Answer done =
                rita.post(
                        conditions,
                        accepted(page(rita, conditions)),
                        StatementLog.BREAK + ": " + when);

        assertThat(next(done)).startsWith("booking/done?reference=");
        assertThat(page(rita, next(done))).contains("con successo");
        assertThat(bookings(RITA)).isEqualTo(before + 1);
        happen("cancel?reference=" + reference(done));
    }

    @Test
    void of_two_who_want_the_last_place_one_has_it_and_the_other_is_helped() throws Exception {
        Visitor olivia = loggedIn(BookingUnderTest.OLIVIA, "127.0.8.3");
        Visitor ivo = loggedIn(BookingUnderTest.IVO, "127.0.8.3");
        String time = times(page(olivia, start(BookingUnderTest.LAST, UGO, "no", day(1)))).get(0);
        String hers = choose(olivia, BookingUnderTest.LAST, UGO, time);

        RawHttp.Answer late =
                ivo.post(start(BookingUnderTest.LAST, IVO, "no", day(1)), Map.of("time", time));
        assertThat(late.body())
                .contains("<title>Errore: Scegli giorno e ora")
                .contains(
                        "(" + inline(day(1)) + " ore 09:00) è appena stato preso da qualcun altro")
                .contains("I prossimi orari liberi")
                .contains(words(day(2)) + " ore 09:00", words(day(4)) + " ore 09:00")
                .doesNotContain(words(day(5)) + " ore 09:00");

        // her hold runs out, and both are on the last page
        String herConditions = next(olivia.post(hers, Map.of("days", "0")));
        Map<String, String> herForm = accepted(page(olivia, herConditions));
        happen("expire?user=" + BookingUnderTest.OLIVIA);
        assertThat(page(olivia, herConditions)).contains("L’orario non è più riservato");
        String his = choose(ivo, BookingUnderTest.LAST, IVO, time);
        assertThat(next(olivia.get(hers))).as("he holds it").contains("lost=SLOT_TAKEN");
        String hisConditions = next(ivo.post(his, Map.of("days", "0")));
        Map<String, String> hisForm = accepted(page(ivo, hisConditions));
        happen("expire?user=" + BookingUnderTest.IVO);

        long before = bookings(UGO) + bookings(IVO);
        List<RawHttp.Answer> answers =
                atOnce(
                        List.of(
                                () -> olivia.post(herConditions, herForm),
                                () -> ivo.post(hisConditions, hisForm)));

        assertThat(bookings(UGO) + bookings(IVO)).isEqualTo(before + 1);
        assertThat(answers.stream().filter(a -> next(a).startsWith("booking/done"))).hasSize(1);
        int loser = next(answers.get(0)).startsWith("booking/done") ? 1 : 0;
        String lost = next(answers.get(loser));
        assertThat(lost).startsWith("booking?").contains("lost=SLOT_TAKEN");
        assertThat(page(loser == 0 ? olivia : ivo, lost))
                .contains("è appena stato preso da qualcun altro")
                .contains(words(day(2)) + " ore 09:00");
    }

    @Test
    void keys_patients_and_references_of_others_lead_nowhere() {
        Visitor olivia = loggedIn(BookingUnderTest.OLIVIA, "127.0.8.4");
        Visitor ivo = loggedIn(BookingUnderTest.IVO, "127.0.8.4");
        String hers = conditions(olivia, BookingUnderTest.GREEN, UGO, day(4), 1);
        RawHttp.Answer done = olivia.post(hers, accepted(page(olivia, hers)));
        String key = parameter(hers, "key");

        String his = conditions(ivo, BookingUnderTest.GREEN, IVO, day(4), 2);
        String withHerKey = his.replace(parameter(his, "key"), key);
        RawHttp.Answer own = ivo.post(withHerKey, accepted(page(ivo, withHerKey)));
        assertThat(reference(own)).isNotEqualTo(reference(done));

        assertThat(ivo.get(next(done)).status()).isEqualTo(404);
        assertThat(ivo.get("booking/done?reference=AAAA-AAAA").status()).isEqualTo(404);
        for (String path :
                List.of(
                        start(BookingUnderTest.GREEN, OLIVIA, "no", day(1)),
                        start(BookingUnderTest.GREEN, "BOOK-Nobody", "no", day(1)),
                        start("UT-NOWHERE", IVO, "no", day(1)),
                        start("TEST-MARKUP", IVO, "no", day(1)),
                        hers)) {
            assertThat(ivo.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(ivo.post(hers, Map.of("accept", "yes", "price", "47.50")).status())
                .isEqualTo(404);
        assertThat(ivo.get("booking").header("Location")).endsWith("/search");
        assertThat(Visitor.at(base, "127.0.8.4").get(his).header("Location")).contains("/login");

        // what was sealed for her is nobody's address for him
        String sealed =
                parameter(
                        next(
                                olivia.post(
                                        choose(
                                                olivia,
                                                BookingUnderTest.GREEN,
                                                OLIVIA,
                                                times(
                                                                page(
                                                                        olivia,
                                                                        start(
                                                                                BookingUnderTest
                                                                                        .GREEN,
                                                                                OLIVIA,
                                                                                "no",
                                                                                day(9))))
                                                        .get(3)),
                                        Map.of("days", "3", "email", "nonna@example.org"))),
                        "to");
        assertThat(sealed).doesNotContain("nonna");
        String mine = conditions(ivo, BookingUnderTest.GREEN, IVO, day(9), 4);
        assertThat(page(ivo, mine.replace("days=0", "days=3") + "&to=" + sealed))
                .contains("Nessun promemoria")
                .doesNotContain("nonna");
        release();
    }

    @Test
    void an_appointment_is_moved_in_the_agenda_once_and_stays_until_then() {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.21");
        String conditions = conditions(rita, BookingUnderTest.GREEN, RITA, day(27), 2);
        String old = reference(rita.post(conditions, accepted(page(rita, conditions))));
        long before = bookings(RITA);
        String calendar = page(rita, "bookings/calendar?reference=" + old);
        String detail = page(rita, "bookings/detail?reference=" + old);
        Matcher link = Pattern.compile("href=\"[^\"]*/(booking\\?[^\"]*)\"").matcher(detail);
        assertThat(link.find()).isTrue();
        String agenda = rita.opened(link.group(1));
        assertThat(agenda).contains("move=" + old);

        String shown = page(rita, agenda + "&from=" + day(28));
        assertThat(shown)
                .contains("Sposti l’appuntamento di " + inline(day(27)) + " ore 07:00")
                .contains("Finché non confermi il nuovo orario, resta com’è.")
                .doesNotContain("passo 3 di 5</p>");
        RawHttp.Answer held = rita.post(agenda, Map.of("time", times(shown).get(4)));
        String move = next(held);
        assertThat(move).startsWith("booking/move?");
        String summary = page(rita, move);
        assertThat(summary)
                .contains("<title>Nuovo orario")
                .contains(words(day(28)) + " ore 08:00", "47,50\u00a0€", old);
        assertThat(bookings(RITA)).as("nothing is moved yet").isEqualTo(before);

        assertThat(rita.post(move, Map.of("price", "1.00")).body())
                .contains("Errore: Nuovo orario", "47,50\u00a0€");
        RawHttp.Answer done = rita.post(move, hidden(summary));
        String moved = reference(done);
        assertThat(moved).isNotEqualTo(old);
        assertThat(page(rita, next(done)))
                .contains("L’appuntamento è stato spostato.")
                .contains(inline(day(28)) + " 2", "ore 08:00", "Vedi la prenotazione di prima");
        assertThat(reference(rita.post(move, hidden(summary)))).as("sent twice").isEqualTo(moved);
        assertThat(next(rita.get(move))).as("on the way back").contains("reference=" + moved);
        assertThat(page(rita, "bookings/detail?reference=" + old))
                .contains("Spostata", "?reference=" + moved)
                .doesNotContain("move=");
        assertThat(bookings(RITA)).as("the new one").isEqualTo(before + 1);

        String then = page(rita, "bookings/calendar?reference=" + moved);
        assertThat(calendar).contains("METHOD:PUBLISH", "STATUS:CONFIRMED");
        assertThat(line(then, "UID")).as("the same entry").isEqualTo(line(calendar, "UID"));
        assertThat(Integer.parseInt(line(then, "SEQUENCE")))
                .isGreaterThan(Integer.parseInt(line(calendar, "SEQUENCE")));
    }

    @Test
    void an_appointment_that_was_agreed_is_moved_to_what_was_agreed_anew() {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.22");
        String old = happen("book?patient=" + RITA + "&day=" + day(25) + "&hour=10:00");
        String agreed = start(BookingUnderTest.ORANGE, RITA, "yes", null) + "&move=" + old;
        assertThat(page(rita, agreed)).contains("Sposti l’appuntamento di", "name=\"hour\"");

        RawHttp.Answer typed =
                rita.post(agreed, Map.of("action", "agreed", "day", "" + day(25), "hour", "10:10"));
        assertThat(typed.status()).as("overlaps the old one only").isEqualTo(302);
        RawHttp.Answer done = rita.post(next(typed), hidden(page(rita, next(typed))));
        assertThat(page(rita, next(done)))
                .contains("L’appuntamento è stato spostato.", "ore 10:10")
                .contains("In attesa di conferma dalla struttura");

        Visitor ivo = loggedIn(BookingUnderTest.IVO, "127.0.8.23");
        for (String path : List.of("booking", "booking/move")) {
            for (String patient : List.of(RITA, IVO)) {
                String stolen =
                        start(BookingUnderTest.ORANGE, patient, "yes", null)
                                .replaceFirst("booking", path);
                assertThat(ivo.get(stolen + "&move=" + reference(done)).status())
                        .as(path + " for " + patient)
                        .isEqualTo(404);
            }
        }
        assertThat(ivo.get("bookings/calendar?reference=" + old).status()).isEqualTo(404);
        assertThat(
                        rita.get(
                                        start(BookingUnderTest.ORANGE, RITA, "yes", null)
                                                + "&move=2222-2222")
                                .status())
                .isEqualTo(404);
    }

    private static String line(String calendar, String name) {
        return calendar.lines()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    @Test
    void a_reminder_goes_where_it_is_wanted() {
        Visitor olivia = loggedIn(BookingUnderTest.OLIVIA, "127.0.8.5");
        String time =
                times(page(olivia, start(BookingUnderTest.GREEN, OLIVIA, "no", day(9)))).get(5);
        String summary = choose(olivia, BookingUnderTest.GREEN, OLIVIA, time);
        assertThat(page(olivia, summary))
                .contains("<option value=\"3\" lang=\"it\" selected=\"selected\">3 giorni prima")
                .contains("7 giorni prima", "1 giorno prima");

        RawHttp.Answer wrong =
                olivia.post(summary, Map.of("days", "2", "email", "nonna@@example.org"));
        assertThat(wrong.body())
                .contains("<title>Errore: Riepilogo")
                .contains("Deve avere la forma nome@esempio.it.")
                .contains("value=\"nonna@@example.org\"")
                .contains("<option value=\"2\" lang=\"it\" selected=\"selected\">");
        String conditions =
                next(olivia.post(summary, Map.of("days", "2", "email", "nonna@example.org")));
        assertThat(conditions).doesNotContain("nonna");
        String shown = page(olivia, conditions);
        assertThat(shown).contains("2 giorni prima, a nonna@example.org");
        assertThat(page(olivia, conditions.replace("booking/conditions", "booking/summary")))
                .as("back")
                .contains("value=\"nonna@example.org\"");
        assertThat(page(olivia, conditions.replaceAll("to=[^&]{9}", "to=forged")))
                .contains("Nessun promemoria");
        String reference = reference(olivia.post(conditions, accepted(shown)));
        assertThat(reference).hasSize(9);
        happen("cancel?reference=" + reference);
    }

    @Test
    void what_was_agreed_by_phone_is_entered_and_checked() {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.6");
        String form = start(BookingUnderTest.ORANGE, RITA, "yes", null);
        assertThat(page(rita, form))
                .contains("<title>Indica giorno e ora concordati – passo 3 di 5")
                .contains("Medico (facoltativo)", "Dott.ssa Ada Aprile")
                .doesNotContain("Scegli un orario online");
        assertThat(page(rita, start(BookingUnderTest.GREEN, RITA, "yes", null)))
                .contains("Questa struttura condivide la propria agenda")
                .contains("Scegli un orario online");

        assertThat(agree(rita, form, "", "")).contains("Inserisci la data", "Inserisci l’ora");
        assertThat(agree(rita, form, "31/02/2027", "25:00"))
                .contains("La data non esiste", "L’ora non è corretta");
        assertThat(agree(rita, form, day(-1).toString(), "10:00")).contains("è già passato");
        assertThat(agree(rita, form, day(800).toString(), "10:00"))
                .contains("Il giorno è troppo lontano: si può prenotare fino al");
        assertThat(agree(rita, form, springForward().toString(), "02:30"))
                .contains("passa l’ora legale")
                .contains("value=\"02:30\"")
                .contains("value=\"" + springForward() + "\"");
        happen("book?patient=" + RITA + "&day=" + day(6) + "&hour=11:00");
        assertThat(agree(rita, form, day(6).toString(), "11.15"))
                .contains("Rita Rubino ha già un altro appuntamento in quel momento")
                .contains("L’altro appuntamento: " + inline(day(6)) + " ore 11:00, VISITA ALLERG");

        LocalDate sunday = day(10).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        RawHttp.Answer agreed =
                rita.post(
                        form,
                        Map.of(
                                "action",
                                "agreed",
                                "day",
                                sunday.toString(),
                                "hour",
                                "9.30",
                                "practitioner",
                                "UT-DR-1"));
        String summary = next(agreed);
        assertThat(page(rita, summary))
                .contains(words(sunday) + " ore 09:30", "Dott.ssa Ada Aprile")
                .contains("Il giorno indicato è una domenica")
                .doesNotContain("riservato per te");
        String conditions =
                next(rita.post(summary, Map.of("days", "7", "email", "rita@under-test.example")));
        RawHttp.Answer done = rita.post(conditions, accepted(page(rita, conditions)));
        assertThat(page(rita, next(done)))
                .contains("In attesa di conferma: la struttura risponde entro");
        assertThat(agree(rita, form, sunday.toString(), "9:45"))
                .contains("ha già un altro appuntamento");
        happen("cancel?reference=" + reference(done));
    }

    @Test
    void who_has_not_agreed_a_time_calls_or_leaves_it_to_customer_care() {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.7");
        String call = start(BookingUnderTest.ORANGE, RITA, "no", null);
        String page = page(rita, call);
        assertThat(page)
                .contains("<title>Concorda l’appuntamento – passo 3 di 5")
                .contains("Telefona alla struttura", "href=\"tel:+39020012555\"");
        assertThat(rita.linked(page, "HO CONCORDATO GIORNO E ORA")).contains("agreed=yes");

        Map<String, String> question = new LinkedHashMap<>(hidden(page));
        question.put("note", "Il giovedì pomeriggio.");
        RawHttp.Answer asked = rita.post(call, question);
        assertThat(next(asked)).startsWith("booking/care?request=");
        assertThat(page(rita, next(asked)))
                .contains("La tua richiesta è arrivata al Customer Care")
                .containsPattern("Ti risponderemo entro <strong>[a-z]+[^<]+ ore [0-9:]{5}<");
        assertThat(next(rita.post(call, question))).as("the same again").isEqualTo(next(asked));
        question.put("note", "Di venerdì.");
        assertThat(rita.post(call, question).body())
                .contains("La richiesta è già stata affidata al Customer Care")
                .contains("Di venerdì.");
        Visitor ivo = loggedIn(BookingUnderTest.IVO, "127.0.8.7");
        assertThat(ivo.get(next(asked)).status()).isEqualTo(404);
    }

    @Test
    void a_price_or_conditions_that_have_changed_are_asked_again() {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.8");
        String form = start(BookingUnderTest.DEARER, RITA, "yes", null);
        String summary =
                next(
                        rita.post(
                                form,
                                Map.of(
                                        "action",
                                        "agreed",
                                        "day",
                                        day(20).toString(),
                                        "hour",
                                        "10:00")));
        String conditions = next(rita.post(summary, Map.of("days", "0")));
        Map<String, String> shown = accepted(page(rita, conditions));
        happen("price?facility=" + BookingUnderTest.DEARER + "&to=52.00");

        String dearer = page(rita, next(rita.post(conditions, shown)));
        assertThat(dearer)
                .contains("<title>Errore: Condizioni e conferma")
                .contains("era 47,50\u00a0€, ora è 52,00\u00a0€")
                .contains("name=\"price\" value=\"52.00\"")
                .doesNotContain("checked");

        Map<String, String> again = accepted(dearer);
        happen("terms?code=BOOK-" + System.nanoTime());
        String outdated = page(rita, next(rita.post(conditions, again)));
        assertThat(outdated)
                .contains("Le condizioni generali sono cambiate")
                .contains("Condizioni di prova BOOK-");
        RawHttp.Answer done = rita.post(conditions, accepted(outdated));
        assertThat(page(rita, next(done))).contains("52,00\u00a0€");
        happen("cancel?reference=" + reference(done));
    }

    @Test
    void a_time_is_kept_longer_given_back_and_not_kept_more_often_than_allowed() {
        Visitor ivo = loggedIn(BookingUnderTest.IVO, "127.0.8.9");
        happen("release?user=" + BookingUnderTest.IVO);
        String agenda = start(BookingUnderTest.GREEN, IVO, "no", day(12));
        List<String> times = times(page(ivo, agenda));
        String first = choose(ivo, BookingUnderTest.GREEN, IVO, times.get(0));
        assertThat(page(ivo, agenda)).contains("riservato per te");

        assertThat(next(ivo.post(first, Map.of("action", "hold", "days", "1"))))
                .startsWith("booking/summary?")
                .contains("days=1");
        happen("expire?user=" + BookingUnderTest.IVO);
        assertThat(page(ivo, first)).contains("RISERVALO DI NUOVO");
        assertThat(page(ivo, next(ivo.post(first, Map.of("action", "hold")))))
                .contains("TIENILO ANCORA");

        RawHttp.Answer second =
                ivo.post(
                        "booking?" + first.substring(first.indexOf('?') + 1),
                        Map.of("time", times.get(1)));
        assertThat(next(second)).startsWith("booking/summary?");
        assertThat(happen("held?user=" + BookingUnderTest.IVO))
                .as("changing one's mind gives the first back")
                .isEqualTo("1");
        choose(ivo, BookingUnderTest.GREEN, IVO, times.get(2));
        choose(ivo, BookingUnderTest.GREEN, IVO, times.get(3));
        RawHttp.Answer tooMany = ivo.post(agenda, Map.of("time", times.get(4)));
        assertThat(tooMany.body())
                .contains("Hai già riservato il numero massimo di orari")
                .contains("Libera " + inline(day(12)) + " ore 06:30");
        Matcher release =
                Pattern.compile("name=\"release\" value=\"([^\"]+)\"").matcher(tooMany.body());
        assertThat(release.find()).isTrue();
        assertThat(
                        ivo.post(agenda, Map.of("action", "release", "release", release.group(1)))
                                .status())
                .isEqualTo(302);
        assertThat(ivo.post(agenda, Map.of("time", times.get(4))).status()).isEqualTo(302);
        happen("release?user=" + BookingUnderTest.IVO);
    }

    @Test
    void an_agenda_without_free_times_says_when_the_next_one_is() {
        Visitor ivo = loggedIn(BookingUnderTest.IVO, "127.0.8.10");
        String empty = page(ivo, start(BookingUnderTest.LATER, IVO, "no", null));
        assertThat(empty)
                .contains("Nessun orario libero da ")
                .contains("Vai al prossimo orario libero:", inline(day(9)) + " ore 09:00");
        assertThat(ivo.linked(empty, "Vai al prossimo orario libero")).contains("from=" + day(9));
        assertThat(page(ivo, start(BookingUnderTest.LATER, IVO, "no", day(60))))
                .contains("Nemmeno nei giorni successivi", "Giorni precedenti")
                .doesNotContain("Giorni successivi");
        assertThat(page(ivo, start(BookingUnderTest.GREEN, IVO, "no", day(-30))))
                .as("there is nothing before today")
                .doesNotContain("Giorni precedenti");
        String withOne =
                page(
                        ivo,
                        start(BookingUnderTest.GREEN, IVO, "no", day(24))
                                + "&practitioner=UT-DR-2");
        assertThat(times(withOne)).hasSize(5 * 2);
    }

    @Test
    void a_form_that_comes_too_late_is_filled_in_again_after_the_log_in() {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.11");
        String agenda = start(BookingUnderTest.GREEN, RITA, "no", day(14));
        String summary =
                choose(rita, BookingUnderTest.GREEN, RITA, times(page(rita, agenda)).get(7));
        Matcher action =
                Pattern.compile("action=\"[^\"]*/(booking/summary\\?sealed=[^\"]*)\"")
                        .matcher(page(rita, summary));
        assertThat(action.find()).isTrue();
        String form = action.group(1);
        Http.get(base + "under-test/time?user=" + BookingUnderTest.RITA + "&seconds=900");

        RawHttp.Answer late = rita.post(form, Map.of("days", "1", "email", "zia@example.org"));
        assertThat(late.header("Location")).contains("/login?next=%2Fbooking%2Fsummary");
        RawHttp.Answer in =
                rita.post(
                        "login",
                        Map.of(
                                "username",
                                BookingUnderTest.RITA,
                                "password",
                                MembersUnderTest.PASSWORD,
                                "next",
                                "/booking/summary"));
        assertThat(in.header("Location")).endsWith("/booking/summary");
        assertThat(page(rita, "booking/summary"))
                .contains("quanto avevi inserito è ancora qui")
                .contains("value=\"zia@example.org\"")
                .contains("<option value=\"1\" lang=\"it\" selected=\"selected\">")
                .contains(words(day(14)));
        assertThat(page(rita, summary))
                .as("whoever chooses anew sees what they chose")
                .doesNotContain("zia@example.org");
        happen("release?user=" + BookingUnderTest.RITA);
    }

    @Test
    void nonsense_in_addresses_and_forms_is_answered_calmly() {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.12");
        String start = start(BookingUnderTest.GREEN, RITA, "no", null);
        for (String more :
                List.of(
                        "&from=nonsense",
                        "&from=9999-12-31",
                        "&practitioner=%3Cscript%3E",
                        "&slot=x&at=y",
                        "&lost=SLOT_TAKEN&at=nonsense",
                        "&lost=<b>")) {
            assertThat(rita.get(start + more.replace("<", "%3C").replace(">", "%3E")).status())
                    .as(more)
                    .isEqualTo(200);
        }
        String query = start.substring("booking?".length());
        for (String more :
                List.of(
                        "",
                        "&slot=x&at=y&key=z",
                        "&when=nonsense&key=" + UUID.randomUUID(),
                        "&when=2999-01-01T10:00&key=<")) {
            assertThat(rita.get("booking/summary?" + query + more.replace("<", "%3C")).status())
                    .as(more)
                    .isEqualTo(302);
        }
        String tooFar =
                "booking/summary?" + query + "&when=2999-01-01T10:00&key=" + UUID.randomUUID();
        assertThat(rita.post(tooFar, Map.of("days", "0")).body())
                .contains("<title>Errore: Riepilogo", "Il giorno è troppo lontano");
        assertThat(rita.post(start, Map.of("time", "nonsense")).body())
                .contains("Scegli un orario.");
        assertThat(rita.post(start, Map.of("action", "release", "release", "x")).status())
                .isEqualTo(200);
        assertThat(rita.get("booking/care?request=x").status()).isEqualTo(404);
        assertThat(rita.get("booking/care").status()).isEqualTo(404);
        assertThat(rita.get("booking/done").status()).isEqualTo(404);
    }

    @Test
    void hostile_texts_in_any_field_are_no_fault_and_come_back_as_text() {
        Visitor rita = loggedIn(BookingUnderTest.RITA, "127.0.8.16");
        long before = bookings(RITA);
        Map<String, String> agenda = new LinkedHashMap<>();
        for (String choice :
                start(BookingUnderTest.GREEN, RITA, "no", day(16))
                        .substring("booking?".length())
                        .split("&")) {
            agenda.put(choice.split("=")[0], choice.split("=")[1]);
        }
        agenda.put("practitioner", "UT-DR-1");
        agenda.put("when", day(16) + "T10:00");
        agenda.put("slot", UUID.randomUUID().toString());
        agenda.put("at", day(16) + "T10:00:00Z");
        agenda.put("key", UUID.randomUUID().toString());
        agenda.put("days", "1");
        agenda.put("to", "x");
        for (Form typed :
                List.of(
                        new Form("booking", Map.of("time", day(16) + "T10:00:00Z")),
                        new Form("booking", Map.of("action", "agreed", "day", "x", "hour", "x")),
                        new Form("booking", Map.of("action", "care", "question", "x", "note", "x")),
                        new Form("booking", Map.of("action", "release", "release", "x")),
                        new Form("booking/summary", Map.of("email", "x")),
                        new Form("booking/summary", Map.of("action", "hold")),
                        new Form(
                                "booking/conditions",
                                Map.of("accept", "yes", "price", "x", "terms", "x")))) {
            Map<String, String> form = new LinkedHashMap<>(agenda);
            form.putAll(typed.fields());
            for (String field : form.keySet()) {
                for (String text :
                        List.of(
                                "\u0000",
                                "#{1009*1013}\"'><script>alert(1)</script>",
                                "a\r\nX-Injected: y\r\n\r\n",
                                "è€😀".repeat(500))) {
                    Map<String, String> sent = new LinkedHashMap<>(form);
                    sent.put(field, text);
                    RawHttp.Answer answer = rita.post(typed.page(), sent);
                    assertThat(answer.status())
                            .as(typed.page() + ": " + field + " = " + text)
                            .isIn(200, 302, 404);
                    assertThat(answer.body())
                            .doesNotContain("<script>alert", "1022117", "Exception");
                    assertThat(answer.headers())
                            .noneMatch(header -> header.startsWith("X-Injected"));
                }
            }
        }
        assertThat(bookings(RITA)).isEqualTo(before);
        happen("release?user=" + BookingUnderTest.RITA);
    }

    private void release() {
        happen("release?user=" + BookingUnderTest.OLIVIA);
        happen("release?user=" + BookingUnderTest.IVO);
    }

    private Visitor loggedIn(String userName, String address) {
        Visitor visitor = Visitor.at(base, address);
        assertThat(visitor.logIn(userName, MembersUnderTest.PASSWORD).status()).isEqualTo(302);
        return visitor;
    }

    private Visitor visitorWith(Visitor same, String address) {
        Visitor copy = Visitor.at(base, address);
        copy.take(same.cookies());
        return copy;
    }

    private static String start(String facility, String patient, String agreed, LocalDate from) {
        return "booking?facility="
                + facility
                + "&service="
                + BookingUnderTest.SERVICE
                + "&patient="
                + patient
                + "&agreed="
                + agreed
                + (from == null ? "" : "&from=" + from);
    }

    /** The address of the summary. */
    private String choose(Visitor visitor, String facility, String patient, String time) {
        RawHttp.Answer held =
                visitor.post(start(facility, patient, "no", null), Map.of("time", time));
        assertThat(held.status()).as(held.body()).isEqualTo(302);
        assertThat(next(held)).startsWith("booking/summary?");
        return next(held);
    }

    /** The address of the last page, for the time of that index on a day. */
    private String conditions(
            Visitor visitor, String facility, String patient, LocalDate day, int index) {
        String time = times(page(visitor, start(facility, patient, "no", day))).get(index);
        return next(visitor.post(choose(visitor, facility, patient, time), Map.of("days", "0")));
    }

    private static String agree(Visitor visitor, String form, String day, String hour) {
        RawHttp.Answer answer =
                visitor.post(form, Map.of("action", "agreed", "day", day, "hour", hour));
        assertThat(answer.status()).as(day + " " + hour).isEqualTo(200);
        assertThat(answer.body()).contains("<title>Errore: Indica giorno e ora concordati");
        return answer.body();
    }

    private static String page(Visitor visitor, String path) {
        RawHttp.Answer answer = visitor.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Where an answer leads, relative to the portal. */
    private String next(RawHttp.Answer answer) {
        String location = answer.header("Location");
        assertThat(location).as(answer.body()).isNotEmpty();
        return location.substring(location.indexOf(base.getPath()) + base.getPath().length());
    }

    private static List<String> times(String page) {
        return TIME.matcher(page).results().map(match -> match.group(1)).toList();
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(page).results().forEach(m -> fields.put(m.group(1), m.group(2)));
        return fields;
    }

    private static Map<String, String> accepted(String page) {
        Map<String, String> fields = hidden(page);
        assertThat(fields).containsKeys("price", "terms");
        fields.put("accept", "yes");
        return fields;
    }

    private static String reference(RawHttp.Answer done) {
        Matcher found = REFERENCE.matcher(done.header("Location"));
        assertThat(found.find()).as(done.header("Location") + done.body()).isTrue();
        return found.group(1);
    }

    private static String parameter(String address, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(address);
        assertThat(found.find()).as(address).isTrue();
        return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    }

    private long bookings(String patient) {
        return Long.parseLong(happen("count?patient=" + patient));
    }

    private String happen(String what) {
        var answer = Http.get(base + "under-test/booking/" + what);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Polls: who hung up is told nothing. */
    private void awaitBookings(String patient, long count) {
        await(() -> bookings(patient) == count);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(work);
        }
        return atOnce(all);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static LocalDate day(int days) {
        return LocalDate.now(java.time.Clock.system(ROME)).plusDays(days);
    }

    /** The next night in which the clocks go forward: the last Sunday of March. */
    private static LocalDate springForward() {
        LocalDate tomorrow = day(1);
        LocalDate thisYear =
                LocalDate.of(tomorrow.getYear(), Month.MARCH, 31)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        return thisYear.isAfter(tomorrow)
                ? thisYear
                : LocalDate.of(tomorrow.getYear() + 1, Month.MARCH, 31)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    private static String inline(LocalDate day) {
        String words = words(day);
        return words.substring(0, 1).toLowerCase(java.util.Locale.ITALIAN) + words.substring(1);
    }

    /** As the portal writes a day of this year or the next. */
    private static String words(LocalDate day) {
        List<String> weekdays =
                List.of(
                        "Lunedì",
                        "Martedì",
                        "Mercoledì",
                        "Giovedì",
                        "Venerdì",
                        "Sabato",
                        "Domenica");
        List<String> months =
                List.of(
                        "gennaio",
                        "febbraio",
                        "marzo",
                        "aprile",
                        "maggio",
                        "giugno",
                        "luglio",
                        "agosto",
                        "settembre",
                        "ottobre",
                        "novembre",
                        "dicembre");
        return weekdays.get(day.getDayOfWeek().getValue() - 1)
                + " "
                + day.getDayOfMonth()
                + " "
                + months.get(day.getMonthValue() - 1)
                + (day.getYear() == day(0).getYear() ? "" : " " + day.getYear());
    }
}
