package io.onecare.core.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.ConnectionPoolDataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

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

        @Override
        ConnectionPoolDataSource connections(DatabaseAccess access) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(access.url());
            source.setUser(access.user());
            source.setPassword(access.password());
            return source;
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseAccess migrated() {
            DatabaseAccess used = PostgresSchema.USED.poll();
            return used != null ? used : Postgres.create(" template " + PostgresSchema.TEMPLATE);
        }

        @Override
        public DatabaseAccess create() {
            return Postgres.create("");
        }

        @Override
        public void drop(DatabaseAccess access) {
            Postgres.drop(access);
        }

        @Override
        void reuse(DatabaseAccess access) {
            if (PostgresSchema.reset(access)) {
                PostgresSchema.USED.add(access);
            } else {
                drop(access);
            }
        }

        @Override
        ConnectionPoolDataSource connections(DatabaseAccess access) {
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            source.setUrl(access.url());
            source.setUser(access.user());
            source.setPassword(access.password());
            return source;
        }
    };

    /**
     * Makes a new, empty database.
     *
     * @return how to reach it
     */
    public abstract DatabaseAccess create();

    /**
     * Makes a database with the schema that ships and nothing in it: on PostgreSQL a copy of one
     * that Flyway has migrated, or such a copy made empty again; on H2 by the same files without
     * Flyway's own tables. All are many times faster than migrating each.
     *
     * @return how to reach it
     */
    public abstract DatabaseAccess migrated();

    /** Gives a {@link #migrated} database back that holds what the library wrote, and no more. */
    void reuse(DatabaseAccess access) {
        drop(access);
    }

    /** Connections to a database, to be pooled. */
    abstract ConnectionPoolDataSource connections(DatabaseAccess access);

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

        /** Copies that are empty again. */
        private static final Queue<DatabaseAccess> USED = new ConcurrentLinkedQueue<>();

        private static final String TEMPLATE = template();

        private static String template() {
            DatabaseAccess access = migrate(POSTGRESQL.create());
            run(access, List.of(resource("/database/reset.sql")));
            return name(access);
        }

        /** Gives false for a database whose schema a test has altered: nothing makes it as new. */
        private static boolean reset(DatabaseAccess access) {
            try (Connection connection =
                            DriverManager.getConnection(
                                    access.url(), access.user(), access.password());
                    Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("select testing.reset()")) {
                answer.next();
                return answer.getBoolean(1);
            } catch (SQLException fault) {
                throw new IllegalStateException(fault);
            }
        }

        private static String resource(String name) {
            try (InputStream in = DatabaseKind.class.getResourceAsStream(name)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

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
