package io.onecare.core.person;

import static io.onecare.core.person.Provisional.ACCEPTED;
import static io.onecare.core.person.Provisional.REFUSED;
import static io.onecare.core.person.TaxCodeProblem.UNKNOWN_BIRTHPLACE;
import static io.onecare.core.person.TaxCodeProblem.WRONG_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxCodeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** Names of specimens; the codes stand as examples on the pages named, as of November 2026. */
    @ParameterizedTest
    @CsvSource({
        // calcolatori.net/estrai-dati-codice-fiscale.php
        "RSSMRA80A01H501U, MALE, 1980-01-01, H501, Roma",
        // sgart.it/IT/informatica/il-codice-fiscale
        "RSSMRA79B11C566R, MALE, 1979-02-11, C566, Cesano Maderno",
        // madvero.it/articoli/ilcodicefiscale.asp
        "RSSFNC80T31F205U, MALE, 1980-12-31, F205, Milano",
        // it.wikipedia.org/wiki/Codice_fiscale
        "MLLSNT82P65Z404U, FEMALE, 1982-09-25, Z404, Stati Uniti d'America",
    })
    void a_published_specimen_is_read(
            String text,
            AdministrativeGender sex,
            LocalDate birthDate,
            String belfioreCode,
            String birthplace) {
        TaxCode code = TaxCode.of(text);

        assertThat(code.value()).isEqualTo(text);
        assertThat(code.sex()).contains(sex);
        assertThat(code.birthDate(TODAY)).contains(birthDate);
        assertThat(code.birthplaceCode()).contains(belfioreCode);
        assertThat(code.birthplace().map(Birthplace::name)).contains(birthplace);
        assertThat(code.isOmocodia()).isFalse();
        assertThat(code.isProvisional()).isFalse();
        assertThat(TaxCode.check(text).problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rssmra80a01h501u",
                " RSS MRA 80A01 H501 U ",
                "RSSMRA80A01H501U\r\n",
                "RSS\u00a0MRA\u200980A01\tH501U",
            })
    void case_and_white_space_do_not_matter(String text) {
        assertThat(TaxCode.of(text)).isEqualTo(TaxCode.of("RSSMRA80A01H501U"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|WRONG_LENGTH|0",
                "RSSMRA80A01H501|WRONG_LENGTH|0",
                "RSSMRA80A01H501UU|WRONG_LENGTH|0",
                // a letter of another alphabet is not put in capitals into one of ours
                "rssmrı80a01h501u|WRONG_CHARACTER|6",
                "ſssmra80a01h501u|WRONG_CHARACTER|1",
                "RSSMRА80A01H501U|WRONG_CHARACTER|6",
                // the letter O for a zero, the letter I for a one
                "RSSMRA8OA01H501U|WRONG_CHARACTER|8",
                "RSSMRA80A0IH501U|WRONG_CHARACTER|11",
                // no month has the letter F; no birthplace code begins with J, K or N
                "RSSMRA80F01H501U|WRONG_CHARACTER|9",
                "RSSMRA80A01J501U|WRONG_CHARACTER|12",
                "RSSMRA80A01K501U|WRONG_CHARACTER|12",
                "RSSMRA80A01N501U|WRONG_CHARACTER|12",
                // spaces are not counted
                "RSS MRA 8OA01 H501U|WRONG_CHARACTER|8",
                "RSSMRA80A01H5015|WRONG_CHARACTER|16",
                "RSSMRA80A01H501V|WRONG_CHECK_CHARACTER|0",
                "RSSMRA81A01H501U|WRONG_CHECK_CHARACTER|0",
                // 30 February; days 0, 31 April, 32, 40 and 72; women's 31 April
                "BNCNNA80B30H501Q|IMPOSSIBLE_DATE|0",
                "BNCNNA80A00H501O|IMPOSSIBLE_DATE|0",
                "BNCNNA80D31H501W|IMPOSSIBLE_DATE|0",
                "BNCNNA80A32H501V|IMPOSSIBLE_DATE|0",
                "BNCNNA80A40H501S|IMPOSSIBLE_DATE|0",
                "BNCNNA80A72H501Z|IMPOSSIBLE_DATE|0",
                "BNCNNA80D71H501A|IMPOSSIBLE_DATE|0",
                // 29 February 1901 and 2001
                "BNCNNA01B29H501S|IMPOSSIBLE_DATE|0",
            })
    void a_text_with_a_fault_is_refused_without_repeating_it(
            String text, TaxCodeProblem problem, int position) {
        TaxCodeCheck check = TaxCode.check(text);

        assertThat(check.problem()).contains(problem);
        assertThat(check.position().orElse(0)).isEqualTo(position);
        assertThat(check.isAcceptable()).isFalse();
        assertThatThrownBy(() -> TaxCode.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + problem + ")")
                .hasMessageContaining("Maybe")
                .satisfies(
                        fault -> {
                            if (!text.isEmpty()) {
                                assertThat(fault.getMessage()).doesNotContainIgnoringCase(text);
                            }
                        });
    }

    @Test
    void the_29_february_of_a_year_00_is_that_of_2000_and_never_that_of_1900() {
        TaxCode code = TaxCode.of("BNCNNA00B29H501R");

        assertThat(code.birthDate(TODAY)).contains(LocalDate.of(2000, 2, 29));
        assertThat(code.birthDate(LocalDate.of(2000, 2, 29))).contains(LocalDate.of(2000, 2, 29));
        assertThat(code.birthDate(LocalDate.of(2000, 2, 28))).isEmpty();
        assertThat(code.birthDate(LocalDate.of(2199, 1, 1))).contains(LocalDate.of(2000, 2, 29));
    }

    @Test
    void the_century_of_birth_is_the_latest_before_the_day_given() {
        TaxCode born = TaxCode.of(TaxCodeWriter.withCheckCharacter("BNCNNA26S63H501"));

        assertThat(born.birthDate(LocalDate.of(2026, 11, 23))).contains(LocalDate.of(2026, 11, 23));
        assertThat(born.birthDate(LocalDate.of(2026, 11, 22))).contains(LocalDate.of(1926, 11, 23));
        assertThat(born.birthDate(LocalDate.of(2000, 1, 1))).contains(LocalDate.of(1926, 11, 23));
        assertThat(born.birthDate(LocalDate.of(1999, 12, 31))).contains(LocalDate.of(1926, 11, 23));
    }

    @ParameterizedTest
    @CsvSource({
        // a number that no comune has yet, a state that is on no list, the number zero
        "BNCNNA80A41M999I",
        "BNCNNA80A41Z999V",
        "BNCNNA80A41A000Z",
    })
    void an_unknown_birthplace_is_a_doubt_and_not_a_refusal(String text) {
        TaxCodeCheck check = TaxCode.check(text);

        assertThat(check.problem()).contains(UNKNOWN_BIRTHPLACE);
        assertThat(check.isAcceptable()).isTrue();
        assertThat(check.position()).isEmpty();
        assertThat(TaxCode.of(text).birthplace()).isEmpty();
        assertThat(TaxCode.of(text).birthplaceCode()).contains(text.substring(11, 15));
    }

    @Test
    void a_code_with_omocodia_says_what_its_digits_said() {
        // the namesakes Luca Moreno and Lucio Marano, born in Rome: cfiscale.it/come-funziona
        TaxCode first = TaxCode.of("MRNLCU93M06H501M");
        TaxCode second = TaxCode.of("MRNLCU93M06H50ME");
        TaxCode last = TaxCode.of("MRNLCUVPMLSHRLMT");

        for (TaxCode code : new TaxCode[] {first, second, last}) {
            assertThat(code.birthDate(TODAY)).contains(LocalDate.of(1993, 8, 6));
            assertThat(code.sex()).contains(AdministrativeGender.MALE);
            assertThat(code.birthplaceCode()).contains("H501");
            assertThat(code.withoutOmocodia()).isEqualTo(first);
        }
        assertThat(first.isOmocodia()).isFalse();
        assertThat(second.isOmocodia()).isTrue();
        assertThat(last.value()).isEqualTo("MRNLCUVPMLSHRLMT");
    }

    @Test
    void an_omocodia_variant_is_another_code_and_known_as_a_variant() {
        TaxCode first = TaxCode.of("MRNLCU93M06H501M");
        TaxCode second = TaxCode.of("MRNLCU93M06H50ME");

        assertThat(second).isNotEqualTo(first);
        assertThat(second.isOmocodiaVariantOf(first)).isTrue();
        assertThat(first.isOmocodiaVariantOf(second)).isTrue();
        assertThat(first.isOmocodiaVariantOf(first)).isFalse();
        assertThat(first.isOmocodiaVariantOf(TaxCode.of("RSSMRA80A01H501U"))).isFalse();
    }

    @Test
    void codes_written_the_same_are_equal() {
        assertThat(TaxCode.of("rssmra80a01h501u"))
                .isEqualTo(TaxCode.of("RSSMRA80A01H501U"))
                .hasSameHashCodeAs(TaxCode.of("RSSMRA80A01H501U"))
                .isNotEqualTo("RSSMRA80A01H501U");
    }

    /** The numbers are the examples of losapevi.it and aino.it for the control digit. */
    @ParameterizedTest
    @ValueSource(strings = {"86334519757", "0234252 0158"})
    void a_provisional_code_is_read_where_the_caller_accepts_it(String text) {
        TaxCode code = TaxCode.of(text, ACCEPTED);

        assertThat(TaxCode.check(text, ACCEPTED).problem()).isEmpty();
        assertThat(code.isProvisional()).isTrue();
        assertThat(code.value()).hasSize(11);
        assertThat(code.sex()).isEmpty();
        assertThat(code.birthDate(TODAY)).isEmpty();
        assertThat(code.birthplaceCode()).isEmpty();
        assertThat(code.birthplace()).isEmpty();
        assertThat(code.isOmocodia()).isFalse();
        assertThat(code.withoutOmocodia()).isEqualTo(code);
        assertThat(code.isOmocodiaVariantOf(TaxCode.of("RSSMRA80A01H501U"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "86334519757, REFUSED, PROVISIONAL, 0",
        // nobody says what a wrong number is, where no number will do
        "86334519758, REFUSED, PROVISIONAL, 0",
        "8633451975A, REFUSED, WRONG_LENGTH, 0",
        "86334519758, ACCEPTED, WRONG_CHECK_CHARACTER, 0",
        "8633451975A, ACCEPTED, WRONG_CHARACTER, 11",
        "8633451975٧, ACCEPTED, WRONG_CHARACTER, 11",
        "00000000000, ACCEPTED, WRONG_CHARACTER, 7",
        "8633451975, ACCEPTED, WRONG_LENGTH, 0",
        "863345197570, ACCEPTED, WRONG_LENGTH, 0",
    })
    void a_wrong_or_unwanted_provisional_code_is_refused(
            String text, Provisional provisional, TaxCodeProblem problem, int position) {
        TaxCodeCheck check = TaxCode.check(text, provisional);

        assertThat(check.problem()).contains(problem);
        assertThat(check.position().orElse(0)).isEqualTo(position);
        assertThatThrownBy(() -> TaxCode.of(text, provisional))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text);
    }

    @Test
    void a_provisional_code_is_refused_where_the_caller_says_nothing() {
        assertThat(TaxCode.check("86334519757").problem()).contains(TaxCodeProblem.PROVISIONAL);
        assertThatThrownBy(() -> TaxCode.of("86334519757"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(PROVISIONAL)");
    }

    @Test
    void a_code_of_16_characters_is_read_whether_provisional_ones_are_accepted_or_not() {
        assertThat(TaxCode.of("RSSMRA80A01H501U", ACCEPTED))
                .isEqualTo(TaxCode.of("RSSMRA80A01H501U", REFUSED));
    }

    @ParameterizedTest
    @EnumSource(TaxCodeProblem.class)
    void every_problem_but_the_doubt_is_a_refusal(TaxCodeProblem problem) {
        assertThat(problem.isRefused()).isEqualTo(problem != UNKNOWN_BIRTHPLACE);
        assertThat(TaxCodeCheck.found(problem).isAcceptable())
                .isEqualTo(problem == UNKNOWN_BIRTHPLACE);
    }

    @Test
    void a_text_of_any_length_is_refused_at_once() {
        assertThat(TaxCode.check("A".repeat(10_000_000)).problem()).contains(WRONG_LENGTH);
    }

    @Test
    void nothing_of_a_code_shows_itself_in_a_log() {
        TaxCode code = TaxCode.of("RSSMRA80A01H501U");

        assertThat(code).hasToString("TaxCode(…)");
        assertThat(TaxCode.check("RSSMRA8OA01H501U")).hasToString("TaxCodeCheck(…)");
        assertThat(code.birthplace().orElseThrow()).hasToString("Birthplace(…)");
        assertThat(CodedName.ofSurname("Rossi")).hasToString("CodedName(…)");
        assertThat(BelfioreList.SHIPPED).hasToString("BelfioreList(…)");
    }
}
