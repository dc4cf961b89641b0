package io.onecare.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.adapter.secret.SecretKey;
import io.onecare.portal.adapter.secret.TextSeal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedAddressTest {

    private static final UUID HERS = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID HIS = UUID.fromString("00000000-0000-0000-0000-000000000002");

    private final List<SecretKey> keys = new ArrayList<>(List.of(SecretKey.random()));
    private final AddressSeal seal = new TextSeal(() -> keys);
    private final SealedAddress hers = new SealedAddress(seal, HERS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient=M-1",
                "agreed=no&service=VIS-PSICHIATRICA",
                "place=",
                "near=35.5%2C12.6&x=y",
                "practitioner=Rossi",
                "back=place%3DRoma"
            })
    void what_is_personal_is_sealed_with_all_that_is_asked_besides(String query) {
        String sealed = hers.seal("/results?" + query + "#offers");

        assertThat(sealed).matches("/results\\?sealed=[A-Za-z0-9._-]+#offers");
        assertThat(hers.open(parameter(sealed))).contains(query);
        assertThat(hers.seal("?" + query)).startsWith("?sealed=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home",
                "/search",
                "/search?",
                "/bookings/detail?reference=AAAA-AAAA&done=moved",
                "/login?next=%2Fresults%3Fpatient%3DM-1",
                "/profile?outpatient=yes#service=x"
            })
    void what_is_not_stays_as_it_is(String address) {
        assertThat(hers.seal(address)).isEqualTo(address);
    }

    @Test
    void nobody_else_opens_it() {
        String sealed = parameter(hers.seal("?patient=M-1"));

        assertThat(new SealedAddress(seal, HIS).open(sealed)).isEmpty();
        assertThat(hers.open(sealed + "A")).isEmpty();
        assertThat(hers.open("patient=M-1")).isEmpty();
        assertThat(hers.open("")).isEmpty();
    }

    @Test
    void a_new_key_opens_nothing_old_unless_the_old_one_stands_beside_it() {
        String sealed = parameter(hers.seal("?patient=M-1"));
        keys.add(0, SecretKey.random());
        assertThat(hers.open(sealed)).contains("patient=M-1");
        keys.remove(1);
        assertThat(hers.open(sealed)).isEmpty();
    }

    @Test
    void the_longest_search_there_is_can_be_opened() {
        String query = "back=" + "%25C3%25A0".repeat(880) + "&patient=M-1";
        assertThat(hers.open(parameter(hers.seal("?" + query)))).contains(query);
    }

    @Test
    void a_kept_form_is_opened_for_its_sender_only() {
        Map<String, String> sent =
                Map.of("sealed", parameter(hers.seal("?patient=M-1&days=2")), "days", "3");

        assertThat(new KeptForm(sent).opened(hers).fields())
                .isEqualTo(Map.of("patient", "M-1", "days", "2"));
        assertThat(new KeptForm(sent).opened(new SealedAddress(seal, HIS)).fields())
                .isEqualTo(Map.of("days", "3"));
    }

    private static String parameter(String address) {
        return address.replaceFirst(".*[?]sealed=", "").replaceFirst("#.*", "");
    }
}
