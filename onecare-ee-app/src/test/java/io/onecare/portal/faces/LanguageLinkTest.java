package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageLinkTest {

    @Test
    void the_other_language_keeps_the_address_as_it_was_sent() {
        assertThat(LanguageLink.sameAddress("place=Forl%C3%AC&lang=it&page=2", Language.EN))
                .isEqualTo("?place=Forl%C3%AC&page=2&lang=en");
    }

    @Test
    void a_bare_address_gets_the_language_alone() {
        assertThat(LanguageLink.sameAddress(null, Language.IT)).isEqualTo("?lang=it");
    }
}
