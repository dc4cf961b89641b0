package io.onecare.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedFieldTest {

    @Test
    void of_a_long_value_the_beginning_is_kept_and_no_character_is_torn() {
        String fits = "x".repeat(500);
        String long1 = "x".repeat(498) + "😀" + "y";

        ChangedField change = new ChangedField("text.it", fits, long1);

        assertThat(change.before()).isEqualTo(fits);
        assertThat(change.after()).isEqualTo("x".repeat(498) + "…");
        assertThat(new ChangedField("text", "x".repeat(501), null).before())
                .isEqualTo("x".repeat(499) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a field", "è", "a/b"})
    void a_field_is_a_word(String field) {
        assertThatThrownBy(() -> new ChangedField(field, null, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 60 letters, digits, dots and hyphens");
    }
}
