package io.onecare.core.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days and times in Italian, as of Wednesday 7 October 2026 at 9 where nothing else is said. */
class WishedTimesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "visita 17/10 ore 13; 2026-10-17T13:00",
                "visita 17/10/26 h13; 2026-10-17T13:00",
                "visita 17-10-2026 alle 13,15; 2026-10-17T13:15",
                "visita il 17.10 alle 13.15; 2026-10-17T13:15",
                "visita il 9.11 alle 11; 2026-11-09T11:00",
                "il 3 marzo alle nove e mezza; 2027-03-03T09:30",
                "giovedì 15 ottobre alle ore 15:00; 2026-10-15T15:00",
                "giovedì 15 ottobre 2026 alle 15 e un quarto; 2026-10-15T15:15",
                "venerdì 9 alle undici meno un quarto; 2026-10-09T10:45",
                "dopodomani h 10; 2026-10-09T10:00",
                "domani alle 10; 2026-10-08T10:00",
                "domani pomeriggio alle 3; 2026-10-08T15:00",
                "domani alle 3; 2026-10-08T15:00",
                "lunedì alle 8 di sera; 2026-10-12T20:00",
                "15.30 di lunedì; 2026-10-12T15:30",
                "lunedì 15.30; 2026-10-12T15:30",
                "lunedì 12 15.30; 2026-10-12T15:30",
                "il 12 alle 7:30; 2026-10-12T07:30",
                "lunedi' 12 a mezzogiorno; 2026-10-12T12:00",
                "il primo dicembre alle 9; 2026-12-01T09:00",
                "1° dicembre alle 9; 2026-12-01T09:00",
                "l'undici novembre alle nove; 2026-11-11T09:00",
                "alle ore 9 del 12 novembre; 2026-11-12T09:00",
                "tra tre giorni alle 11; 2026-10-10T11:00",
                "giovedì della prossima settimana alle 9; 2026-10-15T09:00",
                "dal 12 ottobre siamo al mare, la visita è il 20 ottobre alle 9; 2026-10-20T09:00",
                "on Monday, October 12th at 4 pm; 2026-10-12T16:00",
                "tomorrow at 10 am; 2026-10-08T10:00",
            })
    void a_day_and_a_time_are_read(String text, String expected) {
        assertThat(Read.time(text)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "domani mattina; 2026-10-08",
                "il 20 ottobre in mattinata; 2026-10-20",
                "il 20 ottobre dopo le 15; 2026-10-20",
                "il 20 ottobre tra le 15 e le 17; 2026-10-20",
                "tra due settimane; ~2026-10-21",
                "la prossima settimana; -",
                "verso fine mese; -",
                "entro il 20 ottobre; -",
                "fino al 20 ottobre sono via; -",
                "sono via dal 12 al 14 ottobre; -",
                "ci sono da lunedì a venerdì; -",
                "mai di lunedì; -",
                "qualsiasi martedì; -",
                "tutti i martedì alle 10; -",
                "la mattina va bene; -",
                "alle 15; -",
            })
    void a_day_without_a_time_has_none_and_what_is_vague_is_no_day(String text, String expected) {
        assertThat(Read.time(text)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "venerdì prossimo alle 15; ~2026-10-09T15:00 | 2026-10-16T15:00",
                "lunedì prossimo alle 15; 2026-10-12T15:00",
                "mercoledì alle 15; ~2026-10-14T15:00 | 2026-10-07T15:00",
                "il 12 o il 13 ottobre alle 9; ?2026-10-12T09:00 | 2026-10-13T09:00",
                "o 9 o 10 o 11 novembre; ?2026-11-09 | 2026-11-10 | 2026-11-11",
                "il 12 o il 13 novembre alle 9; ?2026-11-12T09:00 | 2026-11-13T09:00",
                "il 20 ottobre alle 9 o alle 11; ~2026-10-20T09:00 | 2026-10-20T11:00",
                "giovedì 14 ottobre alle 9; ?2026-10-14T09:00 | 2026-10-15T09:00",
                "il 12 alle 7; ?2026-10-12T07:00 | 2026-10-12T19:00",
            })
    void what_may_mean_several_times_is_never_sure(String text, String expected) {
        assertThat(Read.time(text).replaceFirst("^[~?]", ""))
                .isEqualTo(expected.replaceFirst("^[~?]", ""));
        if (expected.contains("|")) {
            assertThat(Read.time(text)).matches("[~?].*");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "non il 12 ma il 13 ottobre alle 9; 2026-10-13T09:00",
                "spostare dal 12 al 14 ottobre, ore 9; 2026-10-14T09:00",
                "la visita del 20 ottobre è rinviata al 27 ottobre alle 9; 2026-10-27T09:00",
                "nato il 12/03/1980, visita il 15/10 alle 9; 2026-10-15T09:00",
                "il mio compleanno è il 12 novembre; -",
                "ho fatto la visita il 3 marzo, ora vorrei il 15/10 alle 9; 2026-10-15T09:00",
                "il 30/09 alle 9; -",
                "il 30/09/2026 alle 9; -",
                "impegnativa del 12/10/2026; -",
                "avevo il 12 ottobre alle 9 invece mi hanno dato il 19 ottobre alle 10; 2026-10-19T10:00",
                "il 20 ottobre alle 9 e non il 13; 2026-10-20T09:00",
            })
    void what_is_denied_over_or_about_something_else_is_not_wished(String text, String expected) {
        assertThat(Read.time(text)).isEqualTo(expected);
    }

    @Test
    void day_comes_before_month_and_the_other_way_round_is_only_a_guess() {
        assertThat(Read.time("visita 05/11 alle 9")).isEqualTo("2026-11-05T09:00");
        assertThat(Read.time("visita 11/25 alle 9")).isEqualTo("?2026-11-25T09:00");
    }

    @Test
    void a_time_of_today_that_is_over_is_not_wished() {
        assertThat(Read.time("mercoledì alle 8", "2026-10-07T09:00"))
                .isEqualTo("~2026-10-14T08:00");
    }

    @Test
    void what_tomorrow_is_to_somebody_awake_at_night_is_not_sure() {
        assertThat(Read.time("domani alle 10", "2026-10-08T01:30")).isEqualTo("~2026-10-09T10:00");
    }

    @Test
    void the_day_begins_at_midnight_in_rome() {
        Instant halfPastMidnightInRome = Instant.parse("2026-10-07T22:30:00Z");
        MailReader reader = MailReader.of(MeasuredNetwork.words());
        assertThat(reader.read("", "tra tre giorni alle 11", halfPastMidnightInRome).time())
                .map(Finding::value)
                .contains(new WishedTime(LocalDate.of(2026, 10, 11), LocalTime.of(11, 0)));
    }

    @Test
    void the_hour_that_the_clocks_show_twice_or_skip_is_no_moment() {
        RecognisedMail twice = Read.mail("il 25/10/2026 alle 02:30 di notte");
        assertThat(twice.time().orElseThrow().confidence()).isNotEqualTo(Confidence.HIGH);
        assertThat(new WishedTime(LocalDate.of(2026, 10, 25), LocalTime.of(2, 30)).moment())
                .isEmpty();
        assertThat(new WishedTime(LocalDate.of(2027, 3, 28), LocalTime.of(2, 30)).moment())
                .isEmpty();
        assertThat(new WishedTime(LocalDate.of(2026, 10, 25), LocalTime.of(9, 0)).moment())
                .contains(Instant.parse("2026-10-25T08:00:00Z"));
        assertThat(new WishedTime(LocalDate.of(2026, 10, 24), LocalTime.of(9, 0)).moment())
                .contains(Instant.parse("2026-10-24T07:00:00Z"));
    }
}
