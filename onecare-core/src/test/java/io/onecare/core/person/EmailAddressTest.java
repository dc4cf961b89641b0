package io.onecare.core.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void a_plain_address_is_kept_with_its_domain_in_lower_case() {
        assertThat(EmailAddress.of("  Anna.Bianchi+rete@Posta.Example ").value())
                .isEqualTo("Anna.Bianchi+rete@posta.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@example.org",
                "anna@",
                "anna@localhost",
                "anna@@example.org",
                "anna@example.org,bruno@example.org",
                "anna@example.org bruno@example.org",
                "Anna <anna@example.org>",
                "\"anna b\"@example.org",
                "anna@[127.0.0.1]",
                "anna@-example.org",
                "anna@example.org\r\nBcc: bruno@example.org",
                ".anna@example.org",
                "anna..b@example.org",
                "ànna@example.org"
            })
    void anything_but_one_plain_address_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> EmailAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        fault -> {
                            if (text.length() > 3) {
                                assertThat(fault.getMessage()).doesNotContain(text);
                            }
                        });
    }

    @Test
    void the_longest_parts_are_accepted_and_one_more_character_is_not() {
        String local = "a".repeat(64);
        assertThat(EmailAddress.of(local + "@example.org").value()).hasSize(76);
        assertThatThrownBy(() -> EmailAddress.of("a" + local + "@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_address_never_shows_itself_in_a_log() {
        assertThat(EmailAddress.of("anna@example.org").toString())
                .doesNotContain("anna")
                .doesNotContain("example");
    }
}
