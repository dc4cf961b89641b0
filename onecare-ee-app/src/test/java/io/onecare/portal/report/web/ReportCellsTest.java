package io.onecare.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.Channel;
import io.onecare.core.report.BookingReport;
import io.onecare.core.report.FacilityLine;
import io.onecare.core.report.ReportPeriod;
import io.onecare.core.report.StateCounts;
import io.onecare.core.report.StepLine;
import io.onecare.core.report.VisitCounts;
import io.onecare.core.report.VisitReport;
import io.onecare.portal.faces.Language;
import io.onecare.portal.report.Compared;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportCellsTest {

    private static final ReportPeriod DAY =
            new ReportPeriod(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 26));

    @Test
    void the_file_has_every_line_in_the_readers_language_and_no_formula() {
        StateCounts all =
                new StateCounts(
                        Map.of(BookingState.CONFIRMED, 1_200L, BookingState.CANCELLED, 34L));
        BookingReport report =
                new BookingReport(
                        DAY,
                        all,
                        2,
                        Map.of(Channel.EMAIL, all),
                        List.of(
                                new FacilityLine<>("=1+1", "@SUM(A1)", 1, all),
                                new FacilityLine<>(null, null, 2, new StateCounts(Map.of()))),
                        List.of(new StepLine<>(DAY, all)));

        assertThat(lines(new ReportParts(Language.IT).bookings(both(report)), Language.IT))
                .containsExactly(
                        "\uFEFFRapporto;Tabella;Voce;Codice;Prenotazioni;Da confermare;Confermate;"
                                + "Effettuate;Mancate;Annullate;Rifiutate;Senza risposta",
                        "Prenotazioni arrivate;Totale;25/10/2026 – 25/10/2026;;1234;0;1200;0;0;34;0;0",
                        "Prenotazioni arrivate;Totale del periodo precedente;"
                                + "25/10/2026 – 25/10/2026;;1234;0;1200;0;0;34;0;0",
                        "Prenotazioni arrivate;Totale;Spostamenti (non nel totale);;2;;;;;;;",
                        "Prenotazioni arrivate;Totale del periodo precedente;"
                                + "Spostamenti (non nel totale);;2;;;;;;;",
                        "Prenotazioni arrivate;Per canale;E-mail;;1234;0;1200;0;0;34;0;0",
                        "Prenotazioni arrivate;Per struttura;'@SUM(A1);'=1+1;1234;0;1200;0;0;34;0;0",
                        "Prenotazioni arrivate;Per struttura;"
                                + "2 strutture con meno di 3 casi ciascuna;;0;0;0;0;0;0;0;0",
                        "Prenotazioni arrivate;Giorno per giorno;25 ottobre 2026;;"
                                + "1234;0;1200;0;0;34;0;0");
    }

    @Test
    void a_share_is_a_number_of_the_language_and_none_is_empty() {
        VisitReport report =
                new VisitReport(
                        DAY,
                        new VisitCounts(2, 1, 5),
                        new VisitCounts(2, 1, 0),
                        new VisitCounts(0, 0, 5),
                        List.of(),
                        List.of());

        assertThat(lines(new ReportParts(Language.IT).visits(both(report)), Language.IT))
                .contains(
                        "Appuntamenti ed esito;Totale;25/10/2026 – 25/10/2026;;8;2;1;5;33,3",
                        "Appuntamenti ed esito;Con e senza promemoria;Senza promemoria;;5;0;0;5;");
        assertThat(lines(new ReportParts(Language.EN).visits(both(report)), Language.EN))
                .contains(
                        "Appointments and what became of them;With and without a reminder;"
                                + "With a reminder;;3;2;1;0;33.3");
    }

    private static <R> Compared<R> both(R report) {
        return new Compared<>(report, report);
    }

    private static List<String> lines(List<ReportPart> parts, Language language) {
        return List.of(ReportCells.of(parts, language).split("\r\n"));
    }
}
