package io.onecare.core.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTypesTest {

    private static final EmailAddress EMAIL = EmailAddress.of("prova@example.org");

    @Test
    void a_name_keeps_every_script_and_drops_the_space_around() {
        PersonName name = PersonName.of("  D'Àngiò ", "Zoë Łucja");

        assertThat(name.surname()).isEqualTo("D'Àngiò");
        assertThat(name.givenName()).isEqualTo("Zoë Łucja");
        assertThat(name).isEqualTo(PersonName.of("D'Àngiò", "Zoë Łucja"));
    }

    @Test
    void a_part_of_a_name_has_one_to_a_hundred_characters() {
        assertThat(PersonName.of("x".repeat(100), "y").surname()).hasSize(100);
        assertThatThrownBy(() -> PersonName.of("x".repeat(101), "y"))
                .hasMessageContaining("(101) characters");
        assertThatThrownBy(() -> PersonName.of("x", " ")).hasMessageContaining("given name");
        assertThatThrownBy(() -> PersonName.of("x\ty", "z"))
                .hasMessageContaining("control character")
                .hasMessageNotContaining("x\ty");
    }

    @Test
    void contact_details_may_hold_one_both_or_nothing() {
        assertThat(ContactDetails.of(EMAIL, " +39 02 000 0000 ").phone())
                .contains("+39 02 000 0000");
        assertThat(ContactDetails.of(EMAIL, null).email()).contains(EMAIL);
        assertThat(ContactDetails.none().email()).isEmpty();
        assertThat(ContactDetails.none()).isEqualTo(ContactDetails.of(null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1234", "1234567890123456", "02 000 int. 3", "02  00000", "++39020000"})
    void what_cannot_be_dialled_is_refused_without_repeating_it(String phone) {
        assertThatThrownBy(() -> ContactDetails.of(null, phone))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        fault -> {
                            if (!phone.isEmpty()) {
                                assertThat(fault.getMessage()).doesNotContain(phone);
                            }
                        });
    }

    @Test
    void a_person_never_shows_in_a_log() {
        assertThat(PersonName.of("Cognome", "Nome")).hasToString("PersonName(…)");
        assertThat(ContactDetails.of(EMAIL, "020000000")).hasToString("ContactDetails(…)");
    }
}
