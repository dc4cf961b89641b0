package io.onecare.core.benchmark;

import io.onecare.core.database.DatabaseAccess;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.Statements;
import io.onecare.core.database.TestNetwork;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database with {@link BenchmarkData}. The first JVM makes it; the JVMs that measure find it by
 * system properties.
 *
 * @param kind what it is
 * @param access how to reach it
 */
record BenchmarkDatabase(DatabaseKind kind, DatabaseAccess access) {

    private static final String H2_SETTINGS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /** With the defaults of a server out of the box: fsync on, synchronous commit, 128 MB. */
    static EmbeddedPostgres startPostgres(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    static BenchmarkDatabase filled(EmbeddedPostgres server) throws SQLException {
        return filled(
                DatabaseKind.POSTGRESQL,
                new DatabaseAccess(
                        server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"));
    }

    /** A file, as the portal has it without a setting; writes reach it with the commit. */
    static BenchmarkDatabase filled(Path h2Folder) throws SQLException {
        String url = "jdbc:h2:file:" + h2Folder.resolve("onecare").toAbsolutePath() + H2_SETTINGS;
        filled(DatabaseKind.H2, new DatabaseAccess(url, "sa", ""));
        return new BenchmarkDatabase(
                DatabaseKind.H2, new DatabaseAccess(url + ";WRITE_DELAY=0", "sa", ""));
    }

    private static BenchmarkDatabase filled(DatabaseKind kind, DatabaseAccess access)
            throws SQLException {
        BenchmarkDatabase database = new BenchmarkDatabase(kind, access);
        DatabaseKind.migrate(access);
        try (Connection connection = database.connect()) {
            BenchmarkData.load(kind, connection);
        }
        return database;
    }

    /** The database that the first JVM named to this one. */
    static BenchmarkDatabase named() {
        return new BenchmarkDatabase(
                DatabaseKind.valueOf(System.getProperty("benchmark.kind")),
                new DatabaseAccess(
                        System.getProperty("benchmark.url"),
                        System.getProperty("benchmark.user"),
                        System.getProperty("benchmark.password")));
    }

    /** How to start another JVM that finds this database. */
    String[] asArguments() {
        return new String[] {
            "-Xms2g",
            "-Xmx2g",
            "-Dbenchmark.kind=" + kind,
            "-Dbenchmark.url=" + access.url(),
            "-Dbenchmark.user=" + access.user(),
            "-Dbenchmark.password=" + access.password()
        };
    }

    /** The library over this database. */
    TestNetwork network(JpaProvider provider) {
        return TestNetwork.over(provider, access, BenchmarkData.CLOCK);
    }

    /** The library over this database, its statements counted. */
    TestNetwork countedNetwork(JpaProvider provider) {
        return TestNetwork.counted(provider, kind, access, BenchmarkData.CLOCK);
    }

    Connection connect() throws SQLException {
        return connect("");
    }

    Connection connect(String moreInUrl) throws SQLException {
        return DriverManager.getConnection(
                access.url() + moreInUrl, access.user(), access.password());
    }

    /** A connection whose statements are counted. */
    Connection countedConnection() throws SQLException {
        return Statements.counted(connect());
    }

    /** Takes back what was generated. */
    void emptySchedules() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "delete from slot where schedule_id in"
                            + " (select id from schedule where code like 'GEN-%')");
            statement.execute(
                    "update schedule set horizon_until = null where code like 'GEN-%'");
            if (kind == DatabaseKind.POSTGRESQL) {
                statement.execute("vacuum analyze slot");
            }
        }
    }
}
