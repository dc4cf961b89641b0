package io.onecare.portal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentSecurityPolicyTest {

    @Test
    void scripts_come_last_because_the_nonce_is_appended_and_nothing_is_unsafe() {
        assertThat(ContentSecurityPolicy.policy(""))
                .endsWith("script-src 'self'")
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
    }

    @ParameterizedTest
    @CsvSource({
        "https://tiles.example/{z}/{x}/{y}.png, https://tiles.example",
        "https://tiles.example:8443/{z}/{x}/{y}.png, https://tiles.example:8443",
        "https://{s}.tiles.example/{z}/{x}/{y}.png, https://*.tiles.example"
    })
    void a_tile_server_may_send_pictures_and_nothing_else(String url, String origin) {
        String policy = ContentSecurityPolicy.policy(url);

        assertThat(policy).contains("img-src 'self' data: " + origin + ";");
        assertThat(policy.replaceFirst("img-src[^;]*;", "")).doesNotContain("tiles.example");
    }
}
