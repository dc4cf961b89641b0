package io.onecare.portal.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Starting, stopping and refusing to start, as the person at the console sees it. Has servers of
 * its own, so that it runs beside the tests that share one.
 */
@Execution(ExecutionMode.CONCURRENT)
class ShippedServerIT {

    private static final Pattern FEATURES = Pattern.compile("\"type\":\"Feature\"");

    /** Thirty-two zeros. */
    private static final String SECRET_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir private Path folder;

    @Test
    void the_embedded_database_is_kept_between_starts_and_never_shared() {
        int mailbox = ShippedServer.freePort();
        Map<String, String> data =
                Map.of(
                        "ONECARE_DATA",
                        folder.resolve("data").toString(),
                        "ONECARE_IMAP_HOST",
                        "127.0.0.1",
                        "ONECARE_IMAP_PORT",
                        String.valueOf(mailbox),
                        "ONECARE_IMAP_SECURITY",
                        "none",
                        "ONECARE_IMAP_USER",
                        "rete",
                        "ONECARE_IMAP_PASSWORD",
                        "geheim");
        int port = ShippedServer.freePort();
        int facilities;
        try (ShippedServer first = ShippedServer.start(folder.resolve("1"), port, data)) {
            first.awaitReady().awaitConsole("http://localhost:" + port + "/map");
            assertThat(first.get("/health/ready").body())
                    .contains("UP")
                    .doesNotContain("DOWN")
                    .doesNotContainIgnoringCase("h2")
                    .doesNotContain("jdbc");
            assertThat(folder.resolve("data/secret.key"))
                    .as("the key of demo mode, for its owner alone")
                    .satisfies(
                            file ->
                                    assertThat(Files.getPosixFilePermissions(file))
                                            .containsExactlyInAnyOrder(
                                                    PosixFilePermission.OWNER_READ,
                                                    PosixFilePermission.OWNER_WRITE))
                    .content()
                    .matches("[A-Za-z0-9+/]{43}=");
            assertThat(first.get("/health/ready").body()).containsPattern("\"read\":\\s*false");
            assertIsReadAgain(first, mailbox);
            assertThat(first.console().split("mailbox of the desk cannot be read", -1))
                    .as("said once, however often it is tried")
                    .hasSize(2);
            assertThat(first.console()).doesNotContain("geheim");
            facilities = facilities(first);
            assertThat(facilities).isGreaterThanOrEqualTo(400);

            try (ShippedServer samePort =
                    ShippedServer.start(
                            folder.resolve("2"),
                            port,
                            Map.of("ONECARE_DATA", folder.resolve("other").toString()))) {
                samePort.awaitConsole("The port (" + port + ") is taken");
                assertThat(samePort.console())
                        .contains("ONECARE_HTTP_PORT")
                        .doesNotContain("OneCare is up");
            }
            try (ShippedServer sameData =
                    ShippedServer.start(folder.resolve("3"), ShippedServer.freePort(), data)) {
                sameData.awaitConsole("OneCare cannot start.");
                assertThat(sameData.console()).contains("open in another process");
                assertThat(sameData.console()).contains("ONECARE_DATA");
            }
            assertThat(first.get("/map").statusCode()).isEqualTo(200);
        }
        try (ShippedServer again = ShippedServer.start(folder.resolve("4"), port, data)) {
            again.awaitReady();
            assertThat(facilities(again)).isEqualTo(facilities);
        }
    }

    /** The server that the settings of a portal name as the desk's mailbox comes back. */
    private static void assertIsReadAgain(ShippedServer portal, int port) {
        GreenMail mailbox =
                new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mailbox.setUser("rete@assicurazione.example", "rete", "geheim");
        mailbox.start();
        try {
            portal.await(
                    "reading the mailbox again",
                    () -> portal.get("/health/ready").body().matches("(?s).*\"read\":\\s*true.*"));
        } finally {
            mailbox.stop();
        }
    }

