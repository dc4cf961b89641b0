package io.onecare.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.notification.spi.NotificationSender;
import io.onecare.core.notification.spi.SendResult;
import io.onecare.core.person.EmailAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** An empty outbox and a sender into memory. It is Monday, 8 June 2026, 08:00 in Rome. */
final class OutboxFixture implements AutoCloseable {

    private static final String OF_BOOKINGS = "booking_message_without_change.sql";

    static final Actor SYSTEM = Actor.system("test");
    static final EmailAddress ANNA = EmailAddress.of("anna@example.org");
    static final EmailAddress NOBODY = EmailAddress.of("nobody@example.org");

    final TestClock clock = TestClock.at("2026-06-08T06:00:00Z");
    final InMemorySender sender = new InMemorySender();
    final TestNetwork network;
    final Outbox outbox;

    private OutboxFixture(JpaProvider provider, DatabaseKind kind) {
        this.network = TestNetwork.on(provider, kind, clock);
        this.outbox = new Outbox(network::entityManager, clock);
    }

    static Stream<Arguments> everywhere() {
        return Arrays.stream(JpaProvider.values())
                .flatMap(
                        provider ->
                                Arrays.stream(DatabaseKind.values())
                                        .map(kind -> Arguments.of(provider, kind)));
    }

    static OutboxFixture on(JpaProvider provider, DatabaseKind kind) {
        return new OutboxFixture(provider, kind);
    }

    static NewNotification confirmed(UUID booking) {
        return message(NotificationKind.BOOKING_CONFIRMED, booking, 1, ANNA);
    }

    static NewNotification cancelled(UUID booking) {
        return message(NotificationKind.BOOKING_CANCELLED, booking, 2, ANNA);
    }

    static NewNotification message(
            NotificationKind kind, UUID subject, int event, EmailAddress recipient) {
        return new NewNotification(kind, Audience.PATIENT, subject, event, recipient, null, null);
    }

    void put(NewNotification... messages) {
        write(
                o -> {
                    outbox.add(List.of(messages));
                    return null;
                });
    }

    int supersede(UUID subject) {
        return write(o -> outbox.supersede(subject));
    }

    List<ClaimedNotification> claim() {
        return claim("node-1");
    }

    List<ClaimedNotification> claim(String dispatcher) {
        return write(o -> o.dispatcher().claim(SYSTEM, dispatcher, 100));
    }

    boolean handOver(ClaimedNotification message) {
        return write(o -> o.dispatcher().handOver(SYSTEM, message));
    }

    SettleOutcome settle(ClaimedNotification message, SendResult result) {
        return write(o -> o.dispatcher().settle(SYSTEM, message, result));
    }

    int dispatch() {
        return dispatch(sender);
    }

    int dispatch(NotificationSender by) {
        return dispatch("node-1", 100, by);
    }

    int dispatch(String dispatcher, int max, NotificationSender by) {
        return network.withoutTransaction(
                o -> o.dispatcher().dispatch(SYSTEM, dispatcher, max, this::inTransaction, by));
    }

    <T> T inTransaction(Supplier<T> work) {
        return network.inTransaction(o -> work.get());
    }

    <T> T write(Function<OneCare, T> work) {
        return network.inTransaction(work);
    }

    <T> T read(Function<OneCare, T> work) {
        return network.withoutTransaction(work);
    }

    /** As if leases had been given longer ago; they go by the database's clock. */
    void leasesEnd() {
        sql("update outbox_message set lease_until = 0 where lease_until is not null");
    }

    void minutesPass(long minutes) {
        clock.forward(Duration.ofMinutes(minutes));
    }

    /** What stands in the columns of the only message, or of the only one of a subject. */
    String column(String column, UUID subject) {
        return text(
                "select %s from outbox_message where subject_id = '%s'".formatted(column, subject));
    }

    String state(UUID subject) {
        return column("state", subject);
    }

    Instant moment(String column, UUID subject) {
        return Instant.EPOCH.plusNanos(1000 * Long.parseLong(column(column, subject)));
    }

    long count(String where) {
        return Long.parseLong(text("select count(*) from outbox_message where " + where));
    }

    String text(String query) {
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    void sql(String... changes) {
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement()) {
            for (String change : changes) {
                statement.execute(change);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    Set<String> violated() {
        try (Connection connection = network.connect()) {
            Set<String> violated = new TreeSet<>(Invariants.violations(connection).keySet());
            violated.remove(OF_BOOKINGS); // the bookings that these messages tell of are not there
            return violated;
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void close() {
        assertThat(violated()).isEmpty();
        network.abandon();
    }
}
