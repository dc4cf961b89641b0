package io.onecare.portal.openid;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.account.ProvenIdentity;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.TaxCode;
import io.onecare.portal.settings.OpenIdSettings;
import io.onecare.portal.settings.OpenIdSettings.Match;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who a provider says that somebody is. */
class ClaimsTest {

    private static final ProvenIdentity ANNA =
            new ProvenIdentity.ByTaxCode(TaxCode.of("ZZRNNA80A41H501D"));

    @Test
    void a_tax_code_is_taken_as_spid_writes_it_and_as_it_is() {
        for (String said :
                List.of("TINIT-ZZRNNA80A41H501D", "ZZRNNA80A41H501D", "zzrnna80a41h501d")) {
            assertThat(read(Match.TAX_CODE, "fiscalNumber", Map.of("fiscalNumber", said)))
                    .as(said)
                    .contains(ANNA);
        }
        assertThat(
                        read(
                                Match.TAX_CODE,
                                "https://attributes.eid.gov.it/fiscal_number",
                                Map.of(
                                        "https://attributes.eid.gov.it/fiscal_number",
                                        "TINIT-ZZRNNA80A41H501D")))
                .as("as CIE calls it")
                .contains(ANNA);
    }

    @Test
    void a_tax_code_of_another_country_or_that_is_none_is_nobodys() {
        for (Object said :
                List.of(
                        "TINDE-12345678901",
                        "TINIT-TINIT-ZZRNNA80A41H501D",
                        "TINIT-",
                        "",
                        "ZZRNNA80A41H501X",
                        "12345678903",
                        List.of("ZZRNNA80A41H501D"),
                        7)) {
            assertThat(read(Match.TAX_CODE, "fiscalNumber", Map.of("fiscalNumber", said)))
                    .as(said.toString())
                    .isEmpty();
        }
        assertThat(read(Match.TAX_CODE, "fiscalNumber", Map.of("sub", "ZZRNNA80A41H501D")))
                .isEmpty();
    }

    @Test
    void an_address_counts_only_if_the_provider_has_verified_it() {
        Optional<ProvenIdentity> anna =
                Optional.of(new ProvenIdentity.ByEmail(EmailAddress.of("anna@example.org")));

        assertThat(email("anna@example.org", true)).isEqualTo(anna);
        assertThat(email("anna@example.org", "true")).isEqualTo(anna);
        assertThat(email("anna@example.org", false)).isEmpty();
        assertThat(email("anna@example.org", "false")).isEmpty();
        assertThat(email("anna@example.org", 1)).isEmpty();
        assertThat(read(Match.EMAIL, "email", Map.of("email", "anna@example.org"))).isEmpty();
        assertThat(email("anna@example.org, eva@evil.example", true)).isEmpty();
        assertThat(email("Anna <anna@example.org>", true)).isEmpty();
    }

    @Test
    void a_user_name_is_taken_to_the_letter() {
        assertThat(
                        read(
                                Match.USER_NAME,
                                "preferred_username",
                                Map.of("preferred_username", "salvia-482713")))
                .contains(new ProvenIdentity.ByUserName("salvia-482713"));
    }

    private static Optional<ProvenIdentity> email(String address, Object verified) {
        return read(Match.EMAIL, "email", Map.of("email", address, "email_verified", verified));
    }

    private static Optional<ProvenIdentity> read(
            Match match, String claim, Map<String, Object> claims) {
        return Claims.identity(
                new OpenIdSettings("https://a.example", "portal", "secret", match, claim, "openid"),
                claims);
    }
}