    @Test
    void an_insurer_gives_the_portal_its_own_look_contacts_tiles_and_proof() throws IOException {
        Path brand = Files.createDirectories(folder.resolve("brand"));
        Files.writeString(brand.resolve("brand.css"), ":root { --primary: #6a1b9a; }");
        Files.writeString(brand.resolve("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Files.writeString(brand.resolve("secret.txt"), "geheim");
        Map<String, String> settings =
                Map.of(
                        "ONECARE_DATA",
                        folder.resolve("data").toString(),
                        "ONECARE_BRAND_NAME",
                        "Salute & Co.",
                        "ONECARE_BRAND_FOLDER",
                        brand.toString(),
                        "ONECARE_CONTACT_PHONE",
                        "0378 012345",
                        "ONECARE_REGISTRATION_PROOF",
                        "activation-code",
                        "ONECARE_MAP_TILES_URL",
                        "https://tiles.example/{z}/{x}/{y}.png");
        try (ShippedServer portal =
                ShippedServer.start(folder.resolve("1"), ShippedServer.freePort(), settings)) {
            HttpResponse<String> page = portal.awaitReady().get("/map");

            assertThat(page.body())
                    .contains("Salute &amp; Co.")
                    .contains("href=\"/brand/brand.css\"")
                    .contains("src=\"/brand/logo.svg\"")
                    .contains("0378 012345")
                    .contains("https://tiles.example/{z}/{x}/{y}.png");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .get()
                    .asString()
                    .contains("img-src 'self' data: https://tiles.example;");
            assertThat(portal.get("/registration").body())
                    .contains("Codice di attivazione*")
                    .contains("A questo indirizzo arriva il codice di conferma");
            assertThat(portal.get("/registration/help").body())
                    .contains("codice di attivazione che la tua assicurazione");
            assertThat(portal.get("/login").body()).doesNotContain("openid");
            assertThat(portal.get("/login/openid").statusCode()).isEqualTo(404);
            assertThat(portal.get("/login/openid/callback?state=x&code=y").statusCode())
                    .isEqualTo(404);
            assertThat(portal.get("/brand/brand.css").body()).contains("#6a1b9a");
            assertThat(portal.get("/brand/logo.svg").headers().firstValue("Content-Type"))
                    .contains("image/svg+xml");
            for (String forbidden :
                    List.of(
                            "/brand/secret.txt",
                            "/brand/../data/onecare.mv.db",
                            "/brand/%2e%2e/data/onecare.mv.db",
                            "/brand/")) {
                HttpResponse<String> answer = portal.get(forbidden);
                assertThat(answer.statusCode()).as(forbidden).isBetween(400, 499);
                assertThat(answer.body()).doesNotContain("geheim");
            }
        }
    }

    @Test
    void postgresql_is_used_by_setting_and_production_refuses_its_demo_network()
            throws IOException, SQLException {
        try (EmbeddedPostgres own = startUnlessGiven()) {
            String server =
                    own == null
                            ? System.getProperty("it.postgres.url")
                            : own.getJdbcUrl("postgres", "postgres");
            Map<String, String> demo = postgres(newDatabase(server), "demo");
            try (ShippedServer portal =
                    ShippedServer.start(folder.resolve("1"), ShippedServer.freePort(), demo)) {
                portal.awaitReady();
                assertThat(facilities(portal)).isGreaterThanOrEqualTo(400);
                assertThat(portal.get("/map?place=Milano").body()).contains("Milano");
            }
            Map<String, String> production = new HashMap<>(demo);
            production.put("ONECARE_MODE", "production");
            try (ShippedServer portal =
                    ShippedServer.start(
                            folder.resolve("2"), ShippedServer.freePort(), production)) {
                portal.awaitConsole("OneCare cannot start.");
                assertThat(portal.console()).contains("it holds the demo network");
            }
            runsInProduction(newDatabase(server));
        }
    }

    /** Empty, behind a database that can go away, with a mail server. */
    private void runsInProduction(String database) throws IOException {
        GreenMail mailServer =
                new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        URI address = URI.create(database.substring("jdbc:".length()));
        int port = ShippedServer.freePort();
        int metricsPort = ShippedServer.freePort();
        try (Gate gate = Gate.to(address.getPort())) {
            Map<String, String> settings =
                    new HashMap<>(
                            postgres(
                                    database.replace(":" + address.getPort(), ":" + gate.port()),
                                    "production"));
            settings.put("ONECARE_METRICS_PORT", String.valueOf(metricsPort));
            settings.put("ONECARE_MAIL_HOST", "127.0.0.1");
            settings.put("ONECARE_MAIL_PORT", String.valueOf(mailServer.getSmtp().getPort()));
            settings.put("ONECARE_MAIL_SECURITY", "none");
            try (ShippedServer portal = ShippedServer.start(folder.resolve("3"), port, settings)) {
                portal.awaitReady();
                assertThat(facilities(portal)).isZero();
                assertThat(portal.get("/map").statusCode()).isEqualTo(200);
                assertThat(portal.get("/demo/mail").statusCode()).isEqualTo(404);
                RunningPortal running = new RunningPortal(portal, port, metricsPort);
                running.getsItsFirstAdministratorWhoGetsMail(mailServer);
                running.showsMetricsAtTheirOwnPortOnly();
                running.isUnreadyWhileItIsDrainedAndGoesOnAnswering(portal.output());
                running.isReadyWhileItsDatabaseAnswersAndAliveAllTheTime(gate);
            }
        } finally {
            mailServer.stop();
        }
    }

    @Test
    void production_names_every_setting_it_misses_and_answers_503() {
        try (ShippedServer portal =
                ShippedServer.start(
                        folder,
                        ShippedServer.freePort(),
                        Map.of(
                                "ONECARE_MODE",
                                "production",
                                "ONECARE_OPENID_ISSUER",
                                "http://login.assicurazione.example",
                                "ONECARE_OPENID_CLIENT_ID",
                                "onecare",
                                "ONECARE_OPENID_CLIENT_SECRET",
                                "geheim",
                                "ONECARE_IMAP_USER",
                                "rete",
                                "ONECARE_DATA",
                                folder.resolve("data").toString()))) {
            portal.awaitConsole("OneCare cannot start.").awaitConsole("CWWKF0011I");

            assertThat(portal.console())
                    .contains("ONECARE_DB_URL")
                    .contains("ONECARE_HOSTS")
                    .contains("ONECARE_CONTACT_PHONE")
                    .contains("ONECARE_CONTACT_EMAIL")
                    .contains("ONECARE_BASE_URL")
                    .contains("ONECARE_COOKIE_SECURE")
                    .contains("ONECARE_SECRET_KEY")
                    .contains("ONECARE_MAIL_HOST")
                    .contains("ONECARE_MAIL_FROM")
                    .contains("ONECARE_IMAP_HOST is not set")
                    .contains("ONECARE_OPENID_ISSUER must begin with https")
                    .doesNotContain("geheim");
            HttpResponse<String> page = portal.get("/map");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("non disponibile").doesNotContain("ONECARE_");
            assertThat(portal.get("/health/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void settings_out_of_their_bounds_are_said_at_once_without_repeating_a_secret() {
        try (ShippedServer portal =
                ShippedServer.start(
                        folder,
                        ShippedServer.freePort(),
                        Map.of(
                                "ONECARE_DATA",
                                folder.resolve("data").toString(),
                                "ONECARE_SECRET_KEY",
                                SECRET_KEY + ",geheim",
                                "ONECARE_SESSION_MINUTES",
                                "61",
                                "ONECARE_DB_POOL",
                                "zwanzig",
                                "ONECARE_MAILHOST",
                                "mail.assicurazione.example"))) {
            portal.awaitConsole("OneCare cannot start.");

            assertThat(portal.console())
                    .contains("ONECARE_SECRET_KEY must be")
                    .contains("openssl rand -base64 32")
                    .contains("ONECARE_SESSION_MINUTES is (61) but must be 5 to 60.")
                    .contains("ONECARE_DB_POOL is (zwanzig) but must be 1 to 1000.")
                    .contains("No setting of this version: ONECARE_MAILHOST")
                    .doesNotContain("geheim");
        }
    }

    @Test
    void a_database_that_cannot_be_reached_is_said_with_what_to_check() {
        int nobody = ShippedServer.freePort();
        try (ShippedServer portal =
                ShippedServer.start(
                        folder,
                        ShippedServer.freePort(),
                        Map.of(
                                "ONECARE_DB_URL",
                                "jdbc:postgresql://localhost:"
                                        + nobody
                                        + "/onecare?password=geheim",
                                "ONECARE_DB_USER",
                                "onecare"))) {
            portal.awaitConsole("OneCare cannot start.");

            assertThat(portal.console())
                    .contains("jdbc:postgresql://localhost:" + nobody + "/onecare)")
                    .contains("ONECARE_DB_URL")
                    .doesNotContain("geheim");
        }
    }

    private static int facilities(ShippedServer portal) {
        Matcher features = FEATURES.matcher(portal.get("/api/v1/facilities").body());
        int count = 0;
        while (features.find()) {
            count++;
        }
        return count;
    }

    private static EmbeddedPostgres startUnlessGiven() throws IOException {
        return System.getProperty("it.postgres.url", "").isBlank()
                ? EmbeddedPostgres.builder().start()
                : null;
    }

    private static String newDatabase(String server) throws SQLException {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(server, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    /** All that production asks for. */
    private Map<String, String> postgres(String url, String mode) {
        return Map.ofEntries(
                Map.entry("ONECARE_DATA", folder.resolve("data").toString()),
                Map.entry("ONECARE_SECRET_KEY", SECRET_KEY),
                Map.entry("ONECARE_MODE", mode),
                Map.entry("ONECARE_DB_URL", url),
                Map.entry("ONECARE_DB_USER", "postgres"),
                Map.entry("ONECARE_DB_PASSWORD", "postgres"),
                Map.entry("ONECARE_HOSTS", "localhost"),
                Map.entry("ONECARE_BASE_URL", "https://onecare.assicurazione.example"),
                Map.entry("ONECARE_COOKIE_SECURE", "true"),
                Map.entry("ONECARE_MAIL_HOST", "mail.assicurazione.example"),
                Map.entry("ONECARE_MAIL_FROM", "onecare@assicurazione.example"),
                Map.entry("ONECARE_CONTACT_PHONE", "02 0012345"),
                Map.entry("ONECARE_CONTACT_EMAIL", "rete@assicurazione.example"));
    }
}
