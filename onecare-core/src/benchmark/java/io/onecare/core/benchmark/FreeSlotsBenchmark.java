package io.onecare.core.benchmark;

import io.onecare.core.Actor;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SlotCriteria;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * The next free slots of one facility in 14 days, a page of them, and the first free slot of each
 * of 50 facilities, among two million.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 4)
public class FreeSlotsBenchmark {

    private static final Instant FROM = BenchmarkData.CLOCK.instant();
    private static final Instant UNTIL = FROM.plus(Duration.ofDays(14));
    private static final int FACILITIES_AT_ONCE = 50;

    /** The facilities that offer the common service S-1: every eighth. */
    static final List<String> FACILITIES =
            IntStream.range(0, BenchmarkData.FACILITIES / BenchmarkData.COMMON_SERVICES)
                    .mapToObj(i -> "OC-" + (1 + i * BenchmarkData.COMMON_SERVICES))
                    .toList();

    private static final String SERVICE = BenchmarkData.commonServiceOf(1);

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

        private Connection connection;

        @Setup
        public void open() throws SQLException {
            connection = BenchmarkDatabase.named().connect();
        }

        @TearDown
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** How many slots at most. */
    @State(Scope.Benchmark)
    public static class Page {

        @Param({"20", "500"})
        public int limit;
    }

    /** Another facility each time, in the same order for all. */
    @State(Scope.Thread)
    public static class Facilities {

        private int asked;

        String next() {
            return FACILITIES.get(asked++ * 13 % FACILITIES.size());
        }

        List<String> nextFifty() {
            int first = asked++ % (FACILITIES.size() - FACILITIES_AT_ONCE + 1);
            return FACILITIES.subList(first, first + FACILITIES_AT_ONCE);
        }
    }

    @Benchmark
    public List<FreeSlot> nextSlotsLibrary(Library library, Page page, Facilities facilities) {
        return nextSlots(library.network, facilities.next(), page.limit);
    }

    @Benchmark
    public List<FreeSlot> nextSlotsJdbc(Jdbc jdbc, Page page, Facilities facilities)
            throws SQLException {
        return PlainJdbc.freeSlots(
                jdbc.connection, facilities.next(), SERVICE, FROM, UNTIL, page.limit);
    }

    @Benchmark
    public Map<String, FreeSlot> firstOfFiftyLibrary(Library library, Facilities facilities) {
        return first(library.network, facilities.nextFifty());
    }

    @Benchmark
    public Map<String, FreeSlot> firstOfFiftyJdbc(Jdbc jdbc, Facilities facilities)
            throws SQLException {
        return first(jdbc.connection, facilities.nextFifty());
    }

    /** Counts statements, and fails if library and JDBC do not give the same. */
    static void count(BenchmarkDatabase database, Summary summary) throws SQLException {
        List<String> fifty = FACILITIES.subList(0, FACILITIES_AT_ONCE);
        try (Connection connection = database.countedConnection()) {
            List<FreeSlot> page =
                    summary.counted(
                            "nextSlots",
                            "JDBC",
                            () ->
                                    PlainJdbc.freeSlots(
                                            connection, "OC-1", SERVICE, FROM, UNTIL, 500));
            Map<String, FreeSlot> first =
                    summary.counted("firstOfFifty", "JDBC", () -> first(connection, fifty));
            for (JpaProvider provider : JpaProvider.values()) {
                TestNetwork network = database.countedNetwork(provider);
                Summary.requireEqual(
                        page,
                        summary.counted(
                                "nextSlots",
                                provider.name(),
                                () -> nextSlots(network, "OC-1", 500)));
                Summary.requireEqual(
                        first,
                        summary.counted(
                                "firstOfFifty", provider.name(), () -> first(network, fifty)));
                network.abandon();
            }
        }
    }

    static List<FreeSlot> nextSlots(TestNetwork network, String facility, int limit) {
        SlotCriteria criteria = SlotCriteria.at(facility, SERVICE).from(FROM).until(UNTIL);
        return network.withoutTransaction(
                o -> o.slotFinder().page(Actor.visitor(), criteria, null, limit));
    }

    private static Map<String, FreeSlot> first(TestNetwork network, List<String> facilities) {
        return network.withoutTransaction(
                o -> o.slotFinder().first(Actor.visitor(), SlotCriteria.atAnyOf(facilities, SERVICE).from(FROM)));
    }

    /** The plainest way: one after the other. */
    private static Map<String, FreeSlot> first(Connection connection, List<String> facilities)
            throws SQLException {
        Map<String, FreeSlot> first = new TreeMap<>();
        for (String facility : facilities) {
            PlainJdbc.freeSlots(connection, facility, SERVICE, FROM, UNTIL, 1)
                    .forEach(slot -> first.put(facility, slot));
        }
        return first;
    }
}
