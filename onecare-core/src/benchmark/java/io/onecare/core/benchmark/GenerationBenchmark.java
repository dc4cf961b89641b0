package io.onecare.core.benchmark;

import io.onecare.core.Actor;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.schedule.ScheduleOutcome;
import io.onecare.core.schedule.SlotTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The slots of 90 days, 650 each, for 3,000 schedules that have none, beside two million slots. One
 * transaction for each schedule, as a nightly job does it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1, batchSize = 300)
@Measurement(iterations = 1, batchSize = BenchmarkData.EMPTY_SCHEDULES)
public class GenerationBenchmark {

    private static final int DAYS = 90;
    private static final Actor SYSTEM = Actor.system("benchmark");

    /** The library, as an embedder opens it. */
    @State(Scope.Benchmark)
    public static class Library {

        @Param({"ECLIPSELINK", "HIBERNATE"})
        public JpaProvider provider;

        private TestNetwork network;

        @Setup
        public void open() {
            network = BenchmarkDatabase.named().network(provider);
        }

        @TearDown
        public void close() {
            network.abandon();
        }
    }

    /** A connection that is kept, as a pool would. */
    @State(Scope.Thread)
    public static class Jdbc {

        /** PostgreSQL's driver sends a batch as one statement of many rows if it is asked to. */
        @Param({"", "&reWriteBatchedInserts=true"})
        public String setting;

        private Connection connection;

        @Setup
        public void open() throws SQLException {
            connection = BenchmarkDatabase.named().connect(setting);
            connection.setAutoCommit(false);
        }

        @TearDown
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** The schedules in turn, empty when an iteration begins. */
    @State(Scope.Benchmark)
    public static class Schedules {

        private int last;

        @Setup(Level.Iteration)
        public void empty() throws SQLException {
            BenchmarkDatabase.named().emptySchedules();
            last = 0;
        }

        int next() {
            return ++last;
        }
    }

    @Benchmark
    public ScheduleOutcome ninetyDaysLibrary(Library library, Schedules schedules) {
        return extend(library.network, schedules.next());
    }

    @Benchmark
    public List<SlotTime> ninetyDaysJdbc(Jdbc jdbc, Schedules schedules) throws SQLException {
        return insert(jdbc.connection, schedules.next());
    }

    /** Counts statements, and fails if library and JDBC do not write the same. */
    static void count(BenchmarkDatabase database, Summary summary) throws SQLException {
        try (Connection connection = database.countedConnection()) {
            connection.setAutoCommit(false);
            List<SlotTime> slots =
                    summary.counted("ninetyDays", "JDBC", () -> insert(connection, 1));
            for (JpaProvider provider : JpaProvider.values()) {
                database.emptySchedules();
                TestNetwork network = database.countedNetwork(provider);
                ScheduleOutcome outcome =
                        summary.counted("ninetyDays", provider.name(), () -> extend(network, 1));
                Summary.requireEqual(
                        new ScheduleOutcome.Done("GEN-1", slots.size(), 0), outcome);
                network.abandon();
                // whatever is not there already would be inserted
                insert(connection, 2);
                TestNetwork again = database.network(provider);
                Summary.requireEqual(
                        new ScheduleOutcome.Done("GEN-2", 0, 0), extend(again, 2));
                again.abandon();
            }
        }
        database.emptySchedules();
    }

    private static ScheduleOutcome extend(TestNetwork network, int schedule) {
        return network.inTransaction(
                o -> o.scheduleEditor().extendHorizon(SYSTEM, "GEN-" + schedule, DAYS));
    }

    private static List<SlotTime> insert(Connection connection, int schedule)
            throws SQLException {
        List<SlotTime> slots = slots();
        PlainJdbc.insert(
                connection,
                BenchmarkData.emptyScheduleId(schedule),
                BenchmarkData.practitionerOfEmptySchedule(schedule),
                slots);
        connection.commit();
        return slots;
    }

    /** From Monday to Friday, every half an hour from 09:00 to 14:00. */
    private static List<SlotTime> slots() {
        ZoneId rome = ZoneId.of("Europe/Rome");
        LocalDate today = BenchmarkData.CLOCK.instant().atZone(rome).toLocalDate();
        List<SlotTime> slots = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = today.plusDays(i);
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                Instant start = day.atTime(LocalTime.of(9, 0)).atZone(rome).toInstant();
                for (int slot = 0; slot < BenchmarkData.SLOTS_PER_DAY; slot++) {
                    Instant end = start.plus(BenchmarkData.SLOT_LENGTH);
                    slots.add(new SlotTime(start, end));
                    start = end;
                }
            }
        }
        return slots;
    }
}
