package io.onecare.core.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsCommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026 01",
                "2026--01",
                "-2026",
                "versione",
                "A23456789-123456789-123456789-123456789-1"
            })
    void a_code_is_capitals_digits_points_and_hyphens(String code) {
        assertThatThrownBy(
                        () -> new PublishTerms(TermsKind.PRIVACY_NOTICE, code, null, "Testo", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + code + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "a\0b"})
    void a_text_says_something_and_is_text(String text) {
        assertThatThrownBy(() -> terms(text, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("Testo", text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_text_has_at_most_200000_characters_and_does_not_flood_a_log() {
        PublishTerms longest = terms("x".repeat(200_000), null);

        assertThat(longest).hasToString("PublishTerms(GENERAL_CONDITIONS, 2026-01)");
        assertThatThrownBy(() -> terms("x".repeat(200_001), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(200001)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A2345678901234567890123456789012345678901"})
    void the_kind_of_an_occasion_has_1_to_40_characters(String subjectType) {
        assertThatThrownBy(
                        () ->
                                new RecordAcceptance(
                                        TermsKind.GENERAL_CONDITIONS,
                                        "2026-01",
                                        AcceptanceForm.ACCEPTED,
                                        subjectType,
                                        new UUID(1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PublishTerms terms(String italian, String english) {
        return new PublishTerms(TermsKind.GENERAL_CONDITIONS, "2026-01", null, italian, english);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "too long"})
    void a_draft_holds_any_text_but_not_too_much_and_no_zero(String text) {
        String italian = text.equals("too long") ? "x".repeat(PublishTerms.MAX_LENGTH + 1) : text;

        assertThat(new SaveDraft(TermsKind.PRIVACY_NOTICE, 0, "", "", "", "").italian()).isEmpty();
        assertThatThrownBy(() -> new SaveDraft(TermsKind.PRIVACY_NOTICE, 0, "", "", italian, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Italian text of a draft");
    }
}
