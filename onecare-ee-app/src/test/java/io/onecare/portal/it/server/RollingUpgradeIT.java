package io.onecare.portal.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.onecare.portal.it.DemoPatient;
import io.onecare.portal.it.RawHttp;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes of the server package on one PostgreSQL, replaced one after the other by a version with
 * a newer schema, while people look, are logged in and book. Takes minutes: in the profile
 * server-package only.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(
        named = "it.package",
        matches = ".+",
        disabledReason = "needs the server package: -P server-package")
class RollingUpgradeIT {

    /** What the next version may add: see decision 0057. */
    private static final String EXPANSION =
            """
            alter table booking add column note_under_test varchar(40);
            alter table account_session add column place_under_test varchar(40) default 'web' not null;
            create table under_test (id uuid not null, booking_id uuid, constraint pk_under_test primary key (id),
                constraint fk_under_test_booking foreign key (booking_id) references booking (id));
            create index ix_booking_note_under_test on booking (note_under_test);
            """;

    private static final List<String> LOOKED_AT =
            List.of("map?place=Milano", "api/v1/facilities", "login", "registration", "map");

    @TempDir private Path folder;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final List<String> booked = new ArrayList<>();
    private final GreenMail mailServer =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final List<ShippedServer> started = new ArrayList<>();

    private volatile boolean over;

    /** Also those of a test that failed. */
    @AfterEach
    void close() {
        started.forEach(ShippedServer::close);
    }

    @Test
    void two_nodes_are_replaced_one_after_the_other_and_nobody_notices() throws Exception {
        Path current = Path.of(System.getProperty("it.package"));
        Path newer = newerThan(current);
        mailServer.start();
        int[] ports = {ShippedServer.freePort(), ShippedServer.freePort()};
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Balancer balancer = new Balancer(ports)) {
            Map<String, String> settings = settings(postgres);
            URL base = URI.create("http://localhost:" + balancer.port() + "/").toURL();
            ShippedServer first = start("a", ports[0], settings, current);
            ShippedServer second = start("b", ports[1], settings, current);
            DemoPatient pietro = DemoPatient.registeredAt(base, mailServer);
            ExecutorService people = Executors.newFixedThreadPool(3);
            people.execute(() -> looks(RawHttp.at(base, "127.0.0.1")));
            people.execute(() -> looks(RawHttp.at(base, "127.0.0.1")));
            people.execute(() -> isLoggedIn(pietro));
            try {
                book(pietro);
                replace("a", first);
                assertThat(columns(postgres)).isZero();
                first = start("a2", ports[0], settings, newer);
                assertThat(columns(postgres)).as("the newer version has migrated").isOne();
                book(pietro);

                // the older version goes on with the newer schema, and can even be started on it
                replace("b", second);
                second = start("b2", ports[1], settings, current);
                replace("a2", first);
                book(pietro);
                first = start("a3", ports[0], settings, newer);

                replace("b2", second);
                second = start("b3", ports[1], settings, newer);
                book(pietro);
            } finally {
                over = true;
                people.shutdown();
                assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            }
            assertThat(failures).isEmpty();
            assertThat(answers.get()).as("answers").isGreaterThan(200);
            assertThat(booked).hasSize(4).doesNotHaveDuplicates();
            assertThat(count(postgres, "select count(*) from booking")).isEqualTo(4);
            booked.forEach(
                    reference ->
                            assertThat(pietro.mails(reference))
                                    .as("one to the patient, one to the facility")
                                    .hasSize(2));
            System.out.println(
                    "Rolling upgrade: "
                            + answers.get()
                            + " answers, "
                            + balancer.retried()
                            + " connections retried, none failed.");
        } finally {
            mailServer.stop();
        }
    }

    private ShippedServer start(String name, int port, Map<String, String> settings, Path version) {
        ShippedServer node = ShippedServer.start(folder.resolve(name), port, settings, version);
        started.add(node);
        return node.awaitReady();
    }

    /** As the guide says: drained by the script, then stopped by SIGTERM. */
    private void replace(String name, ShippedServer node) throws IOException, InterruptedException {
        ProcessBuilder drain =
                new ProcessBuilder(System.getProperty("it.package") + "/bin/onecare", "drain", "3");
        drain.environment().put("WLP_OUTPUT_DIR", folder.resolve(name).resolve("out").toString());
        drain.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertThat(drain.inheritIO().start().waitFor()).isZero();
        node.close();
    }

    private void looks(RawHttp http) {
        for (int i = 0; !over; i++) {
            String page = LOOKED_AT.get(i % LOOKED_AT.size());
            attempt(page, () -> http.get(page), 200);
        }
    }

    /** The same session at whichever node. */
    private void isLoggedIn(DemoPatient pietro) {
        while (!over) {
            synchronized (pietro) {
                attempt("home", () -> pietro.visitor().get("home"), 200);
                attempt("bookings", () -> pietro.visitor().get("bookings"), 200);
            }
            Thread.yield();
        }
    }

    private void book(DemoPatient pietro) {
        synchronized (pietro) {
            String reference = pietro.book(0);
            booked.add(reference);
            DemoPatient.await(() -> pietro.mails(reference).size() == 2);
        }
    }

    private interface Request {
        RawHttp.Answer send();
    }

    private void attempt(String page, Request request, int expected) {
        try {
            int status = request.send().status();
            if (status != expected) {
                failures.add(page + ": " + status);
            }
            answers.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            failures.add(page + ": " + fault);
        }
    }

    /** The same programs with one more schema file. */
    private Path newerThan(Path current) throws IOException, InterruptedException {
        Path newer = folder.resolve("newer");
        assertThat(
                        new ProcessBuilder("cp", "-a", current.toString(), newer.toString())
                                .inheritIO()
                                .start()
                                .waitFor())
                .isZero();
        try (FileSystem war =
                FileSystems.newFileSystem(
                        newer.resolve("wlp/usr/servers/onecare/apps/onecare.war"))) {
            Path schema = Files.createDirectories(war.getPath("/WEB-INF/classes/db/onecare"));
            Files.createFile(schema.resolve("flyway.location"));
            Files.writeString(schema.resolve("V900__under_test.sql"), EXPANSION);
        }
        return newer;
    }

    private Map<String, String> settings(EmbeddedPostgres postgres) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ONECARE_DATA", folder.resolve("data").toString());
        settings.put("ONECARE_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        settings.put("ONECARE_DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
        settings.put("ONECARE_DB_USER", "postgres");
        settings.put("ONECARE_DB_PASSWORD", "postgres");
        settings.put("ONECARE_MAIL_HOST", "127.0.0.1");
        settings.put("ONECARE_MAIL_PORT", String.valueOf(mailServer.getSmtp().getPort()));
        settings.put("ONECARE_MAIL_SECURITY", "none");
        return settings;
    }

    private static long columns(EmbeddedPostgres postgres) throws SQLException {
        return count(
                postgres,
                "select count(*) from information_schema.columns where column_name = 'note_under_test'");
    }

    private static long count(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
