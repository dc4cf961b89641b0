package io.onecare.core.account;

import static io.onecare.core.account.PasswordProblem.ABOUT_THE_PERSON;
import static io.onecare.core.account.PasswordProblem.COMMON;
import static io.onecare.core.account.PasswordProblem.CONTROL_CHARACTER;
import static io.onecare.core.account.PasswordProblem.TOO_LONG;
import static io.onecare.core.account.PasswordProblem.TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a password is and what a new one must be. */
class PasswordTest {

    private final PasswordRules rules = new PasswordRules();

    @Test
    void twelve_to_128_characters_are_enough_and_nothing_else_is_asked_for() {
        assertThat(problems("abetetiglio")).containsExactly(TOO_SHORT);
        assertThat(problems("abetetiglioo")).isEmpty();
        assertThat(problems("un gatto beve tè ".repeat(8).substring(0, 128))).isEmpty();
        assertThat(problems("un gatto beve tè ".repeat(8).substring(0, 129)))
                .containsExactly(TOO_LONG);
        assertThat(problems("482915730648")).isEmpty();
        assertThat(problems("")).containsExactly(TOO_SHORT);
    }

    @Test
    void characters_are_counted_as_people_see_them() {
        assertThat(problems("🐈🐕🐎🐄🐖🐏🐑🐐🐓🐇🐿")).containsExactly(TOO_SHORT);
        assertThat(problems("🐈🐕🐎🐄🐖🐏🐑🐐🐓🐇🐿🦔")).isEmpty();
        // eleven letters, each of them written in two characters
        assertThat(
                        problems(
                                "a\u0300e\u0300i\u0300o\u0300u\u0300a\u0301e\u0301i\u0301o\u0301u\u0301a\u0302"))
                .containsExactly(TOO_SHORT);
    }

    @Test
    void keyboards_that_write_the_same_letter_in_other_ways_write_the_same_password() {
        assertThat(Password.of("perche\u0301 no").value()).isEqualTo("perch\u00e9 no");
        assertThat(Password.of("un\u00a0gatto\u3000verde").value()).isEqualTo("un gatto verde");
        // RFC 8265, section 4.2: no case folding, no compatibility forms, spaces at the ends stay
        assertThat(Password.of(" Caffè \ufb01 ").value()).isEqualTo(" Caffè \ufb01 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abete\ntiglio olmo", "abete\ttiglio olmo", "abete\u0000tiglio olmo"})
    void what_no_field_lets_people_type_is_refused(String password) {
        assertThat(problems(password)).containsExactly(CONTROL_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "Password1234",
                "password2026!",
                "P4ssw0rd2026!",
                "PasswordPassword",
                "passwordpasswordpass",
                "ForzaJuventus",
                "forzajuventus1897",
                "Benvenuto2026!",
                "!!!Benvenuta!!!",
                "Amoremio2010",
                "tiamopersempre",
                "qwertyuiop123",
                "1q2w3e4r5t6y",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "12312312312312",
                "Luglio202500"
            })
    void passwords_that_are_tried_first_are_refused_however_they_are_dressed_up(String password) {
        assertThat(problems(password)).containsExactly(COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lagatta-frettolosa",
                "password e salame",
                "estate-2026-al-mare",
                "abcdefabcdeg"
            })
    void passwords_that_only_hold_a_common_word_are_good(String password) {
        assertThat(problems(password)).isEmpty();
    }

    @Test
    void the_list_is_lower_case_without_accents_and_says_where_it_comes_from() {
        Set<String> list = new CommonPasswords().list();

        assertThat(list)
                .hasSizeGreaterThan(700)
                .allSatisfy(word -> assertThat(word).isEqualTo(word.toLowerCase(Locale.ROOT)))
                .allSatisfy(word -> assertThat(word).matches("[a-z0-9]+"));
    }

    @Test
    void a_password_about_the_person_is_refused() {
        List<String> person = List.of("salvia-482713", "ariella@example.org", "NVLRLL80E52H501Z");

        for (String password :
                List.of("Salvia-482713", "ARIELLA@example.org", " nvlrll80e52h501z")) {
            assertThat(rules.problems(Password.of(password), person))
                    .containsExactly(ABOUT_THE_PERSON);
        }
        assertThat(rules.problems(Password.of("salvia-482713 e menta"), person)).isEmpty();
    }

    @Test
    void a_text_without_end_costs_nothing() {
        assertThat(Password.of("x".repeat(1_000_000)).value()).hasSize(4_096);
        assertThat(problems("x".repeat(1_000_000))).containsExactly(TOO_LONG);
    }

    @Test
    void a_password_does_not_reach_a_log() {
        assertThat(Password.of("un gatto verde")).hasToString("Password(…)");
    }

    private Set<PasswordProblem> problems(String password) {
        return rules.problems(Password.of(password));
    }
}
