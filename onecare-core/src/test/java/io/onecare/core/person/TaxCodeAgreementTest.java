package io.onecare.core.person;

import static io.onecare.core.person.AdministrativeGender.FEMALE;
import static io.onecare.core.person.AdministrativeGender.MALE;
import static io.onecare.core.person.TaxCodeDisagreement.BIRTH_DATE;
import static io.onecare.core.person.TaxCodeDisagreement.GIVEN_NAME;
import static io.onecare.core.person.TaxCodeDisagreement.NOTHING_TO_COMPARE;
import static io.onecare.core.person.TaxCodeDisagreement.SEX;
import static io.onecare.core.person.TaxCodeDisagreement.SURNAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxCodeAgreementTest {

    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);

    private static Set<TaxCodeDisagreement> ofSurname(String letters, String surname) {
        TaxCode code = TaxCode.of(TaxCodeWriter.withCheckCharacter(letters + "MRA80A01H501"));
        return code.disagreementsWith(surname, "Mario", BORN, MALE);
    }

    private static Set<TaxCodeDisagreement> ofGivenName(String letters, String givenName) {
        TaxCode code = TaxCode.of(TaxCodeWriter.withCheckCharacter("RSS" + letters + "80A01H501"));
        return code.disagreementsWith("Rossi", givenName, BORN, MALE);
    }

    /** Without a comment: sciencecue.it and calcolocf.com, on the decree. */
    @ParameterizedTest
    @CsvSource({
        "RSS, Rossi",
        "RVI, Riva",
        "REX, Re",
        "GRD, Giordano",
        "RSO, Rosi",
        "FOX, Fo",
        // several parts are one row of letters: vettorel.blogspot.com
        "DRS, De Rossi D'Aquino",
        "DLL, DELL'ANNO",
        "DBG, di biagio",
        // no consonants; fewer letters than three
        "AIE, Aiea",
        "IOX, Io",
        "OXX, O",
        // accents as a sign, as an apostrophe, as a combining mark; signs of every kind
        "NCL, Nicolò",
        "NCL, NICOLO'",
        "NCL, Nicolo\u0300",
        "DML, D’Amelio",
        "DML, D`Amelio",
        "BNC, Bianchi-Verdi",
        "LAX, 'L. A.'",
        "KMH, Kamʻāhoa",
    })
    void a_surname_agrees_with_its_letters(String letters, String surname) {
        assertThat(ofSurname(letters, surname)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "VCN, Vincenzo",
        "MRT, Marta",
        "SRA, Sara",
        "LAX, Al",
        "LSN, Alessandro",
        "LVC, Ludovico",
        "MRC, Marco",
        "NNA, Anna",
        "VEA, Eva",
        // exactly three consonants, exactly four, the fifth of two names
        "NTN, Antonio",
        "GFR, Gianfranco",
        "NMR, Anna Maria",
        "FNC, Franco",
        "AIX, Ai",
        "UXX, U",
        "NCL, Niccolò",
    })
    void a_given_name_agrees_with_its_letters(String letters, String givenName) {
        assertThat(ofGivenName(letters, givenName)).isEmpty();
    }

    @Test
    void the_rule_of_four_consonants_is_for_given_names_only() {
        assertThat(ofSurname("FRN", "Franco")).isEmpty();
        assertThat(ofSurname("FNC", "Franco")).containsExactly(SURNAME);
        assertThat(ofGivenName("FRN", "Franco")).containsExactly(GIVEN_NAME);
    }

    /**
     * AE, OE, UE, SS and the plain letters: Agenzia delle Entrate, circular 34/E of 20 July 2011.
     * The other spellings are in use, as {@link CodedName} says.
     */
    @ParameterizedTest
    @CsvSource({
        "OAU, Öau",
        "OEA, Öau",
        "OEA, öau",
        "OEA, O\u0308au",
        "LAX, Lä",
        "LAE, Lä",
        "LUX, Lü",
        "LUE, Lü",
        "LSS, Laßu",
        "LSA, Laßu",
        "LSS, LAẞU",
        "LOX, Lø",
        "LOE, Lø",
        "LAX, Lå",
        "LAA, Lå",
        "LAE, Læ",
        "LOE, Lœ",
        "CPK, Čapek",
        "DRV, Đurović",
        "DJR, Đurović",
        "LKS, Łukasz",
        "THR, Þór",
        "GDN, Guðni",
        "SZE, Šže",
        "CLE, Çelêî",
        "SKI, Işık",
        "LEI, Əli",
        "LAI, Əli",
        "FLI, ﬁlí",
    })
    void a_foreign_letter_agrees_in_each_of_its_spellings(String letters, String surname) {
        assertThat(ofSurname(letters, surname)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OAX, Öau", "LUA, Lü", "LSZ, Laßu", "TRO, Þór", "DYR, Đurović", "LOI, Lø"})
    void another_spelling_of_a_foreign_letter_disagrees(String letters, String surname) {
        assertThat(ofSurname(letters, surname)).containsExactly(SURNAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Иванов", "王", "Rossи", "", " ", "' -", "123"})
    void a_name_without_letters_or_in_another_script_disagrees(String name) {
        assertThat(ofSurname("RSS", name)).containsExactly(SURNAME);
        assertThat(ofSurname("XXX", name)).containsExactly(SURNAME);
        assertThat(ofGivenName("MRA", name)).containsExactly(GIVEN_NAME);
    }

    @Test
    void a_name_of_many_letters_with_two_spellings_is_compared_at_once() {
        String longName = "ÖÄÜßĐÅ".repeat(10_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(ofSurname("SDJ", longName)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1980-01-02", "1980-02-01", "1981-01-01", "1979-01-01"})
    void another_day_month_or_year_of_birth_disagrees(LocalDate other) {
        TaxCode code = TaxCode.of("RSSMRA80A01H501U");

        assertThat(code.disagreementsWith("Rossi", "Mario", other, MALE))
                .containsExactly(BIRTH_DATE);
    }

    @Test
    void somebody_over_a_hundred_agrees() {
        TaxCode code = TaxCode.of(TaxCodeWriter.withCheckCharacter("RSSMRA19A41H501"));

        assertThat(code.disagreementsWith("Rossi", "Maria", LocalDate.of(1919, 1, 1), FEMALE))
                .isEmpty();
    }

    @Test
    void a_day_of_a_woman_is_read_less_40() {
        TaxCode code = TaxCode.of("MLLSNT82P65Z404U");
        LocalDate born = LocalDate.of(1982, 9, 25);

        assertThat(code.disagreementsWith("Miller", "Samantha", born, FEMALE)).isEmpty();
        assertThat(code.disagreementsWith("Miller", "Samantha", born, MALE)).containsExactly(SEX);
    }

    @Test
    void everything_that_disagrees_is_said_at_once_and_in_order() {
        TaxCode code = TaxCode.of("RSSMRA80A01H501U");

        assertThat(code.disagreementsWith("Verdi", "Anna", LocalDate.of(1990, 5, 5), FEMALE))
                .containsExactly(SURNAME, GIVEN_NAME, BIRTH_DATE, SEX);
    }

    @Test
    void a_provisional_code_confirms_nobody() {
        TaxCode code = TaxCode.of("86334519757", Provisional.ACCEPTED);

        assertThat(code.disagreementsWith("Rossi", "Mario", BORN, MALE))
                .containsExactly(NOTHING_TO_COMPARE);
    }
}
