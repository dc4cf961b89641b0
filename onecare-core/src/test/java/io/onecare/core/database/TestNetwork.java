package io.onecare.core.database;

import io.onecare.core.OneCare;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/**
 * The library over a new database with the schema that ships, embedded in plain Java SE as an
 * insurer's engineer would do it.
 */
public final class TestNetwork implements AutoCloseable {

    private final DatabaseAccess access;
    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
    private final OneCare oneCare;

    private TestNetwork(DatabaseAccess access, EntityManagerFactory factory, Clock clock) {
        this.access = access;
        this.factory = factory;
        this.oneCare =
                OneCare.builder()
                        .entityManager(() -> Objects.requireNonNull(current.get()))
                        .clock(clock)
                        .build();
    }

    public static TestNetwork on(JpaProvider provider, DatabaseKind kind) {
        return on(provider, kind, Clock.systemUTC());
    }

    public static TestNetwork on(JpaProvider provider, DatabaseKind kind, Clock clock) {
        DatabaseAccess access = kind.create();
        Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .locations("classpath:db/onecare")
                .load()
                .migrate();
        Map<String, String> settings = new HashMap<>(provider.settings());
        settings.put("jakarta.persistence.jdbc.url", Statements.counted(access.url()));
        settings.put("jakarta.persistence.jdbc.user", access.user());
        settings.put("jakarta.persistence.jdbc.password", access.password());
        return new TestNetwork(
                access, Persistence.createEntityManagerFactory("onecare", settings), clock);
    }

    /** Runs work in a transaction of its own, rolled back if the work throws. */
    public <T> T inTransaction(Function<OneCare, T> work) {
        EntityManager entityManager = factory.createEntityManager();
        current.set(entityManager);
        try {
            entityManager.getTransaction().begin();
            T result = work.apply(oneCare);
            entityManager.getTransaction().commit();
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

    /** Opens a plain JDBC connection beside the library. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    @Override
    public void close() {
        factory.close();
    }
}
