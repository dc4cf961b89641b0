package io.onecare.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportChartTest {

    @ParameterizedTest
    @CsvSource({
        "0, 2",
        "1, 2",
        "2, 2",
        "3, 4",
        "10, 10",
        "11, 20",
        "61, 80",
        "100, 100",
        "101, 200",
        "99999, 100000"
    })
    void the_scale_ends_at_a_round_number_with_a_whole_half(long most, long top) {
        assertThat(ReportChart.top(most)).isEqualTo(top);
    }

    @Test
    void parts_stand_on_each_other_and_nothing_is_not_drawn() {
        ReportChart chart =
                ReportChart.of(
                        "Nei tempi",
                        "In ritardo",
                        List.of(
                                new ReportChart.Bar("1 ottobre", 3, 1),
                                new ReportChart.Bar("2 ottobre", 0, 0)));

        assertThat(chart.shapes(Formats.of(Language.IT)))
                .containsExactly(
                        new ChartShape(
                                "filled",
                                "75.0",
                                "25.0",
                                "350.0",
                                "75.0",
                                "1 ottobre: Nei tempi 3, In ritardo 1"),
                        new ChartShape(
                                "hollow",
                                "75.0",
                                "0.0",
                                "350.0",
                                "25.0",
                                "1 ottobre: Nei tempi 3, In ritardo 1"));
    }
}
