package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.search.MapProblem;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    @ParameterizedTest
    @EnumSource
    void no_text_has_the_apostrophe_that_patterns_swallow(Language language) {
        ResourceBundle texts = language.texts();
        assertThat(texts.keySet())
                .allSatisfy(key -> assertThat(texts.getString(key)).doesNotContain("'"));
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_of_the_map_has_words(MapProblem problem) {
        assertThat(Language.IT.texts().containsKey("map.message.error." + problem)).isTrue();
    }

    @Test
    void the_number_of_results_is_told_in_good_grammar() {
        assertThat(Language.IT.say("map.results.title", 0)).isEqualTo("Nessuna struttura trovata");
        assertThat(Language.IT.say("map.results.title", 1)).isEqualTo("1 struttura trovata");
        assertThat(Language.IT.say("map.results.title", 1_250))
                .isEqualTo("1.250 strutture trovate");
        assertThat(Language.EN.say("map.results.title", 1_250)).isEqualTo("1,250 facilities found");
    }
}
