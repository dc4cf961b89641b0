package io.onecare.portal.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.onecare.portal.it.DemoPatient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the guide for backup and restore, with PostgreSQL's own tools, while a portal
 * runs and after it was killed. Takes minutes and a server whose version is that of the tools: in
 * the profile server-package, with -Dit.postgres.url.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(
        named = "it.package",
        matches = ".+",
        disabledReason = "needs the server package: -P server-package")
@EnabledIfSystemProperty(
        named = "it.postgres.url",
        matches = "jdbc:.+",
        disabledReason = "needs a server with the tools of its version: -Dit.postgres.url")
class RestoreIT {

    private static final String LOST = "lost_under_test";
    private static final String FOUND = "found_under_test";

    @TempDir private Path folder;

    private final URI server =
            URI.create(System.getProperty("it.postgres.url", "").replace("jdbc:", ""));
    private final int smtp = ShippedServer.freePort();

    @Test
    void what_was_restored_is_whole_and_says_again_only_what_was_waiting() throws Exception {
        sql("drop database if exists " + LOST, "drop database if exists " + FOUND);
        sql(
                "create database " + LOST + " template template0",
                "create database " + FOUND + " template template0");
        GreenMail mailServer = mailServer();
        int port = ShippedServer.freePort();
        DemoPatient pietro;
        String told;
        String waiting;
        String lost;
        try (ShippedServer portal =
                ShippedServer.start(folder.resolve("1"), port, settings(LOST)).awaitReady()) {
            pietro =
                    DemoPatient.registeredAt(
                            URI.create("http://localhost:" + port + "/").toURL(), mailServer);
            told = pietro.book(0);
            DemoPatient.await(() -> pietro.mails(told).size() == 2);
            mailServer.stop();
            waiting = pietro.book(0);
            run("pg_dump", "-Fc", "--file=" + folder.resolve("running.dump"), LOST);
            lost = pietro.book(0);
            portal.kill();
        }
        run("pg_dump", "-Fc", "--file=" + folder.resolve("stopped.dump"), LOST);
        String fingerprint = database("fingerprint", LOST);
        assertThat(fingerprint.lines())
                .anyMatch(line -> line.startsWith("booking|3|"))
                .hasSizeGreaterThan(40);
        restore("stopped.dump");
        assertThat(database("fingerprint", FOUND)).as("nothing is missing").isEqualTo(fingerprint);

        sql("drop database " + FOUND, "create database " + FOUND + " template template0");
        restore("running.dump");
        assertThat(database("fingerprint", FOUND)).contains("\nbooking|2|");
        assertThat(database("check", FOUND)).isEqualTo("All invariants hold.\n");
        database("after-restore", FOUND);
        assertThat(database("check", FOUND)).isEqualTo("All invariants hold.\n");

        GreenMail again = mailServer();
        pietro.getsMailsAt(again);
        try (ShippedServer portal =
                ShippedServer.start(folder.resolve("2"), port, settings(FOUND)).awaitReady()) {
            assertThat(portal.get("/health/started").statusCode()).isEqualTo(200);
            assertThat(pietro.visitor().get("home").status())
                    .as("the session of before")
                    .isEqualTo(302);
            pietro.logsInAgain();
            assertThat(pietro.bookings()).isEqualTo(2);
            assertThat(pietro.page("bookings")).doesNotContain(lost);
            DemoPatient.await(() -> pietro.mails(waiting).size() == 2);
            assertThat(pietro.mails(told)).as("told before the backup").isEmpty();
            pietro.book(0);
        } finally {
            again.stop();
        }
        assertThat(database("check", FOUND)).isEqualTo("All invariants hold.\n");
    }

    @Test
    void the_check_names_what_is_broken() throws Exception {
        sql("drop database if exists " + FOUND, "create database " + FOUND + " template template0");
        assertThat(exit(List.of(script(), "check", "-d", FOUND), new StringBuilder()))
                .as("without tables")
                .isNotZero();
    }

    private GreenMail mailServer() {
        GreenMail mailServer =
                new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        return mailServer;
    }

    private void restore(String dump) throws IOException, InterruptedException {
        run(
                "pg_restore",
                "--exit-on-error",
                "--no-owner",
                "-d",
                FOUND,
                folder.resolve(dump).toString());
    }

    private String database(String command, String database)
            throws IOException, InterruptedException {
        return run(script(), command, "-d", database);
    }

    private static String script() {
        return System.getProperty("it.package") + "/bin/onecare-database";
    }

    private String run(String... command) throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        assertThat(exit(List.of(command), said))
                .as(String.join(" ", command) + "\n" + said)
                .isZero();
        return said.toString();
    }

    private int exit(List<String> command, StringBuilder said)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
        builder.environment()
                .putAll(
                        Map.of(
                                "PGHOST",
                                server.getHost(),
                                "PGPORT",
                                String.valueOf(server.getPort()),
                                "PGUSER",
                                "postgres",
                                "PGPASSWORD",
                                "postgres"));
        Process process = builder.start();
        said.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor();
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                System.getProperty("it.postgres.url"), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private Map<String, String> settings(String database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ONECARE_DATA", folder.resolve("data").toString());
        settings.put("ONECARE_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        settings.put(
                "ONECARE_DB_URL",
                "jdbc:postgresql://" + server.getHost() + ":" + server.getPort() + "/" + database);
        settings.put("ONECARE_DB_USER", "postgres");
        settings.put("ONECARE_DB_PASSWORD", "postgres");
        settings.put("ONECARE_MAIL_HOST", "127.0.0.1");
        settings.put("ONECARE_MAIL_PORT", String.valueOf(smtp));
        settings.put("ONECARE_MAIL_SECURITY", "none");
        return settings;
    }
}
