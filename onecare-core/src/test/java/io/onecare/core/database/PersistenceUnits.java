package io.onecare.core.database;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/**
 * Persistence units that tests use one after the other, each test with a new database behind them:
 * to make a unit takes longer than most tests. Units keep nothing of a database: the shared cache
 * is off, and no identifier is made ahead.
 */
final class PersistenceUnits {

    private static final Map<Key, Deque<Unit>> IDLE = new ConcurrentHashMap<>();

    private record Key(JpaProvider provider, DatabaseKind kind) {}

    private PersistenceUnits() {}

    /** Lends a unit that stands on a database and counts its statements. */
    static Unit over(JpaProvider provider, DatabaseKind kind, DatabaseAccess access) {
        Key key = new Key(provider, kind);
        Deque<Unit> idle = IDLE.computeIfAbsent(key, any -> new ArrayDeque<>());
        Unit known;
        synchronized (idle) {
            known = idle.poll();
        }
        ConnectionPoolDataSource connections = kind.connections(access);
        return known == null ? new Unit(key, connections) : known.standingOn(connections);
    }

    /** One unit, in use by one test at a time. */
    static final class Unit implements AutoCloseable {

        private final Key key;
        private final Switch database = new Switch();
        private final EntityManagerFactory factory;

        private Unit(Key key, ConnectionPoolDataSource connections) {
            this.key = key;
            standingOn(connections);
            Map<String, Object> settings = new HashMap<>(key.provider().settings());
            settings.put("jakarta.persistence.nonJtaDataSource", database);
            this.factory = Persistence.createEntityManagerFactory("onecare", settings);
        }

        private Unit standingOn(ConnectionPoolDataSource connections) {
            JdbcConnectionPool pool = JdbcConnectionPool.create(connections);
            pool.setMaxConnections(70); // races have 64 threads
            database.pool = pool;
            return this;
        }

        EntityManagerFactory factory() {
            return factory;
        }

        /** Closes the connections, and leaves the unit to the next test. */
        @Override
        public void close() {
            Objects.requireNonNull(database.pool).dispose();
            database.pool = null;
            Deque<Unit> idle = Objects.requireNonNull(IDLE.get(key));
            synchronized (idle) {
                idle.push(this);
            }
        }
    }

    /** The data source of a unit: the database of the test that has the unit now. */
    private static final class Switch implements DataSource {

        private volatile @Nullable JdbcConnectionPool pool;

        @Override
        public Connection getConnection() throws SQLException {
            JdbcConnectionPool now = pool;
            if (now == null) {
                throw new SQLException("No test has this persistence unit now.");
            }
            return Statements.counted(now.getConnection());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("Nothing is wrapped here.");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
