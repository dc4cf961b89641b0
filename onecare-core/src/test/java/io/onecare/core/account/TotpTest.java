package io.onecare.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of authenticator apps. */
class TotpTest {

    /** RFC 6238, appendix B. */
    private static final byte[] SECRET = ascii("12345678901234567890");

    private static final long NEVER = Long.MIN_VALUE;

    /** RFC 6238, appendix B, the rows of SHA-1: the last six of their eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59,          287082",
        "1111111109,  081804",
        "1111111111,  050471",
        "1234567890,  005924",
        "2000000000,  279037",
        "20000000000, 353130"
    })
    void the_codes_are_those_of_the_standard(long second, String code) {
        assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
        assertThat(Totp.stepOf(code, SECRET, Instant.ofEpochSecond(second), NEVER))
                .hasValue(second / 30);
    }

    @Test
    void a_code_counts_from_the_step_before_its_own_to_the_step_after_it() {
        String code = "005924"; // of the step that begins at 1234567890
        long begins = 1_234_567_890;

        assertThat(stepAt(begins - 31, code)).isEmpty();
        assertThat(stepAt(begins - 30, code)).isNotEmpty();
        assertThat(stepAt(begins, code)).isNotEmpty();
        assertThat(stepAt(begins + 59, code)).isNotEmpty();
        assertThat(stepAt(begins + 60, code)).isEmpty();
    }

    @Test
    void a_code_of_a_step_that_is_done_with_does_not_count() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = 1_234_567_890 / 30;

        assertThat(Totp.stepOf("005924", SECRET, now, step - 1)).hasValue(step);
        assertThat(Totp.stepOf("005924", SECRET, now, step)).isEmpty();
        assertThat(Totp.stepOf("005924", SECRET, now, step + 1)).isEmpty();
    }

    @Test
    void a_code_is_six_digits_however_they_are_spaced() {
        assertThat(List.of("005924", "005 924", " 0 0 5 9 2 4 ")).allMatch(Totp::isCode);
        assertThat(stepAt(1_234_567_890, "005 924")).isNotEmpty();
        assertThat(
                        List.of(
                                "",
                                "00592",
                                "0059244",
                                "٠٠٥٩٢٤",
                                "-05924",
                                "00592a",
                                "5924",
                                "0".repeat(6) + " ".repeat(95)))
                .noneMatch(Totp::isCode)
                .noneMatch(typed -> stepAt(1_234_567_890, typed).isPresent());
    }

    /** RFC 4648, section 10, and what authenticator apps are given for the secret above. */
    @Test
    void a_secret_is_shown_in_base_32() {
        assertThat(TotpSecret.of(ascii("fooba")).base32()).isEqualTo("MZXW6YTB");
        assertThat(TotpSecret.of(SECRET).base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        byte[] ones = new byte[20];
        java.util.Arrays.fill(ones, (byte) -1);
        assertThat(TotpSecret.of(ones).base32()).isEqualTo("7".repeat(32));
    }

    @Test
    void an_app_is_told_the_secret_whose_it_is_and_how_it_is_used() {
        TotpSecret secret = TotpSecret.of(SECRET);

        assertThat(secret.uri("Salute & Co.: più", "salvia-482713"))
                .isEqualTo(
                        "otpauth://totp/Salute%20%26%20Co.%20pi%C3%B9:salvia-482713"
                                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                                + "&issuer=Salute%20%26%20Co.%20pi%C3%B9"
                                + "&algorithm=SHA1&digits=6&period=30");
        assertThat(TotpSecret.ofBase32(secret.base32()).uri("A", "b"))
                .isEqualTo(secret.uri("A", "b"));
        assertThat(secret).hasToString("TotpSecret(…)");
    }

    @Test
    void what_cannot_be_a_secret_is_not_shown_again() {
        for (String text :
                List.of("", "A".repeat(31), "A".repeat(33), "a".repeat(32), "A".repeat(31) + "1")) {
            assertThatThrownBy(() -> TotpSecret.ofBase32(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(" + text.length() + " characters)")
                    .hasMessageNotContaining("AAA");
        }
    }

    private static java.util.OptionalLong stepAt(long second, String typed) {
        return Totp.stepOf(typed, SECRET, Instant.ofEpochSecond(second), NEVER);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
