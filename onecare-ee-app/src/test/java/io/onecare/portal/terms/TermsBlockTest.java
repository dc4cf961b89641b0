package io.onecare.portal.terms;

import static io.onecare.portal.terms.TermsBlock.Kind.HEADING;
import static io.onecare.portal.terms.TermsBlock.Kind.LIST;
import static io.onecare.portal.terms.TermsBlock.Kind.PARAGRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermsBlockTest {

    @Test
    void headings_lists_and_paragraphs_are_told_apart() {
        assertThat(
                        TermsBlock.of(
                                """

                                Una riga
                                e la sua continuazione.

                                # Un titolo
                                \t
                                - una voce
                                  che continua
                                - un’altra voce

                                #senza spazio, -neanche qui
                                """))
                .containsExactly(
                        new TermsBlock(PARAGRAPH, List.of("Una riga e la sua continuazione.")),
                        new TermsBlock(HEADING, List.of("Un titolo")),
                        new TermsBlock(LIST, List.of("una voce che continua", "un’altra voce")),
                        new TermsBlock(PARAGRAPH, List.of("#senza spazio, -neanche qui")));
    }

    @Test
    void lines_may_end_as_on_any_system_and_markup_stays_text() {
        assertThat(TermsBlock.of("# A\r\n\r\n<b>b</b>\r\nc\r\n"))
                .containsExactly(
                        new TermsBlock(HEADING, List.of("A")),
                        new TermsBlock(PARAGRAPH, List.of("<b>b</b> c")));
    }
}
