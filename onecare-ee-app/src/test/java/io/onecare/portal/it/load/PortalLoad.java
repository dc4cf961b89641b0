package io.onecare.portal.it.load;

import io.onecare.portal.it.Visitor;
import io.onecare.portal.it.server.ShippedServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Serves the demo network times ten from PostgreSQL by the server as it ships, with a bare
 * PrimeFaces page beside it, and prints what the portal's pages cost beside that.
 */
public final class PortalLoad {

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int BOOKINGS_OF_A_MEMBER = 3;

    /** Those of facilities that have left, or join later, have no slots. */
    private static final String AGENDAS_BEHIND =
            "select count(*) from schedule where horizon_until is null and valid_from <= current_date"
                    + " and (valid_until is null or valid_until > current_date)";

    private PortalLoad() {}

    /**
     * Runs it.
     *
     * @param arguments the folder of Liberty; the name of the server in it; a folder for files,
     *     which is emptied; how many pages are opened in a second, and half as many forms sent; how
     *     many seconds each kind lasts in a round; how many rounds
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("it.wlp", arguments[0]);
        System.setProperty("it.server.process", arguments[1]);
        Path folder = Path.of(arguments[2]);
        Plan plan =
                new Plan(
                        Double.parseDouble(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        Integer.parseInt(arguments[5]));
        delete(folder);
        Files.createDirectories(folder);
        BareWar.deploy(Path.of(arguments[0], "usr/servers", arguments[1]));
        try (EmbeddedPostgres database =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgresql"))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .setServerConfig("pg_stat_statements.track_planning", "on")
                        .start()) {
            String url = database.getJdbcUrl("postgres", "postgres");
            try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
                String report = run(folder, url, connection, plan);
                System.out.println(report);
                Files.writeString(folder.resolveSibling("portal-load.txt"), report);
            }
        }
        delete(folder);
    }

    /**
     * How much of what.
     *
     * @param perSecond pages opened in a second
     * @param seconds how long each kind lasts in a round
     * @param rounds how many are measured
     */
    record Plan(double perSecond, int seconds, int rounds) {

        double formsPerSecond() {
            return perSecond / 2;
        }

        int pages() {
            return (int) (perSecond * seconds);
        }

        int forms() {
            return (int) (formsPerSecond() * seconds);
        }

        /** One round more to warm up, and one to look into. */
        int allForms() {
            return forms() * (rounds + 2);
        }

        int members() {
            return (allForms() + BOOKINGS_OF_A_MEMBER - 1) / BOOKINGS_OF_A_MEMBER;
        }
    }

    private static String run(Path folder, String database, Connection connection, Plan plan)
            throws IOException, SQLException {
        int port = ShippedServer.freePort();
        URL base = URI.create("http://localhost:" + port + "/").toURL();
        Map<String, String> settings =
                Map.of(
                        "ONECARE_DATA", folder.resolve("data").toString(),
                        "ONECARE_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                        "ONECARE_DB_URL", database,
                        "ONECARE_DB_USER", "postgres",
                        "ONECARE_DB_PASSWORD", "postgres");
        say("The demo network is made.");
        try (ShippedServer first = ShippedServer.start(folder.resolve("1"), port, settings)) {
            first.awaitReady();
            LoadMembers.register(base);
            awaitSlots(connection);
        }
        say("It becomes ten times as large.");
        TenfoldNetwork.add(connection);
        LoadMembers.multiply(connection, plan.members());
        try (ShippedServer portal = ShippedServer.start(folder.resolve("2"), port, settings)) {
            portal.awaitReady();
            say(
                    "%d members log in and prepare %d bookings."
                            .formatted(plan.members(), plan.allForms()));
            List<LoadMembers.Member> members = LoadMembers.logIn(base, plan.members());
            List<Clicks.Form> confirmations = Preparation.confirmations(members);
            say("The load begins.");
            return size(connection)
                    + new Rounds(base, plan, members, confirmations, connection).run();
        }
    }

    /** Those of every agenda, and every price: the last things that a first start makes. */
    private static void awaitSlots(Connection connection) throws SQLException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (number(connection, AGENDAS_BEHIND) > 0
                || number(connection, "select count(*) from tariff") == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The demo's agendas are not ready.");
            }
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException fault) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(fault);
            }
        }
    }

    private static String size(Connection connection) throws SQLException {
        return "%,d facilities, %,d prices, %,d slots%n"
                .formatted(
                        number(connection, "select count(*) from facility"),
                        number(connection, "select count(*) from tariff"),
                        number(connection, "select count(*) from slot"));
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void say(String what) {
        System.out.println(what);
    }

    /** Somebody new on a bare page with a form. */
    static Clicks.Form bareForm(URL base) {
        Visitor visitor = Visitor.at(base, "127.0.0.1");
        return BareWar.form(visitor.get("bare/form.xhtml").body(), visitor.cookies());
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(folder)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }
}
