package io.onecare.portal.it.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL for servers as they ship: one of its own, or that of {@code it.postgres.url}. */
public final class ServerDatabase implements AutoCloseable {

    /** Thirty-two zeros. */
    static final String SECRET_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static final String GIVEN = System.getProperty("it.postgres.url", "");

    private final @Nullable EmbeddedPostgres own;

    private ServerDatabase(@Nullable EmbeddedPostgres own) {
        this.own = own;
    }

    public static ServerDatabase open() throws IOException {
        return new ServerDatabase(GIVEN.isBlank() ? EmbeddedPostgres.builder().start() : null);
    }

    /** Gives the address of a new, empty database. */
    public String create() throws SQLException {
        String server = own == null ? GIVEN : own.getJdbcUrl("postgres", "postgres");
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(server, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    /** All that the demo needs on PostgreSQL. */
    public static Map<String, String> demo(String url, Path data) {
        return Map.of(
                "ONECARE_DATA",
                data.toString(),
                "ONECARE_DB_URL",
                url,
                "ONECARE_DB_USER",
                "postgres",
                "ONECARE_DB_PASSWORD",
                "postgres");
    }

    /** All that production asks for. */
    public static Map<String, String> production(String url, Path data) {
        return Map.ofEntries(
                Map.entry("ONECARE_DATA", data.toString()),
                Map.entry("ONECARE_SECRET_KEY", SECRET_KEY),
                Map.entry("ONECARE_MODE", "production"),
                Map.entry("ONECARE_DB_URL", url),
                Map.entry("ONECARE_DB_USER", "postgres"),
                Map.entry("ONECARE_DB_PASSWORD", "postgres"),
                Map.entry("ONECARE_HOSTS", "localhost"),
                Map.entry("ONECARE_BASE_URL", "https://onecare.assicurazione.example"),
                Map.entry("ONECARE_COOKIE_SECURE", "true"),
                Map.entry("ONECARE_MAIL_HOST", "mail.assicurazione.example"),
                Map.entry("ONECARE_MAIL_FROM", "onecare@assicurazione.example"),
                Map.entry("ONECARE_CONTACT_PHONE", "02 0012345"),
                Map.entry("ONECARE_CONTACT_EMAIL", "rete@assicurazione.example"));
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
    }
}
