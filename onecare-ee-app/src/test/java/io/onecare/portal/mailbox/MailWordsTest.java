package io.onecare.portal.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.care.MailOrigin;
import io.onecare.core.care.MessageId;
import io.onecare.core.care.Words;
import io.onecare.portal.mailbox.IncomingMail.Remark;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailWordsTest {

    @Test
    void the_desk_reads_who_what_and_with_what_and_then_what_is_new() {
        Words words =
                MailWords.of(
                        mail(
                                "Vorrei prenotare.\n\nGrazie",
                                "> Risposta entro martedì",
                                Instant.parse("2025-04-17T08:22:00Z"),
                                List.of("a.pdf (application/pdf)", "b.jpg (image/jpeg)"),
                                Set.of(Remark.INVITATION)));

        assertThat(words.value())
                .isEqualTo(
                        """
                        Da: Anna Neri <anna@example.org>
                        Oggetto: Visita {0}
                        Inviato: 17 aprile 2025, 10:22
                        Allegati, non aperti: a.pdf (application/pdf); b.jpg (image/jpeg)
                        [C’è un invito per il calendario: non è stato aperto né accettato.]

                        Vorrei prenotare.

                        Grazie

                        --- Testo citato o allegato ---

                        > Risposta entro martedì""");
    }

    @Test
    void what_was_written_down_is_taken_apart_again() {
        WrittenMail both = written("Vorrei prenotare.\n\nGrazie", "> Prima\n\n> Ancora");

        assertThat(both.subject()).isEqualTo("Visita {0}");
        assertThat(both.head()).hasSize(2);
        assertThat(both.text()).isEqualTo("Vorrei prenotare.\n\nGrazie");
        assertThat(both.rest()).isEqualTo("> Prima\n\n> Ancora");
        assertThat(written("Solo testo", "").text()).isEqualTo("Solo testo");
        assertThat(written("Solo testo", "").rest()).isEmpty();
        assertThat(written("", "> Solo citato").text()).isEmpty();
        assertThat(written("", "> Solo citato").rest()).isEqualTo("> Solo citato");
        assertThat(written("", "").text()).isEmpty();
    }

    @Test
    void words_that_no_mail_brought_are_all_text() {
        WrittenMail call = WrittenMail.of(Words.of("Ha telefonato.\n\nRichiamare."));

        assertThat(call.head()).isEmpty();
        assertThat(call.text()).isEqualTo("Ha telefonato.\n\nRichiamare.");
        assertThat(WrittenMail.of(Words.none()).text()).isEmpty();
    }

    @Test
    void what_is_too_long_is_cut_and_says_so() {
        Words words =
                MailWords.of(
                        mail("Inizio. " + "😀".repeat(10_000), "x", null, List.of(), Set.of()));

        assertThat(words.value())
                .hasSizeBetween(Words.MAX_LENGTH - 1, Words.MAX_LENGTH)
                .startsWith("Da: Anna")
                .endsWith("\n\n[Il testo continua: il messaggio intero è nella casella di posta.]");
        assertThat(
                        words.value()
                                .codePoints()
                                .anyMatch(c -> Character.getType(c) == Character.SURROGATE))
                .isFalse();
    }

    @Test
    void a_forged_date_is_left_out() {
        assertThat(MailWords.of(mail("x", "", Instant.MAX, List.of(), Set.of())).value())
                .doesNotContain("Inviato");
        assertThat(MailWords.of(mail("x", "", Instant.MIN, List.of(), Set.of())).value())
                .doesNotContain("Inviato");
    }

    private static WrittenMail written(String text, String rest) {
        return WrittenMail.of(MailWords.of(mail(text, rest, null, List.of(), Set.of())));
    }

    private static IncomingMail mail(
            String text,
            String rest,
            Instant sentAt,
            List<String> attachments,
            Set<Remark> remarks) {
        return new IncomingMail(
                MessageId.of("<a@example.org>"),
                MessageId.ofContent("a"),
                List.of(),
                MailOrigin.PERSON,
                Instant.parse("2025-04-17T08:22:05Z"),
                sentAt,
                null,
                "Anna Neri <anna@example.org>",
                "Visita {0}",
                text,
                rest,
                attachments,
                remarks);
    }
}
