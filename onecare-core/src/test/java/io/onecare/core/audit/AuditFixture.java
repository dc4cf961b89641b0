package io.onecare.core.audit;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** An empty audit trail. It is Monday, 8 June 2026, 08:00 in Rome; each entry is a second later. */
final class AuditFixture implements AutoCloseable {

    static final Actor SYSTEM = Actor.system("test");
    static final Actor DESK = Actor.operator("desk-1");

    final TestClock clock = TestClock.at("2026-06-08T06:00:00Z");
    final TestNetwork network;

    private AuditFixture(JpaProvider provider, DatabaseKind kind) {
        this.network = TestNetwork.on(provider, kind, clock);
    }

    static Stream<Arguments> everywhere() {
        return Arrays.stream(JpaProvider.values())
                .flatMap(
                        provider ->
                                Arrays.stream(DatabaseKind.values())
                                        .map(kind -> Arguments.of(provider, kind)));
    }

    static AuditFixture on(JpaProvider provider, DatabaseKind kind) {
        return new AuditFixture(provider, kind);
    }

    /** Records entries about bookings B-1, B-2 …, each in a transaction of its own. */
    void record(int entries) {
        for (int i = 1; i <= entries; i++) {
            record(DESK, "BOOKING_SEEN", "Booking", "B-" + i);
        }
    }

    void record(Actor actor, String action, String subjectType, String subjectId) {
        write(
                o -> {
                    o.auditTrail().record(actor, action, subjectType, subjectId);
                    return null;
                });
        clock.forward(Duration.ofSeconds(1));
    }

    SealOutcome seal() {
        return write(o -> o.auditChain().seal(SYSTEM, 1_000));
    }

    AuditHead head() {
        return read(o -> o.auditChain().head(SYSTEM)).orElseThrow();
    }

    AuditVerification verify() {
        return verify(AuditHead.empty());
    }

    AuditVerification verify(AuditHead kept) {
        return read(o -> o.auditChain().verify(SYSTEM, kept, Duration.ofHours(1)));
    }

    List<String> sealedSubjects() {
        return texts(
                "select e.subject_id from audit_seal s join audit_entry e on e.id = s.entry_id"
                        + " order by s.seq");
    }

    <T> T write(Function<OneCare, T> work) {
        return network.inTransaction(work);
    }

    <T> T read(Function<OneCare, T> work) {
        return network.withoutTransaction(work);
    }

    List<String> texts(String query) {
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            Stream.Builder<String> texts = Stream.builder();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts.build().toList();
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

    @Override
    public void close() {
        network.close();
    }
}
