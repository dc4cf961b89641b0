package io.onecare.core.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The databases the library runs on. Each call gives a new, empty one. */
public enum DatabaseKind {
    H2 {
        @Override
        public DatabaseAccess create() {
            return new DatabaseAccess(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                    "sa",
                    "");
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseAccess create() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            String server = Postgres.url();
            try (Connection connection =
                            DriverManager.getConnection(server, "postgres", "postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException fault) {
                throw new IllegalStateException(fault);
            }
            return new DatabaseAccess(
                    server.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"),
                    "postgres",
                    "postgres");
        }
    };

    /**
     * Makes a new, empty database.
     *
     * @return how to reach it
     */
    public abstract DatabaseAccess create();

    /** One PostgreSQL for the test JVM, its own binaries, or the one of -Dit.postgres.url. */
    private static final class Postgres {

        private static final String URL = start();

        private static String start() {
            String given = System.getProperty("it.postgres.url", "");
            if (!given.isBlank()) {
                return given;
            }
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (IOException fault) {
                throw new UncheckedIOException(
                        "PostgreSQL's binaries cannot be started here.\n"
                                + "Maybe give a server with -Dit.postgres.url=jdbc:postgresql://host/postgres.",
                        fault);
            }
        }

        static String url() {
            return URL;
        }
    }
}
