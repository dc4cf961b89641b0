package io.onecare.portal.care.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.recognition.Confidence;
import io.onecare.core.recognition.MailPart;
import io.onecare.core.recognition.Passage;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

    private static final String TEXT = "Anna Neri, martedì alle 15.";

    @Test
    void exactly_the_words_that_were_found_are_marked() {
        MailFact name = fact(1, "nome", Confidence.HIGH, passage(0, 4));
        MailFact time = fact(2, "quando", Confidence.LOW, passage(11, 18), passage(19, 26));

        assertThat(shown(TEXT, name, time))
                .containsExactly(
                        "Anna|1|1 nome, HIGH|found found-HIGH",
                        " Neri, |||",
                        "martedì|2|2 quando, LOW|found found-LOW",
                        " |||",
                        "alle 15|2|2 quando, LOW|found found-LOW",
                        ".|||");
    }

    @Test
    void words_in_which_two_things_were_found_are_one_piece_as_sure_as_the_surest() {
        MailFact name = fact(1, "nome", Confidence.MEDIUM, passage(0, 9));
        MailFact surname = fact(2, "cognome", Confidence.HIGH, passage(5, 9));

        assertThat(shown(TEXT, name, surname))
                .startsWith(
                        "Anna |1|1 nome, MEDIUM|found found-MEDIUM",
                        "Neri|1 2|1 nome, MEDIUM; 2 cognome, HIGH|found found-HIGH");
    }

    @Test
    void a_text_without_findings_is_one_piece_and_an_empty_one_none() {
        MailFact elsewhere = fact(1, "nome", Confidence.HIGH, new Passage(MailPart.SUBJECT, 0, 4));

        assertThat(shown(TEXT, elsewhere)).containsExactly(TEXT + "|||");
        assertThat(shown("")).isEmpty();
    }

    @Test
    void what_was_found_at_the_very_end_is_marked_and_nothing_beyond_it() {
        assertThat(
                        shown(
                                "ore 15",
                                fact(1, "quando", Confidence.HIGH, passage(0, 6)),
                                fact(2, "nome", Confidence.HIGH, passage(0, 7))))
                .containsExactly("ore 15|1|1 quando, HIGH|found found-HIGH");
    }

    private static List<String> shown(String text, MailFact... facts) {
        List<Piece> pieces = MarkedText.of(text, MailPart.TEXT, List.of(facts));
        assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(text);
        return pieces.stream()
                .map(
                        piece ->
                                String.join(
                                        "|",
                                        piece.text(),
                                        piece.numbers(),
                                        piece.note(),
                                        piece.style()))
                .toList();
    }

    private static Passage passage(int begin, int end) {
        return new Passage(MailPart.TEXT, begin, end);
    }

    private static MailFact fact(
            int number, String field, Confidence confidence, Passage... passages) {
        return new MailFact(
                number, field, "…", "it", confidence, confidence.name(), "", List.of(passages));
    }
}
