package io.onecare.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How codes and user names look, and how codes are read. */
class CodeTextTest {

    private static final ConfirmationCode CODE =
            new ConfirmationCode("7K3M9", "Q2DX4TB0WZN", "0123456789ABCDEFGHJKMNPQRS");

    @Test
    void a_code_is_shown_in_four_groups_and_hides_itself() {
        assertThat(CODE.ticket()).isEqualTo("7K3M-9Q2D-X4TB-0WZN");
        assertThat(CODE.link()).isEqualTo("7K3M90123456789ABCDEFGHJKMNPQRS");
        assertThat(CODE).hasToString("ConfirmationCode(…)");
        assertThat(CodeText.read(CODE.link()).orElseThrow()).hasToString("CodeText(…)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7K3M-9Q2D-X4TB-0WZN",
                "7k3m9q2dx4tb0wzn",
                " 7K3M 9Q2D X4TB OWZN ",
                "7K3M-9Q2D-X4TB-oWZN"
            })
    void a_ticket_is_read_however_it_is_typed(String text) {
        assertThat(CodeText.read(text)).contains(new CodeText("7K3M9", "Q2DX4TB0WZN", false));
    }

    @Test
    void letters_that_look_like_digits_are_digits() {
        assertThat(CodeText.read("ILOA-AAAA-AAAA-AAAA"))
                .contains(new CodeText("110AA", "AAAAAAAAAAA", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7K3M-9Q2D-X4TB-0WZ",
                "7K3M-9Q2D-X4TB-0WZNN",
                "7K3M-9Q2D-X4TB-0WZU",
                "7K3M-9Q2D-X4TB-0WZ%",
                "7K3M90123456789ABCDEFGHJKMNPQR"
            })
    void what_cannot_be_a_code_is_none(String text) {
        assertThat(CodeText.read(text)).isEmpty();
        assertThat(CodeText.read(text + "-".repeat(1_000))).isEmpty();
    }

    @Test
    void a_digest_is_bound_to_its_purpose_and_key() {
        CodeText code = new CodeText("7K3M9", "Q2DX4TB0WZN", false);
        Set<String> digests = new HashSet<>();
        for (CodePurpose purpose : CodePurpose.values()) {
            digests.add(code.digest(purpose));
        }
        digests.add(new CodeText("7K3M8", "Q2DX4TB0WZN", false).digest(CodePurpose.REGISTRATION));

        assertThat(digests).hasSize(CodePurpose.values().length + 1);
        // sha256sum of "REGISTRATION:7K3M9:Q2DX4TB0WZN"
        assertThat(code.digest(CodePurpose.REGISTRATION))
                .isEqualTo("581d35dc313a39c9d55f41cf24de4e73ca7e9f3c892a520b8e7bf178ae4efb24");
    }

    @Test
    void user_names_are_a_plant_and_six_digits() {
        UserNames names = new UserNames();
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(names.next());
        }

        assertThat(made).hasSizeGreaterThan(990).allMatch(name -> name.matches("[a-z]+-[0-9]{6}"));
    }
}
