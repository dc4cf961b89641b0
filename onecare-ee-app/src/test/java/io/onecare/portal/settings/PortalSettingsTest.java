package io.onecare.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PortalSettingsTest {

    @ParameterizedTest
    @EnumSource(Setting.class)
    void a_default_is_within_its_own_bounds(Setting setting) {
        assertThat(setting.usual().map(setting::accepts).orElse(true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "MODE | production, PRODUCTION | test",
                "HTTP_PORT | 1, 65535 | 0, 65536, -1, 80a, 080, 99999999999",
                "HTTP_ADDRESS | *, 0.0.0.0, [::1], node-1.internal | a b, *:80, http://x",
                "BASE_URL | https://portal.example.org, http://x:9080/oc | portal.example.org, https://x/?a=b, ftp://x, https://u@x",
                "COOKIE_SECURE | true, false | yes, 1",
                "DB_URL | jdbc:postgresql://a:5432/b, jdbc:h2:file:/a b/c | jdbc:mysql://a/b, postgres://a/b",
                "DB_POOL | 1, 1000 | 0, 1001, ten",
                "CONTACT_EMAIL | rete@example.org | rete, Rete <rete@example.org>",
                "CONTACT_OPENS | 9:00, 09:30, 23:59 | 9, 24:00, 9.00, 9:60",
                "SESSION_MINUTES | 5, 60 | 4, 61, 15.5",
                "AGENDA_SILENCE_MINUTES | 5, 9999 | 4, 10000",
                "REGISTRATION_PROOF | roll-email, operator | roll_email, none",
                "FAMILY_ADDITIONS | all, on-roll, none | some",
                "MAIL_HOST | mail.example.org, 10.0.0.1 | mail example, smtp://x, -x",
                "MAIL_SECURITY | none, starttls, tls | ssl",
                "OPENID_ISSUER | https://login.example.org/realms/a | login, https://a/?b",
                "OPENID_MATCH | tax-code, email, user-name | fiscal",
                "OPENID_SCOPES | openid, email openid | email, openidx",
                "MAP_TILES_URL | https://{s}.tiles.example/{z}/{x}/{y}.png?k=1 | https://tiles.example/{z}/{x}.png, https://a/{z}/{x}/{y} b",
                "SECRET_KEY | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | AAAA, geheim"
            })
    void bounds_are_where_the_guide_says(Setting setting, String accepted, String refused) {
        assertThat(accepted.split(", ")).allMatch(setting::accepts);
        assertThat(refused.split(", ")).noneMatch(setting::accepts);
    }

    @Test
    void several_hosts_and_keys_are_separated_by_commas() {
        String key = "A".repeat(43) + "=";

        assertThat(Setting.HOSTS.accepts("portal.example.org, [::1],10.0.0.1")).isTrue();
        assertThat(Setting.HOSTS.accepts("portal.example.org:443")).isFalse();
        assertThat(Setting.HOSTS.accepts("a,,b")).isFalse();
        assertThat(Setting.SECRET_KEY.accepts(key + ", " + key)).isTrue();
        assertThat(Setting.SECRET_KEY.accepts(key + ",")).isFalse();
    }

    @Test
    void text_is_one_line_of_bounded_length() {
        assertThat(Setting.BRAND_NAME.accepts("Salute & Co. — Rete")).isTrue();
        assertThat(Setting.BRAND_NAME.accepts("Salute\r\nBcc: x@example.org")).isFalse();
        assertThat(Setting.BRAND_NAME.accepts("x".repeat(100))).isTrue();
        assertThat(Setting.BRAND_NAME.accepts("x".repeat(101))).isFalse();
    }

    @Test
    void every_fault_is_told_at_once_with_name_value_and_bounds_but_no_secret() {
        PortalSettings settings =
                given(
                        Map.of(
                                Setting.SESSION_MINUTES, "4",
                                Setting.MAIL_SECURITY, "ssl",
                                Setting.DB_URL, "mysql://onecare:geheim@db/onecare",
                                Setting.SECRET_KEY, "geheim",
                                Setting.CONTACT_OPENS, " "));

        assertThat(settings.faults())
                .containsExactly(
                        "ONECARE_SECRET_KEY must be 32 bytes in Base64, as \"openssl rand -base64 32\" writes them;"
                                + " several are separated by commas.",
                        "ONECARE_DB_URL must be a JDBC address that begins with jdbc:postgresql: or jdbc:h2:.",
                        "ONECARE_SESSION_MINUTES is (4) but must be 5 to 60.",
                        "ONECARE_MAIL_SECURITY is (ssl) but must be none, starttls or tls.");
        assertThatThrownBy(settings::sessionLimits)
                .isInstanceOf(StartupFailure.class)
                .hasMessage("ONECARE_SESSION_MINUTES is (4) but must be 5 to 60.");
    }

    @Test
    void without_any_setting_the_portal_is_a_demo_with_nothing_at_fault() {
        PortalSettings settings = given(Map.of());

        assertThat(settings.faults()).isEmpty();
        assertThat(settings.mode()).isEqualTo(PortalSettings.Mode.DEMO);
        assertThat(settings.baseUrl()).isEqualTo("http://localhost:9080");
        assertThat(settings.mailServer()).isEmpty();
        assertThat(settings.mailbox()).isEmpty();
        assertThat(settings.openId()).isEmpty();
        assertThat(settings.getRegistrationPhone()).isEqualTo("0378 087232");
    }

    @Test
    void ports_follow_the_encryption_unless_they_are_set() {
        assertThat(mailPort("starttls", "")).isEqualTo(587);
        assertThat(mailPort("tls", "")).isEqualTo(465);
        assertThat(mailPort("none", "")).isEqualTo(25);
        assertThat(mailPort("tls", "2465")).isEqualTo(2465);
    }

    @Test
    void a_name_that_was_mistyped_is_found() {
        assertThat(
                        PortalSettings.unknown(
                                Set.of("ONECARE_MAIL_HOST", "ONECARE_MAILHOST", "PATH", "ONECARE")))
                .containsExactly("ONECARE_MAILHOST");
    }

    @Test
    void secrets_are_what_must_not_be_repeated() {
        assertThat(Arrays.stream(Setting.values()).filter(Setting::isSecret))
                .containsExactlyInAnyOrder(
                        Setting.SECRET_KEY,
                        Setting.DB_URL,
                        Setting.DB_PASSWORD,
                        Setting.MAIL_PASSWORD,
                        Setting.IMAP_PASSWORD,
                        Setting.OPENID_CLIENT_SECRET);
    }

    private static int mailPort(String security, String port) {
        return given(
                        Map.of(
                                Setting.MAIL_HOST, "mail.example.org",
                                Setting.MAIL_SECURITY, security,
                                Setting.MAIL_PORT, port))
                .mailServer()
                .orElseThrow()
                .port();
    }

    private static PortalSettings given(Map<Setting, String> values) {
        return new PortalSettings(setting -> Optional.ofNullable(values.get(setting)));
    }
}
