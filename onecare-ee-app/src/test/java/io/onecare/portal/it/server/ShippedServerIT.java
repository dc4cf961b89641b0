package io.onecare.portal.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    @TempDir private Path folder;

    /** That its data outlive it is shown where it is killed, in {@code KilledServerIT}. */
    @Test
    void a_portal_on_the_embedded_database_shares_nothing_and_looks_as_its_insurer_wants()
            throws IOException {
        int mailbox = ShippedServer.freePort();
        int port = ShippedServer.freePort();
        Path feeds = folder.resolve("feeds");
        putServices(feeds);
        Map<String, String> settings =
                Map.ofEntries(
                        Map.entry("ONECARE_DATA", folder.resolve("data").toString()),
                        Map.entry("ONECARE_IMAP_HOST", "127.0.0.1"),
                        Map.entry("ONECARE_IMAP_PORT", String.valueOf(mailbox)),
                        Map.entry("ONECARE_IMAP_SECURITY", "none"),
                        Map.entry("ONECARE_IMAP_USER", "rete"),
                        Map.entry("ONECARE_IMAP_PASSWORD", "geheim"),
                        Map.entry("ONECARE_IMPORT_FOLDER", feeds.toString()),
                        Map.entry("ONECARE_BRAND_NAME", "Salute & Co."),
                        Map.entry("ONECARE_BRAND_FOLDER", brand().toString()),
                        Map.entry("ONECARE_CONTACT_PHONE", "0378 012345"),
                        Map.entry("ONECARE_REGISTRATION_PROOF", "activation-code"),
                        Map.entry(
                                "ONECARE_MAP_TILES_URL", "https://tiles.example/{z}/{x}/{y}.png"));
        try (ShippedServer portal = ShippedServer.start(folder.resolve("1"), port, settings)) {
            portal.awaitReady().awaitConsole("http://localhost:" + port + "/map");
            assertThat(portal.facilities()).isGreaterThanOrEqualTo(400);
            assertIsReady(portal);
            assertHasAKeyForItsOwnerAlone(folder.resolve("data/secret.key"));
            assertLooksAsTheInsurerWants(portal);
            assertSharesNothing(portal, port, folder.resolve("data"));
            assertIsReadAgain(portal, mailbox);
            assertThat(portal.console().split("mailbox of the desk cannot be read", -1))
                    .as("said once, however often it is tried")
                    .hasSize(2);
            assertThat(portal.console()).doesNotContain("geheim");
            Path done = feeds.resolve("services/done");
            portal.await("the feed is imported", () -> !reports(done).isEmpty());
            assertThat(reports(done))
                    .singleElement()
                    .satisfies(
                            report ->
                                    assertThat(Files.readString(report))
                                            .endsWith("Applicata.\nFatto.\n"));
            portal.await("without its mailbox once more", () -> !isReadingMails(portal));
            assertIsReady(portal);
        }
    }

    private Path brand() throws IOException {
        Path brand = Files.createDirectories(folder.resolve("brand"));
        Files.writeString(brand.resolve("brand.css"), ":root { --primary: #6a1b9a; }");
        Files.writeString(brand.resolve("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Files.writeString(brand.resolve("secret.txt"), "geheim");
        return brand;
    }

    private static void assertIsReady(ShippedServer portal) {
        assertThat(portal.get("/health/ready").body())
                .contains("UP")
                .doesNotContain("DOWN")
                .containsPattern("\"read\":\\s*false")
                .doesNotContainIgnoringCase("h2")
                .doesNotContain("jdbc");
    }

    private static void assertHasAKeyForItsOwnerAlone(Path key) {
        assertThat(key)
                .satisfies(
                        file ->
                                assertThat(Files.getPosixFilePermissions(file))
                                        .containsExactlyInAnyOrder(
                                                PosixFilePermission.OWNER_READ,
                                                PosixFilePermission.OWNER_WRITE))
                .content()
                .matches("[A-Za-z0-9+/]{43}=");
    }

    /** Neither its port nor its data, and it notices nothing of whoever tries. */
    private void assertSharesNothing(ShippedServer portal, int port, Path data) {
        try (ShippedServer samePort =
                        ShippedServer.start(
                                folder.resolve("2"),
                                port,
                                Map.of("ONECARE_DATA", folder.resolve("other").toString()));
                ShippedServer sameData =
                        ShippedServer.start(
                                folder.resolve("3"),
                                ShippedServer.freePort(),
                                Map.of("ONECARE_DATA", data.toString()))) {
            samePort.awaitConsole("The port (" + port + ") is taken");
            assertThat(samePort.console())
                    .contains("ONECARE_HTTP_PORT")
                    .doesNotContain("OneCare is up");
            sameData.awaitConsole("OneCare cannot start.");
            assertThat(sameData.console())
                    .contains("open in another process")
                    .contains("ONECARE_DATA");
        }
        assertThat(portal.get("/map").statusCode()).isEqualTo(200);
    }

    private static void assertLooksAsTheInsurerWants(ShippedServer portal) {
        HttpResponse<String> page = portal.get("/map");

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
        assertThat(portal.get("/login/openid/callback?state=x&code=y").statusCode()).isEqualTo(404);
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

    /** The server that the settings of a portal name as the desk's mailbox comes back. */
    private static void assertIsReadAgain(ShippedServer portal, int port) {
        GreenMail mailbox =
                new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mailbox.setUser("rete@assicurazione.example", "rete", "geheim");
        mailbox.start();
        try {
            portal.await("reading the mailbox again", () -> isReadingMails(portal));
        } finally {
            mailbox.stop();
        }
    }

    private static boolean isReadingMails(ShippedServer portal) {
        return portal.get("/health/ready").body().matches("(?s).*\"read\":\\s*true.*");
    }

    private static List<Path> reports(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("report.txt")).toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A feed of one service, written a while ago. */
    private static void putServices(Path feeds) throws IOException {
        Path feed = Files.createDirectories(feeds.resolve("services/in")).getParent();
        Files.writeString(
                feed.resolve("catalogue.mapping"),
                """
                kind = services
                category.code = Branca
                category.name-it = Branca
                service.code = Codice
                service.category-code = Branca
                service.name-it = Prestazione
                """);
        Path file = feed.resolve("in/catalogue.csv");
        Files.writeString(file, "Codice;Branca;Prestazione\nZZ-1;ALTRO;VISITA DI PROVA\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3_600)));
    }

    @Test
    void an_empty_portal_in_production_is_taken_from_its_secret_to_a_first_booking()
            throws IOException, SQLException, InterruptedException {
        try (ServerDatabase database = ServerDatabase.open()) {
            runsInProduction(database.create());
        }
    }

    /** Empty, behind a database that can go away, with a mail server. */
    private void runsInProduction(String database)
            throws IOException, SQLException, InterruptedException {
        GreenMail mailServer =
                new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        URI address = URI.create(database.substring("jdbc:".length()));
        int port = ShippedServer.freePort();
        int metricsPort = ShippedServer.freePort();
        try (Gate gate = Gate.to(address.getPort())) {
            Map<String, String> settings =
                    new HashMap<>(
                            ServerDatabase.production(
                                    database.replace(":" + address.getPort(), ":" + gate.port()),
                                    folder.resolve("data")));
            settings.put("ONECARE_METRICS_PORT", String.valueOf(metricsPort));
            settings.put("ONECARE_PROXIES", "127.0.0.1");
            settings.put("ONECARE_MAIL_HOST", "127.0.0.1");
            settings.put("ONECARE_MAIL_PORT", String.valueOf(mailServer.getSmtp().getPort()));
            settings.put("ONECARE_MAIL_SECURITY", "none");
            Path own = folder.resolve("3");
            // as one that was drained before it was stopped leaves it
            Files.createFile(
                    Files.createDirectories(ShippedServer.outputIn(own)).resolve("draining"));
            try (ShippedServer portal = ShippedServer.start(own, port, settings)) {
                portal.awaitReady();
                assertThat(portal.facilities()).isZero();
                assertThat(portal.get("/map").statusCode()).isEqualTo(200);
                assertThat(portal.get("/demo/mail").statusCode()).isEqualTo(404);
                RunningPortal running = new RunningPortal(portal, port, metricsPort);
                String administrator = running.getsItsFirstAdministratorWhoGetsMail(mailServer);
                running.believesItsProxyWhoAsks();
                running.showsMetricsAtTheirOwnPortOnly();
                NewcomersPath.isWalked(port, administrator, RunningPortal.PASSWORD, mailServer);
                running.isUnreadyWhileItIsDrainedAndGoesOnAnswering();
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
                                ServerDatabase.SECRET_KEY + ",geheim",
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
}
