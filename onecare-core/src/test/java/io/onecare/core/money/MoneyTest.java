package io.onecare.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void cents_euro_and_text_mean_the_same_amount() {
        Money price = Money.ofCents(4750);

        assertThat(Money.of(new BigDecimal("47.5"))).isEqualTo(price).hasSameHashCodeAs(price);
        assertThat(Money.parse("47.50")).isEqualTo(price);
        assertThat(Money.parse("47.5")).isEqualTo(price);
        assertThat(price.amount()).isEqualTo(new BigDecimal("47.50"));
        assertThat(price.cents()).isEqualTo(4750);
    }

    @Test
    void zero_and_the_largest_amount_are_accepted_and_one_cent_more_is_not() {
        assertThat(Money.parse("0").amount()).isEqualTo(new BigDecimal("0.00"));
        assertThat(Money.parse("9999999999.99").cents()).isEqualTo(999_999_999_999L);
        assertThatThrownBy(() -> Money.ofCents(1_000_000_000_000L))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(new BigDecimal("10000000000")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.ofCents(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.ofCents(999_999_999_999L).plus(Money.ofCents(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_amount_is_never_rounded() {
        assertThat(Money.of(new BigDecimal("1.500"))).isEqualTo(Money.ofCents(150));
        assertThatThrownBy(() -> Money.of(new BigDecimal("1.005")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(1.005)");
    }

    @Test
    void large_round_amounts_need_no_decimals() {
        assertThat(Money.of(new BigDecimal("1E+3"))).isEqualTo(Money.ofCents(100_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "47,50", "-1", "+1", "1.005", "1e3", " 1", "€ 1", "1.", ".5", "٣", "1\n"
            })
    void text_of_another_form_is_refused(String text) {
        assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_text_of_an_amount_is_the_same_in_every_language() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ITALY);
            assertThat(Money.ofCents(123_456_705)).hasToString("1234567.05 EUR");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void prices_add_up_and_compare() {
        assertThat(Money.ofCents(10).plus(Money.ofCents(20))).isEqualTo(Money.parse("0.30"));
        assertThat(Money.ofCents(999)).isLessThan(Money.ofCents(1000));
    }
}
