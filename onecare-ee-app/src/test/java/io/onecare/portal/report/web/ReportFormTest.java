package io.onecare.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.report.ReportPeriod;
import io.onecare.portal.faces.FieldMessage;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.Language;
import io.onecare.portal.report.ReportKind;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 26);

    private final FormMessages messages = new FormMessages(Language.IT, "reports.message.error.");

    @ParameterizedTest
    @CsvSource({
        "THIS_MONTH, 2026-10-01, 2026-10-27",
        "LAST_MONTH, 2026-09-01, 2026-10-01",
        "LAST_YEAR, 2025-10-01, 2026-10-01",
        "NEXT_CENTURY, 2026-10-01, 2026-10-27"
    })
    void a_preset_is_a_period_of_whole_days(String preset, String from, String untilExclusive) {
        assertThat(form(Map.of("period", preset)).period(messages))
                .contains(new ReportPeriod(LocalDate.parse(from), LocalDate.parse(untilExclusive)));
    }

    @Test
    void days_that_were_typed_count_whatever_the_preset_and_the_last_one_is_included() {
        ReportForm form =
                form(
                        Map.of(
                                "report", "VISITS",
                                "period", "LAST_YEAR",
                                "from", " 1.10.2026 ",
                                "until", "25/10/2026"));

        assertThat(form.kind()).isEqualTo(ReportKind.VISITS);
        assertThat(form.period(messages))
                .contains(new ReportPeriod(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 26)));
        assertThat(form.isChosen(ReportForm.Preset.LAST_YEAR)).isFalse();
        assertThat(form.query(ReportKind.DUE))
                .isEqualTo("report=DUE&from=1.10.2026&until=25%2F10%2F2026");
        assertThat(form.query(ReportForm.Preset.LAST_MONTH))
                .isEqualTo("report=VISITS&period=LAST_MONTH");
    }

    @ParameterizedTest
    @CsvSource({
        "31/02/2026, 01/03/2026, from",
        "01/03/2026, '', until",
        "'', 01/03/2026, from",
        "02/03/2026, 01/03/2026, until",
        "01/03/2026, 01/03/2029, until",
        "01/01/0001, 01/03/2026, from"
    })
    void what_is_wrong_is_said_at_its_field(String from, String until, String blamed) {
        assertThat(form(Map.of("from", from, "until", until)).period(messages)).isEmpty();
        assertThat(messages.all()).extracting(FieldMessage::field).containsExactly(blamed);
    }

    @Test
    void three_years_are_not_too_long() {
        assertThat(form(Map.of("from", "01/03/2026", "until", "28/02/2029")).period(messages))
                .isPresent();
    }

    private static ReportForm form(Map<String, String> fields) {
        return new ReportForm(fields::get, TODAY);
    }
}
