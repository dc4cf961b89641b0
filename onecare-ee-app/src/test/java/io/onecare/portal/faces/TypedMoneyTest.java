package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedMoneyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "45|4500",
                "45,00|4500",
                "45.00|4500",
                "€ 45|4500",
                "45 €|4500",
                "€45,5|4550",
                "45.5 euro|4550",
                "EUR 0,01|1",
                "0|0",
                "1250|125000",
                "1.250|125000",
                "1.250,50|125050",
                "12.345.678,90|1234567890",
                "\u00a045,00\u00a0€|4500"
            })
    void amounts_are_read_as_people_type_them(String typed, long cents) {
        assertThat(TypedMoney.read(typed)).contains(Money.ofCents(cents));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "€",
                "-1",
                "+1",
                "1,250",
                "1,250.00",
                "45,005",
                "45.005,1234",
                "1.25.00",
                "quaranta",
                "45 45",
                "$45",
                "1e3",
                "99999999999",
                "45,"
            })
    void what_is_no_amount_or_could_be_two_is_not_read(String typed) {
        assertThat(TypedMoney.read(typed)).isEmpty();
    }
}
