package io.onecare.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The queries of {@code db/invariants}, each of which returns no row on a good database. {@link
 * TestNetwork#close} runs them all, so that every database test ends with them.
 */
public final class Invariants {

    private Invariants() {}

    /** Fails with the offending rows if an invariant does not hold. */
    public static void assertHold(Connection connection) throws SQLException {
        Map<String, List<String>> violations = violations(connection);
        if (!violations.isEmpty()) {
            throw new AssertionError("Broken invariants: " + violations);
        }
    }

    /** Gives the offending rows of each invariant that does not hold, by file name. */
    public static Map<String, List<String>> violations(Connection connection) throws SQLException {
        Map<String, List<String>> violations = new TreeMap<>();
        for (Map.Entry<String, String> query : queries().entrySet()) {
            List<String> rows = rows(connection, query.getValue());
            if (!rows.isEmpty()) {
                violations.put(query.getKey(), rows);
            }
        }
        return violations;
    }

    /** Gives the queries by file name, from the folder or, where the library is packed, the jar. */
    public static Map<String, String> queries() {
        URL folder = Objects.requireNonNull(Invariants.class.getResource("/db/invariants"));
        try {
            if (folder.openConnection() instanceof JarURLConnection jar) {
                Path file = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem packed = FileSystems.newFileSystem(file)) {
                    return queries(packed.getPath("/db/invariants"));
                }
            }
            return queries(Path.of(folder.toURI()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (URISyntaxException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Map<String, String> queries(Path folder) throws IOException {
        Map<String, String> queries = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                queries.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return queries;
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    row.append(columns.getColumnLabel(column))
                            .append('=')
                            .append(result.getString(column))
                            .append(' ');
                }
                rows.add(row.toString().strip());
            }
        }
        return rows;
    }
}
