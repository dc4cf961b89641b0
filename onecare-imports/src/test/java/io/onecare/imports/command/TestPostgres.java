package io.onecare.imports.command;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** One PostgreSQL for all tests, its own binaries or the one of -Dit.postgres.url. */
final class TestPostgres {

    static final String PASSWORD = "post-gres-secret";

    private static final String SERVER = start();
    private static final String TEMPLATE = template();

    private TestPostgres() {}

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

    private static String template() {
        String name = create("");
        Flyway.configure()
                .dataSource(url(name), "postgres", PASSWORD)
                .locations("classpath:db/onecare")
                .load()
                .migrate();
        return name;
    }

    /** A database with the schema that ships and nothing in it. */
    static String migrated() {
        return url(create(" template " + TEMPLATE));
    }

    private static String create(String how) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(SERVER, "postgres", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + how);
            return name;
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String url(String name) {
        return SERVER.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    static EntityManagerFactory open(String url) {
        return new DatabaseSettings(url, "postgres", PASSWORD).open();
    }

    static void change(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", PASSWORD);
                Statement open = connection.createStatement()) {
            open.executeUpdate(statement);
        }
    }

    static long number(String url, String query) throws SQLException {
        return Long.parseLong(text(url, query));
    }

    static String text(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
