package io.onecare.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkCommandsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "visita", "VISITA ", "VIS--X", "-VIS", "VIS/1", "VÍSITA"})
    void a_code_that_a_link_could_not_carry_is_refused(String code) {
        assertThatThrownBy(() -> new AddServiceCategory(code, LocalizedName.of("X", null), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("capital letters");
    }

    @Test
    void a_name_of_two_hundred_characters_is_kept_and_one_more_is_refused() {
        assertThat(LocalizedName.of("à".repeat(200), null).italian()).hasSize(200);
        assertThatThrownBy(() -> LocalizedName.of("à".repeat(201), null))
                .hasMessageContaining("(201) characters");
    }

    @Test
    void a_name_with_a_control_character_is_refused() {
        assertThatThrownBy(() -> LocalizedName.of("VISITA\tALLERGOLOGICA", null))
                .hasMessageContaining("control character");
    }

    @Test
    void readers_of_english_get_the_translation_where_there_is_one() {
        LocalizedName both = LocalizedName.of("VISITA", "Visit");
        LocalizedName italianOnly = LocalizedName.of("VISITA", null);

        assertThat(both.in(Locale.UK)).isEqualTo("Visit");
        assertThat(both.in(Locale.ITALY)).isEqualTo("VISITA");
        assertThat(both.in(Locale.FRANCE)).isEqualTo("VISITA");
        assertThat(italianOnly.in(Locale.UK)).isEqualTo("VISITA");
    }
}
