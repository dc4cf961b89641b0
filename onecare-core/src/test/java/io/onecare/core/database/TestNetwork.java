package io.onecare.core.database;

import io.onecare.core.OneCare;
import io.onecare.core.account.TestPasswordHasher;
import io.onecare.core.account.TestSecretCipher;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The library over a new database with the schema that ships, embedded in plain Java SE as an
 * insurer's engineer would do it.
 */
public final class TestNetwork implements AutoCloseable {

    /** Noon in Rome on a day without a change of the clocks. */
    public static final Clock NOON =
            Clock.fixed(Instant.parse("2026-03-16T11:00:00Z"), ZoneOffset.UTC);

    private final DatabaseAccess access;
    private final EntityManagerFactory factory;
    private final Runnable end;
    private final Runnable abandon;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
    private final OneCare oneCare;

    private TestNetwork(
            DatabaseAccess access,
            EntityManagerFactory factory,
            Runnable end,
            Runnable abandon,
            Clock clock,
            UnaryOperator<OneCare.Builder> settings) {
        this.access = access;
        this.factory = factory;
        this.end = end;
        this.abandon = abandon;
        this.oneCare =
                settings.apply(
                                OneCare.builder()
                                        .entityManager(this::entityManager)
                                        .clock(clock)
                                        .passwordHasher(new TestPasswordHasher())
                                        .secretCipher(new TestSecretCipher()))
                        .build();
    }

    /** Opens the library at {@link #NOON}. */
    public static TestNetwork on(JpaProvider provider, DatabaseKind kind) {
        return on(provider, kind, NOON);
    }

    public static TestNetwork on(JpaProvider provider, DatabaseKind kind, Clock clock) {
        return on(provider, kind, clock, builder -> builder);
    }

    /** Opens the library as an embedder who gives the builder more than it asks for. */
    public static TestNetwork on(
            JpaProvider provider,
            DatabaseKind kind,
            Clock clock,
            UnaryOperator<OneCare.Builder> settings) {
        DatabaseAccess access = migrated(kind);
        PersistenceUnits.Unit unit = PersistenceUnits.over(provider, kind, access);
        Runnable end =
                () -> {
                    unit.close();
                    kind.reuse(access);
                };
        Runnable abandon =
                () -> {
                    unit.close();
                    kind.drop(access);
                };
        return new TestNetwork(access, unit.factory(), end, abandon, clock, settings);
    }

    /** Opens the library over a database that is there already, and stays when this is closed. */
    public static TestNetwork over(JpaProvider provider, DatabaseAccess access, Clock clock) {
        return over(provider, access, clock, builder -> builder);
    }

    /** The same, as an embedder who gives the builder more than it asks for. */
    public static TestNetwork over(
            JpaProvider provider,
            DatabaseAccess access,
            Clock clock,
            UnaryOperator<OneCare.Builder> settings) {
        Map<String, Object> unit = new HashMap<>(provider.settings());
        unit.put("jakarta.persistence.jdbc.url", access.url());
        unit.put("jakarta.persistence.jdbc.user", access.user());
        unit.put("jakarta.persistence.jdbc.password", access.password());
        EntityManagerFactory factory = Persistence.createEntityManagerFactory("onecare", unit);
        return new TestNetwork(access, factory, factory::close, factory::close, clock, settings);
    }

    /** The same, its statements counted. */
    public static TestNetwork counted(
            JpaProvider provider, DatabaseKind kind, DatabaseAccess access, Clock clock) {
        return counted(provider, kind, access, clock, builder -> builder);
    }

    /** The same, as an embedder who gives the builder more than it asks for. */
    public static TestNetwork counted(
            JpaProvider provider,
            DatabaseKind kind,
            DatabaseAccess access,
            Clock clock,
            UnaryOperator<OneCare.Builder> settings) {
        PersistenceUnits.Unit unit = PersistenceUnits.over(provider, kind, access);
        return new TestNetwork(access, unit.factory(), unit::close, unit::close, clock, settings);
    }

    /** Makes a new database with the schema that ships and nothing in it. */
    public static DatabaseAccess migrated(DatabaseKind kind) {
        return kind.migrated();
    }

    /** Runs work in a transaction of its own, rolled back if the work throws. */
    public <T> T inTransaction(Function<OneCare, T> work) {
        return inTransaction(work, EntityTransaction::commit);
    }

    /** Runs work in a transaction of its own that leaves nothing behind. */
    public <T> T rolledBack(Function<OneCare, T> work) {
        return inTransaction(work, EntityTransaction::rollback);
    }

    private <T> T inTransaction(Function<OneCare, T> work, Consumer<EntityTransaction> end) {
        EntityManager entityManager = factory.createEntityManager();
        current.set(entityManager);
        try {
            entityManager.getTransaction().begin();
            T result = work.apply(oneCare);
            end.accept(entityManager.getTransaction());
            return result;
        } finally {
            if (entityManager.getTransaction().isActive()) {
                entityManager.getTransaction().rollback();
            }
            entityManager.close();
            current.remove();
        }
    }

    /** Runs work without a transaction. */
    public <T> T withoutTransaction(Function<OneCare, T> work) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            current.set(entityManager);
            return work.apply(oneCare);
        } finally {
            current.remove();
        }
    }

    /** The entity manager of the work that this thread is in. */
    public EntityManager entityManager() {
        return Objects.requireNonNull(current.get());
    }

    /** Counts the statements that work needs without a transaction. */
    public int statementsOf(Function<OneCare, ?> work) {
        return Statements.sentBy(() -> withoutTransaction(work)).size();
    }

    /** Counts the statements that work needs in a transaction of its own, which commits. */
    public int statementsInTransaction(Function<OneCare, ?> work) {
        return Statements.sentBy(() -> inTransaction(work)).size();
    }

    /** How to reach the database. */
    public DatabaseAccess access() {
        return access;
    }

    /** Opens a plain JDBC connection beside the library. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    /** Closes the library over a database that was broken on purpose. */
    public void abandon() {
        abandon.run();
    }

    /** Closes the library, and fails if the database breaks one of {@link Invariants}. */
    @Override
    public void close() {
        try (Connection connection = connect()) {
            Invariants.assertHold(connection);
        } catch (SQLException fault) {
            abandon();
            throw new IllegalStateException(fault);
        } catch (AssertionError broken) {
            abandon();
            throw broken;
        }
        end.run();
    }
}
