package io.onecare.core.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.PersonName;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollCommandsTest {

    private static final PersonName NAME = PersonName.of("Cognome", "Nome");
    private static final LocalDate BIRTH = LocalDate.of(1980, 1, 1);
    private static final ValidityPeriod EVER = ValidityPeriod.from(BIRTH);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "QQQQQQ80A01X000",
                "QQQQQQ80A01X000QQ",
                "qqqqqq80a01x000q",
                "QQQQQQ80F01X000Q",
                "QQQQQQ8OA01X000Q",
                "00000000000",
                "QQQQQQ80A01X000Q\n"
            })
    void what_has_not_the_form_of_a_tax_code_is_refused_without_repeating_it(String taxCode) {
        assertThatThrownBy(() -> entry("M-1", taxCode))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        fault -> {
                            if (!taxCode.isEmpty()) {
                                assertThat(fault.getMessage()).doesNotContain(taxCode);
                            }
                        });
    }

    @Test
    void omocodia_letters_stand_where_digits_do() {
        assertThat(entry("M-1", "QQQQQQUVALMXNPRQ").taxCode()).isEqualTo("QQQQQQUVALMXNPRQ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " M1", "M 1", "-M1", "M1\n", "M,1"})
    void a_number_that_a_card_could_not_carry_is_refused(String number) {
        assertThatThrownBy(() -> entry(number, "QQQQQQ80A01X000Q"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number");
    }

    @Test
    void a_number_has_at_most_forty_characters() {
        assertThat(entry("9".repeat(40), "QQQQQQ80A01X000Q").number()).hasSize(40);
        assertThatThrownBy(() -> entry("9".repeat(41), "QQQQQQ80A01X000Q"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_shows_in_a_log() {
        RollDependant dependant =
                new RollDependant("D-1", Relationship.CHILD, NAME, BIRTH, "QQQQQQ80A01X000Q", EVER);
        Insured insured = new Insured("D-1", MemberId.random(), null, NAME, BIRTH);

        assertThat(entry("M-1", "QQQQQQ80A01X000Q")).hasToString("RollEntry(M-1)");
        assertThat(dependant).hasToString("RollDependant(D-1)");
        assertThat(new RollPolicy("P-1", "Nome Cognome", "BASE", EVER))
                .hasToString("RollPolicy(P-1)");
        assertThat(insured).hasToString("Insured(D-1)");
    }

    private static RollEntry entry(String number, String taxCode) {
        return new RollEntry(
                number, NAME, BIRTH, taxCode, ContactDetails.none(), List.of(), List.of());
    }
}
