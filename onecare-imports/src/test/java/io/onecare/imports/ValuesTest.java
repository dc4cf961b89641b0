package io.onecare.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.imports.ValueFormat.DayOrder;
import io.onecare.imports.ValueFormat.DecimalSign;
import io.onecare.imports.ValueFormat.PeriodEnd;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void days_are_read_as_italy_and_iso_write_them() {
        LocalDate day = LocalDate.of(2026, 2, 1);

        for (String text :
                new String[] {
                    "2026-02-01",
                    "2026/02/01",
                    "2026.2.1",
                    "01/02/2026",
                    "1/2/2026",
                    "01-02-2026",
                    "01.02.2026",
                    "20260201",
                    "01/02/2026 00:00:00",
                    "2026-02-01T00:00",
                    "2026-02-01 00:00:00.000"
                }) {
            assertThat(Values.day(text, DayOrder.DAY_FIRST)).as(text).isEqualTo(day);
        }
        assertThat(Values.day("02/01/2026", DayOrder.MONTH_FIRST)).isEqualTo(day);
        assertThat(Values.day("29/02/2028", DayOrder.DAY_FIRST))
                .isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @Test
    void what_is_no_day_for_certain_is_none() {
        for (String text :
                new String[] {
                    "31/02/2026",
                    "29/02/2026",
                    "01/13/2026",
                    "01/02/26",
                    "2026-02-01 10:30",
                    "1 febbraio 2026",
                    "46054",
                    "00/00/0000",
                    "",
                    "0",
                    "２０２６-02-01"
                }) {
            assertThat(Values.day(text, DayOrder.DAY_FIRST)).as(text).isNull();
        }
    }

    @Test
    void an_end_is_the_day_after_the_last_one_and_2999_is_no_end() {
        LocalDate lastDay = LocalDate.of(2026, 12, 31);

        assertThat(Values.dayAfter(lastDay, PeriodEnd.LAST_DAY)).isEqualTo("2027-01-01");
        assertThat(Values.dayAfter(lastDay, PeriodEnd.DAY_AFTER)).isEqualTo("2026-12-31");
        assertThat(Values.isNoEnd(LocalDate.of(2999, 12, 31))).isTrue();
        assertThat(Values.isNoEnd(LocalDate.of(9999, 12, 31))).isTrue();
        assertThat(Values.isNoEnd(lastDay)).isFalse();
    }

    @Test
    void amounts_are_read_with_either_sign_where_it_is_clear() {
        assertThat(amount("47,50")).isEqualTo("47.50");
        assertThat(amount("47.50")).isEqualTo("47.50");
        assertThat(amount("1.234,50")).isEqualTo("1234.50");
        assertThat(amount("1,234.50")).isEqualTo("1234.50");
        assertThat(amount("€ 1.234.567,00")).isEqualTo("1234567.00");
        assertThat(amount("120 EUR")).isEqualTo("120");
        assertThat(amount("1 234,50")).isEqualTo("1234.50");
        assertThat(amount("0")).isEqualTo("0");
        assertThat(amount("-5,00")).isEqualTo("-5.00");
    }

    @Test
    void an_amount_that_can_be_two_is_none_until_somebody_says_which() {
        assertThat(amount("1.234")).isNull();
        assertThat(amount("1,234")).isNull();
        assertThat(Values.amount("1.234", DecimalSign.COMMA)).isEqualByComparingTo("1234");
        assertThat(Values.amount("1.234", DecimalSign.POINT)).isEqualByComparingTo("1.234");
        assertThat(Values.amount("47.50", DecimalSign.COMMA)).isNull();
        assertThat(Values.amount("47,50", DecimalSign.POINT)).isNull();
    }

    @Test
    void what_is_no_amount_is_none() {
        for (String text :
                new String[] {
                    "", "gratis", "1,2,3", "12.34.56", "1.23,4.5", "1e3", "--5", ",", "€"
                }) {
            assertThat(amount(text)).as(text).isNull();
        }
        assertThat(amount("9".repeat(100_000))).isNull();
    }

    private static String amount(String text) {
        BigDecimal amount = Values.amount(text, null);
        return amount == null ? null : amount.toPlainString();
    }

    @Test
    void degrees_have_a_point_or_a_comma() {
        assertThat(Values.degrees("43,6158")).isEqualTo(43.6158);
        assertThat(Values.degrees("-0.5")).isEqualTo(-0.5);
        assertThat(Values.degrees("43.615.8")).isNull();
        assertThat(Values.degrees("43°37'")).isNull();
        assertThat(Values.degrees("NaN")).isNull();
    }

    @Test
    void lists_are_parted_by_what_was_said_or_by_what_is_usual() {
        assertThat(Values.list("A; B,C|D\nA", null)).containsExactly("A", "B", "C", "D");
        assertThat(Values.list("02/555 1, int. 3 | 02/555 2", "|"))
                .isEqualTo(List.of("02/555 1, int. 3", "02/555 2"));
        assertThat(Values.list(" ; ", null)).isEmpty();
    }

    @Test
    void codes_get_the_form_that_codes_have() {
        assertThat(Values.code("pre_001/A")).isEqualTo("PRE-001-A");
        assertThat(Values.code("  VIS  CARD. ")).isEqualTo("VIS-CARD");
        assertThat(Values.code("OC-1")).isEqualTo("OC-1");
        assertThat(Values.code("--")).isEqualTo("--");
        assertThat(Values.code("ÀÈ")).isEqualTo("ÀÈ");
    }
}
