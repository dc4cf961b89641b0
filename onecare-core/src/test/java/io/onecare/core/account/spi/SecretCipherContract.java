package io.onecare.core.account.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.spi.ContractThreads;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SecretCipher} must do. Extend it, give your cipher, and run it with JUnit
 * Jupiter; it needs nothing else. How strong the key is, and where it is kept, it cannot tell.
 */
public abstract class SecretCipherContract {

    private static final byte[] SECRET = "verde acqua di mare.".getBytes(StandardCharsets.US_ASCII);
    private static final String CONTEXT = "second-factor:00000000-0000-4000-8000-000000000001";
    private static final String OTHER = "second-factor:00000000-0000-4000-8000-000000000002";

    /** Makes a contract. */
    protected SecretCipherContract() {}

    /**
     * Gives the cipher to test.
     *
     * @return the cipher, with a key made for the test
     */
    protected abstract SecretCipher cipher();

    @Test
    void a_secret_comes_back_as_it_was() {
        for (int length : new int[] {1, 20, 64}) {
            byte[] secret = new byte[length];
            for (int i = 0; i < length; i++) {
                secret[i] = (byte) (i * 37 - 100);
            }
            byte[] given = secret.clone();

            byte[] read = cipher().decrypt(cipher().encrypt(given, CONTEXT), CONTEXT);

            assertArrayEquals(secret, read);
            assertArrayEquals(secret, given, "what was given is not changed");
        }
    }

    @Test
    void the_same_secret_is_written_in_another_way_each_time() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            texts.add(cipher().encrypt(SECRET, CONTEXT));
        }

        assertEquals(5, texts.size());
    }

    @Test
    void a_text_is_short_printable_ascii_without_the_secret() {
        String text = cipher().encrypt(new byte[64], CONTEXT);
        assertTrue(text.length() <= SecretCipher.MAX_LENGTH, "length " + text.length());
        assertTrue(text.chars().allMatch(c -> c > ' ' && c < 127), "a character");

        String ofSecret = cipher().encrypt(SECRET, CONTEXT);
        assertFalse(ofSecret.contains(new String(SECRET, StandardCharsets.US_ASCII)));
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(SECRET);
        assertFalse(ofSecret.contains(encoded.substring(4, 20)), "only encoded");
    }

    @Test
    void a_text_cannot_be_read_under_another_context() {
        String text = cipher().encrypt(SECRET, CONTEXT);

        for (String other : List.of(OTHER, "", CONTEXT + " ")) {
            assertRefused(text, other);
        }
    }

    @Test
    void a_text_that_was_changed_cannot_be_read() {
        String text = cipher().encrypt(SECRET, CONTEXT);

        for (int i = 0; i < text.length() - 1; i++) { // the last letter may hold unused bits
            char changed = text.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(text.substring(0, i) + changed + text.substring(i + 1), CONTEXT);
        }
        assertRefused(text.substring(0, text.length() / 2), CONTEXT);
    }

    @Test
    void a_text_of_something_else_is_refused_and_not_repeated() {
        String foreign = "plain:un gatto verde";

        assertRefused(foreign, CONTEXT);
        assertRefused("", CONTEXT);
        IllegalArgumentException fault =
                assertThrows(
                        IllegalArgumentException.class, () -> cipher().decrypt(foreign, CONTEXT));
        assertFalse(String.valueOf(fault.getMessage()).contains("gatto"), "message");
        fault = assertThrows(IllegalArgumentException.class, () -> cipher().isOutdated(foreign));
        assertFalse(String.valueOf(fault.getMessage()).contains("gatto"), "message");
    }

    @Test
    void a_text_written_now_is_not_outdated() {
        assertFalse(cipher().isOutdated(cipher().encrypt(SECRET, CONTEXT)));
    }

    @Test
    void threads_that_encrypt_at_once_do_not_disturb_each_other() {
        SecretCipher shared = cipher();
        String[] texts = new String[ContractThreads.COUNT];

        ContractThreads.atOnce(i -> texts[i] = shared.encrypt(secretOf(i), CONTEXT));

        for (int i = 0; i < texts.length; i++) {
            assertArrayEquals(secretOf(i), shared.decrypt(texts[i], CONTEXT), "thread " + i);
        }
    }

    private void assertRefused(String text, String context) {
        assertThrows(IllegalArgumentException.class, () -> cipher().decrypt(text, context));
    }

    private static byte[] secretOf(int thread) {
        return ("filo numero " + thread).getBytes(StandardCharsets.US_ASCII);
    }
}
