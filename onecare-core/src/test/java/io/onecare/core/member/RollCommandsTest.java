package io.onecare.core.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.Provisional;
import io.onecare.core.person.TaxCode;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollCommandsTest {

    private static final PersonName NAME = PersonName.of("Cognome", "Nome");
    private static final TaxCode CODE = RollFixture.taxCode("M-1");
    private static final LocalDate BIRTH = LocalDate.of(1980, 1, 1);
    private static final ValidityPeriod EVER = ValidityPeriod.from(BIRTH);

    @Test
    void a_provisional_tax_code_tells_nobody_apart_and_is_refused() {
        // eleven digits with the check digit of the scheme for companies
        TaxCode provisional = TaxCode.of("12345678903", Provisional.ACCEPTED);

        assertThatThrownBy(() -> entry("M-1", provisional))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("provisional")
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("12345678903"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " M1", "M 1", "-M1", "M1\n", "M,1"})
    void a_number_that_a_card_could_not_carry_is_refused(String number) {
        assertThatThrownBy(() -> entry(number, CODE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number");
    }

    @Test
    void a_number_has_at_most_forty_characters() {
        assertThat(entry("9".repeat(40), CODE).number()).hasSize(40);
        assertThatThrownBy(() -> entry("9".repeat(41), CODE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_shows_in_a_log() {
        RollDependant dependant =
                new RollDependant("D-1", Relationship.CHILD, NAME, BIRTH, CODE, EVER);
        Insured insured = new Insured("D-1", MemberId.random(), null, NAME, BIRTH);

        assertThat(entry("M-1", CODE)).hasToString("RollEntry(M-1)");
        assertThat(dependant).hasToString("RollDependant(D-1)");
        assertThat(new RollPolicy("P-1", "Nome Cognome", "BASE", EVER))
                .hasToString("RollPolicy(P-1)");
        assertThat(insured).hasToString("Insured(D-1)");
    }

    private static RollEntry entry(String number, TaxCode taxCode) {
        return new RollEntry(
                number, NAME, BIRTH, taxCode, ContactDetails.none(), List.of(), List.of());
    }
}
