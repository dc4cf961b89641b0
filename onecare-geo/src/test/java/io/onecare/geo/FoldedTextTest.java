package io.onecare.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {

    @ParameterizedTest
    @CsvSource({
        "Forlì, forli",
        "FORLI', forli",
        "Reggio nell'Emilia, reggio nell emilia",
        "Sant’Agata  de' Goti, sant agata de goti",
        "Bolzano/Bozen, bolzano bozen",
        "Straße 7, strasse 7",
        "'<b>', b"
    })
    void case_accents_and_punctuation_do_not_matter(String text, String folded) {
        assertThat(FoldedText.of(text)).isEqualTo(folded);
    }

    @Test
    void each_word_may_begin_any_word_but_not_stand_inside_one() {
        String name = FoldedText.of("Centro Diagnostico Città dell'Aria");

        assertThat(FoldedText.everyWordBegins(List.of("citta", "cen"), name)).isTrue();
        assertThat(FoldedText.everyWordBegins(List.of("aria"), name)).isTrue();
        assertThat(FoldedText.everyWordBegins(List.of("gnostico"), name)).isFalse();
        assertThat(FoldedText.everyWordBegins(List.of(), name)).isTrue();
    }
}
