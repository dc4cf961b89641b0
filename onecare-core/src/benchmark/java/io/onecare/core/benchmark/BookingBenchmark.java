package io.onecare.core.benchmark;

import io.onecare.core.Actor;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.money.Money;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.TermsKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Confirmed bookings, each in a transaction of its own, by an operator for a member, in free slots
 * of two million; by one thread and by eight at once.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 6)
@Measurement(iterations = 4, time = 5)
public class BookingBenchmark {

    private static final Actor OPERATOR = Actor.operator("operator-7");
    private static final Actor SYSTEM = Actor.system("benchmark");
    /** A prime: whoever comes again comes at another of the 800 times of a schedule. */
    private static final int PATIENTS = 99_991;

    private static final Money PRICE = Money.parse("47.50");

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
            connection.setAutoCommit(false);
        }

        @TearDown
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** The slots that nobody has booked yet, each once, also by the JVMs that follow. */
    @State(Scope.Benchmark)
    public static class Wishes {

        private final AtomicInteger next = new AtomicInteger();

        @Setup(Level.Trial)
        public void goOn() throws SQLException {
            try (Connection connection = BenchmarkDatabase.named().connect()) {
                next.set(firstUnused(connection));
            }
        }

        Wish take() {
            return wish(next);
        }
    }

    /** A free slot and somebody to book it for; all slots of a schedule have one service. */
    record Wish(SlotId slot, int schedule, String patient, String service) {}

    @Benchmark
    @Threads(1)
    public void bookAloneLibrary(Library library, Wishes wishes) {
        book(library.network, wishes.take());
    }

    @Benchmark
    @Threads(1)
    public void bookAloneJdbc(Jdbc jdbc, Wishes wishes) throws SQLException {
        BookingByHand.book(jdbc.connection, wishes.take());
    }

    @Benchmark
    @Threads(8)
    public void bookTogetherLibrary(Library library, Wishes wishes) {
        book(library.network, wishes.take());
    }

    @Benchmark
    @Threads(8)
    public void bookTogetherJdbc(Jdbc jdbc, Wishes wishes) throws SQLException {
        BookingByHand.book(jdbc.connection, wishes.take());
    }

    /** Publishes the terms, counts statements, and fails if a wish is not fulfilled. */
    static void count(BenchmarkDatabase database, Summary summary) throws SQLException {
        try (Connection connection = database.countedConnection()) {
            AtomicInteger next = new AtomicInteger(firstUnused(connection));
            connection.setAutoCommit(false);
            for (JpaProvider provider : JpaProvider.values()) {
                TestNetwork network = database.countedNetwork(provider);
                publishTerms(network);
                for (String question : new String[] {"bookAlone", "bookTogether"}) {
                    summary.counted(
                            question, provider.name(), () -> book(network, wish(next)));
                }
                network.abandon();
            }
            for (String question : new String[] {"bookAlone", "bookTogether"}) {
                summary.counted(
                        question, "JDBC", () -> BookingByHand.book(connection, wish(next)));
            }
        }
    }

    static void publishTerms(TestNetwork network) {
        network.inTransaction(
                o ->
                        o.termsEditor()
                                .publish(
                                        SYSTEM,
                                        new PublishTerms(
                                                TermsKind.GENERAL_CONDITIONS,
                                                BookingByHand.TERMS,
                                                null,
                                                "Condizioni generali.",
                                                null)));
    }

    static BookingOutcome book(TestNetwork network, Wish wish) {
        BookingOutcome outcome =
                network.inTransaction(
                        o ->
                                o.bookingEditor()
                                        .book(
                                                OPERATOR,
                                                new Book(
                                                        IdempotencyKey.random(),
                                                        wish.patient(),
                                                        wish.service(),
                                                        new AppointmentTime.InSlot(wish.slot()),
                                                        PRICE,
                                                        BookingByHand.TERMS,
                                                        Channel.CUSTOMER_CARE,
                                                        null)));
        if (!(outcome instanceof BookingOutcome.Done)) {
            throw new IllegalStateException(wish + ": " + outcome);
        }
        return outcome;
    }

    /** Slot by slot of one schedule after the other, and member after member: nobody is busy. */
    static Wish wish(AtomicInteger next) {
        while (true) {
            int slot = next.getAndIncrement();
            if (slot >= BenchmarkData.SLOTS) {
                throw new IllegalStateException("All slots are booked; run less at once.");
            }
            if (BenchmarkData.stateOf(slot) == BenchmarkData.SlotState.FREE) {
                int schedule = slot / BenchmarkData.SLOTS_PER_SCHEDULE + 1;
                int facility = (schedule - 1) / BenchmarkData.SCHEDULES_PER_FACILITY + 1;
                int patient = slot % PATIENTS + 1;
                return new Wish(
                        SlotId.of(BenchmarkData.slotId(slot)),
                        schedule,
                        "M-" + patient,
                        BenchmarkData.commonServiceOf(facility));
            }
        }
    }

    /** Where the runs before have stopped, by the keys they have left. */
    private static int firstUnused(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select b.slot_id from booking_key k"
                                        + " join booking b on b.id = k.booking_id")) {
            Set<Object> used = new HashSet<>();
            while (rows.next()) {
                used.add(rows.getObject(1));
            }
            int first = 0;
            for (int slot = 0, found = 0; found < used.size(); slot++) {
                if (used.contains(BenchmarkData.slotId(slot))) {
                    found++;
                    first = slot + 1;
                }
            }
            return first;
        }
    }
}
