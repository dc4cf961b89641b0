package io.onecare.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.booking.BookingPolicy;
import io.onecare.core.schedule.BookingWindow;
import io.onecare.core.schedule.HoldPolicy;
import io.onecare.core.setting.SettingsVersion;
import java.time.Duration;
import java.time.Instant;
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
                "PROXIES | 10.0.0.1, 2001:db8::1 | proxy.example.org, 10.0.0.0/8, *",
                "METRICS_PORT | -1, 1, 65535 | 0, -2, 65536",
                "COOKIE_SECURE | true, false | yes, 1",
                "DB_URL | jdbc:postgresql://a:5432/b, jdbc:h2:file:/a b/c | jdbc:mysql://a/b, postgres://a/b",
                "DB_POOL | 1, 1000 | 0, 1001, ten",
                "CONTACT_EMAIL | rete@example.org | rete, Rete <rete@example.org>",
                "CONTACT_OPENS | 9:00, 09:30, 23:59 | 9, 24:00, 9.00, 9:60",
                "BRAND_COLOUR | #0a5aa8, #0A5AA8, #6a1b9a | #0a5aa, 0a5aa8, #7fb2e5, #0a5aa8;} body{, blue",
                "HOLD_MINUTES | 2, 30 | 1, 31",
                "HORIZON_DAYS | 1, 730 | 0, 731",
                "REMINDER_DAYS | none, 7, 1,2 | 4, 1;2",
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

    @Test
    void what_is_set_on_screen_counts_before_the_installation_until_it_is_taken_back() {
        OnScreen onScreen = new OnScreen();
        PortalSettings settings =
                new PortalSettings(
                        setting ->
                                Optional.ofNullable(
                                        Map.of(
                                                        Setting.CONTACT_PHONE, "02 1",
                                                        Setting.HOLD_MINUTES, "5")
                                                .get(setting)),
                        onScreen);
        assertThat(settings.getContactPhone()).isEqualTo("02 1");

        onScreen.show(
                Map.of(
                        ScreenTopic.CONTACT,
                        stored("CONTACT", Map.of("CONTACT_PHONE", "02 2", "CONTACT_OPENS", "25"))));

        assertThat(settings.getContactPhone()).isEqualTo("02 2");
        assertThat(settings.installed(Setting.CONTACT_PHONE)).contains("02 1");
        assertThat(settings.getContactOpens()).as("out of bounds").isEqualTo("9:00");
        onScreen.show(Map.of(ScreenTopic.CONTACT, stored("CONTACT", Map.of())));
        assertThat(settings.getContactPhone()).isEqualTo("02 1");
    }

    @Test
    void a_rule_is_what_is_stored_else_what_the_installation_says_else_the_usual() {
        PortalSettings settings = given(Map.of(Setting.HOLD_MINUTES, "5", Setting.HOLD_SLOTS, "0"));

        assertThat(settings.holdPolicy(stored("HOLDS", Map.of("HOLD_MINUTES", "7"))))
                .isEqualTo(new HoldPolicy(Duration.ofMinutes(7), 3));
        assertThat(settings.holdPolicy(stored("HOLDS", Map.of("HOLD_MINUTES", "99"))))
                .as("by a node that knew other bounds")
                .isEqualTo(new HoldPolicy(Duration.ofMinutes(5), 3));
        assertThat(settings.bookingPolicy(stored("BOOKING", Map.of())))
                .isEqualTo(BookingPolicy.standard());
        assertThat(settings.bookingWindow(stored("HORIZON", Map.of("BOOKING_LEAD_HOURS", "4"))))
                .isEqualTo(new BookingWindow(Duration.ofHours(4), 90));
        assertThat(given(Map.of(Setting.REMINDER_DAYS, "7, 1")).reminderDays())
                .containsExactly(1, 7);
        assertThat(given(Map.of(Setting.REMINDER_DAYS, "none")).reminderDays()).isEmpty();
    }

    private static SettingsVersion stored(String topic, Map<String, String> values) {
        return new SettingsVersion(topic, 1, Instant.EPOCH, "admin-1", values);
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
        return new PortalSettings(
                setting -> Optional.ofNullable(values.get(setting)), new OnScreen());
    }
}
