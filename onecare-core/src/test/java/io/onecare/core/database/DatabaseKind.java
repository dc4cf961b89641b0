package io.onecare.core.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The databases the library runs on. Each call gives a new one. */
public enum DatabaseKind {
    H2 {
        @Override
        public DatabaseAccess migrated() {
            DatabaseAccess access = create();
            run(access, H2Schema.STATEMENTS);
            return access;
        }

        @Override
        public DatabaseAccess create() {
            return new DatabaseAccess(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=200",
                    "sa",
                    "");
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseAccess migrated() {
            return Postgres.create(" template " + PostgresSchema.TEMPLATE);
        }

        @Override
        public DatabaseAccess create() {
            return Postgres.create("");
        }

        @Override
        public void drop(DatabaseAccess access) {
            Postgres.drop(access);
        }
    };

    /**
     * Makes a new, empty database.
     *
     * @return how to reach it
     */
    public abstract DatabaseAccess create();

    /**
     * Makes a new database with the schema that ships and nothing in it: on PostgreSQL a copy of
     * one that Flyway has migrated, on H2 by the same files without Flyway's own tables; both are
     * many times faster than migrating each.
     *
     * @return how to reach it
     */
    public abstract DatabaseAccess migrated();

    /**
     * Gives a database back that nobody uses any more.
     *
     * @param access how it was reached
     */
    public void drop(DatabaseAccess access) {
        run(access, List.of("shutdown"));
    }

    /**
     * Gives an empty database the schema that ships.
     *
     * @param access the database
     * @return the same
     */
    public static DatabaseAccess migrate(DatabaseAccess access) {
        flyway(access).migrate();
        return access;
    }

    private static Flyway flyway(DatabaseAccess access) {
        return Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .locations("classpath:db/onecare")
                .load();
    }

    private static void run(DatabaseAccess access, List<String> statements) {
        try (Connection connection =
                        DriverManager.getConnection(
                                access.url(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** The files that Flyway would run, in its order. */
    private static final class H2Schema {

        private static final List<String> STATEMENTS =
                Arrays.stream(flyway(H2.create()).info().pending())
                        .map(
                                file ->
                                        "runscript from 'classpath:db/onecare/"
                                                + file.getScript()
                                                + "'")
                        .toList();
    }

    /** The database that the others are copied from. */
    private static final class PostgresSchema {

        private static final String TEMPLATE = name(migrate(POSTGRESQL.create()));

        private static String name(DatabaseAccess access) {
            return access.url().replaceFirst("^.*/([^/?]+).*$", "$1");
        }
    }

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

        static DatabaseAccess create(String how) {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            run(server(), List.of("create database " + name + how));
            return new DatabaseAccess(
                    URL.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"), "postgres", "postgres");
        }

        static void drop(DatabaseAccess access) {
            String name = PostgresSchema.name(access);
            run(server(), List.of("drop database if exists " + name + " with (force)"));
        }

        private static DatabaseAccess server() {
            return new DatabaseAccess(URL, "postgres", "postgres");
        }
    }
}
