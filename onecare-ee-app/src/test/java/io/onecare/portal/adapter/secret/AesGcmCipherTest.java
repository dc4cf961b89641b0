package io.onecare.portal.adapter.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.account.spi.SecretCipher;
import io.onecare.core.account.spi.SecretCipherContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AesGcmCipherTest extends SecretCipherContract {

    private static final byte[] SECRET = "verde acqua di mare.".getBytes(StandardCharsets.US_ASCII);

    private final SecretKey key = SecretKey.random();
    private final AesGcmCipher cipher = new AesGcmCipher(() -> List.of(key));

    @Override
    protected SecretCipher cipher() {
        return cipher;
    }

    @Test
    void what_the_standard_wrote_can_be_read() {
        SecretKey zeros = SecretKey.ofBase64("A".repeat(43) + "=");
        AesGcmCipher ofZeros = new AesGcmCipher(() -> List.of(zeros));
        // key, nonce and text are zeros: McGrew and Viega, The Galois/Counter Mode of Operation,
        // appendix B, test case 14
        String text =
                "$aes256gcm$"
                        + zeros.name()
                        + "$"
                        + base64("000000000000000000000000")
                        + base64(
                                "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");

        assertThat(ofZeros.decrypt(text, "")).isEqualTo(new byte[16]);
    }

    @Test
    void a_new_key_writes_and_the_ones_before_still_read() {
        SecretKey next = SecretKey.random();
        AesGcmCipher both = new AesGcmCipher(() -> List.of(next, key));
        String old = cipher.encrypt(SECRET, "a");

        assertThat(both.decrypt(old, "a")).isEqualTo(SECRET);
        assertThat(both.isOutdated(old)).isTrue();
        assertThat(both.isOutdated(both.encrypt(SECRET, "a"))).isFalse();
        assertThat(both.encrypt(SECRET, "a")).startsWith("$aes256gcm$" + next.name() + "$");
    }

    @Test
    void a_key_that_is_missing_is_named_and_never_told() {
        AesGcmCipher other = new AesGcmCipher(() -> List.of(SecretKey.random()));
        String text = cipher.encrypt(SECRET, "a");

        assertThatThrownBy(() -> other.decrypt(text, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + key.name() + ")")
                .hasMessageContaining("ONECARE_SECRET_KEY");
        assertThat(key).hasToString("SecretKey(" + key.name() + ")");
        assertThat(SecretKey.ofBase64(key.toBase64()).name()).isEqualTo(key.name());
    }

    @Test
    void what_is_no_key_is_refused_and_not_repeated() {
        for (String text : List.of("", "segreto", "A".repeat(42) + "=", "A".repeat(64), "A B==")) {
            assertThatThrownBy(() -> SecretKey.ofBase64(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The key (" + text.length() + " characters)")
                    .hasNoCause();
        }
    }

    private static String base64(String hexadecimal) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.HexFormat.of().parseHex(hexadecimal));
    }
}
