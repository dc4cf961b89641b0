package io.onecare.portal.adapter.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextSealTest {

    private static final String LONG = "x".repeat(242) + "@example.org";

    private final SecretKey key = SecretKey.random();
    private final TextSeal seal = new TextSeal(() -> List.of(key));

    @Test
    void what_was_sealed_is_opened_in_the_same_context_only() {
        String sealed = seal.seal("nonna@example.org", "reminder 1");

        assertThat(seal.open(sealed, "reminder 1")).contains("nonna@example.org");
        assertThat(seal.open(sealed, "reminder 2")).isEmpty();
        assertThat(sealed).matches("[A-Za-z0-9._-]+").doesNotContain("nonna");
        assertThat(seal.seal("nonna@example.org", "reminder 1")).isNotEqualTo(sealed);
    }

    @Test
    void the_longest_address_fits() {
        assertThat(seal.open(seal.seal(LONG, "c"), "c")).contains(LONG);
    }

    @Test
    void what_was_changed_or_made_up_is_not_opened() {
        String sealed = seal.seal("nonna@example.org", "c");
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            // the last character may carry bits that count for nothing
            if (i < sealed.length() - 1) {
                assertThat(seal.open(changed, "c")).as("%d", i).isEmpty();
            }
        }
        assertThat(seal.open("", "c")).isEmpty();
        assertThat(seal.open("forged", "c")).isEmpty();
        assertThat(seal.open(sealed + sealed.repeat(9), "c")).isEmpty();
    }

    @Test
    void an_older_key_still_opens_and_a_foreign_one_does_not() {
        SecretKey older = SecretKey.random();
        String sealed = new TextSeal(() -> List.of(older)).seal("a@example.org", "c");

        assertThat(new TextSeal(() -> List.of(key, older)).open(sealed, "c"))
                .contains("a@example.org");
        assertThat(seal.open(sealed, "c")).isEmpty();
    }
}
