package io.onecare.core.booking;

import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.audit.AuditHead;
import io.onecare.core.audit.AuditVerification;
import io.onecare.core.booking.CrashLog.Answer;
import io.onecare.core.booking.CrashLog.Change;
import io.onecare.core.database.DatabaseAccess;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.schedule.ClinicFixture;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node, or the database's server, is killed again and again in the middle of its work (SIGKILL).
 * What somebody was told is as they were told; what nobody was told happened once or not at all,
 * and asking again under the same key makes it happen once.
 */
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("crash.rounds", 4);
    private static final long SEED = Long.getLong("crash.seed", 20_261_123L);
    private static final int KILLED = 128 + 9;
    private static final Logger SERVERS = Logger.getLogger(EmbeddedPostgres.class.getName());

    private final Random random = new Random(SEED);
    private final Map<BookingReference, BookingState> expected = new HashMap<>();
    private final Set<String> sent = new HashSet<>();

    @TempDir private Path folder;

    @Test
    void a_killed_node_loses_nothing_on_h2_in_a_file() throws Exception {
        // as the portal sets it; without WRITE_DELAY=0 this test fails
        DatabaseAccess access =
                new DatabaseAccess(
                        "jdbc:h2:file:"
                                + folder.resolve("onecare")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                                + ";DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
                        "sa",
                        "");
        fill(DatabaseKind.migrate(access));

        for (int round = 1; round <= ROUNDS; round++) {
            check(access, round, killNode(access, round));
        }
    }

    @Test
    void a_killed_node_loses_nothing_on_postgresql() throws Exception {
        DatabaseAccess access = DatabaseKind.POSTGRESQL.migrated();
        fill(access);

        for (int round = 1; round <= ROUNDS; round++) {
            check(access, round, killNode(access, round));
        }

        DatabaseKind.POSTGRESQL.drop(access);
    }

    @Test
    void a_killed_server_of_postgresql_loses_nothing() throws Exception {
        EmbeddedPostgres server = startServer();
        fill(DatabaseKind.migrate(access(server)));

        for (int round = 1; round <= ROUNDS; round++) {
            CrashLog log = killServer(server, round);
            server = startServer();
            check(access(server), round, log);
        }

        server.close();
    }

    private static void fill(DatabaseAccess access) {
        TestClock clock = ClinicFixture.morning();
        TestNetwork network = TestNetwork.over(JpaProvider.ECLIPSELINK, access, clock);
        BookingFixture.in(ClinicFixture.in(clock, network)).close();
    }

    private CrashLog killNode(DatabaseAccess access, int round) throws Exception {
        Process node = startNode(access, round);
        CrashLog log = new CrashLog();
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            readUntilCrash(log, lines);
            // the process itself would close its output unread
            node.toHandle().destroyForcibly();
            while (log.readLine(lines)) {}
        }
        assertThat(log.faults()).isEmpty();
        assertThat(node.waitFor()).isEqualTo(KILLED);
        return log;
    }

    private CrashLog killServer(EmbeddedPostgres server, int round) throws Exception {
        Process node = startNode(access(server), round);
        CrashLog log = new CrashLog();
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            readUntilCrash(log, lines);
            assertThat(log.faults()).isEmpty();
            long pid =
                    Long.parseLong(Files.readAllLines(cluster().resolve("postmaster.pid")).get(0));
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle one : all) {
                one.onExit().get(1, TimeUnit.MINUTES);
            }
            // each thread ends by the fault that it gets
            while (log.faults().size() < CrashingNode.THREADS && log.readLine(lines)) {}
            assertThat(log.faults()).hasSize(CrashingNode.THREADS);
        } finally {
            node.destroyForcibly();
        }
        SERVERS.setLevel(Level.OFF); // it would say at length that there is nothing to stop
        server.close();
        SERVERS.setLevel(null);
        return log;
    }

    private static Process startNode(DatabaseAccess access, int round) throws IOException {
        Process node = nodeOf(access, round).start();
        // one that has come to a stop without a word would be waited for for ever
        CompletableFuture.delayedExecutor(4, TimeUnit.MINUTES)
                .execute(() -> node.toHandle().destroyForcibly());
        return node;
    }

    private static ProcessBuilder nodeOf(DatabaseAccess access, int round) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingNode.class.getName(),
                        provider(round).name(),
                        access.url(),
                        access.user(),
                        access.password(),
                        String.valueOf(round))
                // what it says when its connections break
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static JpaProvider provider(int round) {
        return JpaProvider.values()[round % JpaProvider.values().length];
    }

    private void readUntilCrash(CrashLog log, BufferedReader lines) throws IOException {
        int enough = log.answers() + 50 + random.nextInt(250);
        while (log.answers() < enough && log.faults().isEmpty() && log.readLine(lines)) {}
        assertThat(log.faults()).as("faults before the crash").isEmpty();
        assertThat(log.answers()).as("answers until the crash").isEqualTo(enough);
    }

    /** As PostgreSQL comes; the package sets them off for tests that nobody kills. */
    private EmbeddedPostgres startServer() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster())
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private Path cluster() {
        return folder.resolve("cluster");
    }

    private static DatabaseAccess access(EmbeddedPostgres server) {
        return new DatabaseAccess(
                server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    private void check(DatabaseAccess access, int round, CrashLog log) throws SQLException {
        try (TestNetwork network =
                TestNetwork.over(provider(round + 1), access, ClinicFixture.morning())) {
            assertWhatWasWritten(network, log);
            log.changes().values().forEach(all -> account(network, all));
            assertThat(texts(network, "select reference from booking").stream())
                    .map(BookingReference::of)
                    .as("bookings after round %d of seed %d", round, SEED)
                    .containsExactlyInAnyOrderElementsOf(expected.keySet());
            expected.forEach(
                    (reference, state) ->
                            assertThat(find(network, reference).state())
                                    .as("%s after round %d of seed %d", reference, round, SEED)
                                    .isEqualTo(state));
        }
    }

    /** What the dispatcher and the sealer knew. */
    private void assertWhatWasWritten(TestNetwork network, CrashLog log) throws SQLException {
        sent.addAll(log.sent().stream().map(UUID::toString).toList());
        List<String> settled =
                texts(
                        network,
                        "select cast(id as varchar(36)) from outbox_message where sent_at is not null");
        assertThat(sent).containsAll(settled);
        assertThat(settled).containsAll(log.settled().stream().map(UUID::toString).toList());
        AuditVerification chain =
                network.withoutTransaction(
                        o -> o.auditChain().verify(SYSTEM, AuditHead.empty(), Duration.ofDays(1)));
        assertThat(chain).isInstanceOf(AuditVerification.Intact.class);
        assertThat(((AuditVerification.Intact) chain).head().seq())
                .isGreaterThanOrEqualTo(log.sealed());
    }

    /** Notes what an account must have got, and asks again for what it was told nothing about. */
    private void account(TestNetwork network, List<Change> changes) {
        for (Change change : changes) {
            Answer answer = change.answer();
            if (answer == null) {
                askAgain(network, change);
            } else if (answer.reference() != null) {
                note(change, answer.reference(), Objects.requireNonNull(answer.state()));
            } else if (change.hasKey()) {
                assertThat(findByKey(network, change)).as("%s was refused", change).isEmpty();
            }
        }
    }

    private void askAgain(TestNetwork network, Change change) {
        if (!change.hasKey()) {
            network.inTransaction(o -> change.run(o.bookingEditor()));
            expected.put(change.reference(), change.wanted());
            return;
        }
        Optional<Booking> done = findByKey(network, change);

        BookingOutcome again = network.inTransaction(o -> change.run(o.bookingEditor()));
        BookingOutcome onceMore = network.inTransaction(o -> change.run(o.bookingEditor()));

        if (done.isPresent()) {
            assertThat(again)
                    .as("%s was done already", change)
                    .isEqualTo(new BookingOutcome.Done(done.get(), true));
        }
        if (again instanceof BookingOutcome.Done first) {
            assertThat(onceMore).isEqualTo(new BookingOutcome.Done(first.booking(), true));
            note(change, first.booking().reference(), first.booking().state());
        } else {
            assertThat(onceMore).isInstanceOf(BookingOutcome.Refused.class);
        }
    }

    private void note(Change change, BookingReference reference, BookingState state) {
        expected.put(reference, state);
        if (change.event() == BookingEvent.MOVE) {
            expected.put(change.reference(), BookingState.RESCHEDULED);
        }
    }

    private static Optional<Booking> findByKey(TestNetwork network, Change change) {
        return network.withoutTransaction(
                o -> o.bookings().findByKey(Actor.operator(change.account()), change.key()));
    }

    private static Booking find(TestNetwork network, BookingReference reference) {
        return network.withoutTransaction(o -> o.bookings().find(SYSTEM, reference)).orElseThrow();
    }

    private static List<String> texts(TestNetwork network, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
