package io.onecare.core.benchmark;

import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseAccess;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.network.FacilityQuery;
import io.onecare.core.network.FacilityQuery.Standing;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How administrators find a facility among 20,000 by words, beside a page of as many facilities
 * that is read by the index of codes, in turn, on PostgreSQL.
 */
public final class DirectoryBenchmark {

    private static final Actor SYSTEM = Actor.system("benchmark");
    private static final int FACILITIES = 20_000;
    private static final int PAGE = 50;
    private static final int WARM_UP = 200;
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 8);

    private DirectoryBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments as those of {@link Benchmarks}, of which only folder and rounds count, then
     *     one that does not, and the providers, separated by commas
     */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server =
                BenchmarkDatabase.startPostgres(Path.of(arguments[2]).resolve("directory"))) {
            DatabaseAccess access =
                    new DatabaseAccess(
                            server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            DatabaseKind.migrate(access);
            fill(access);
            for (String provider : arguments[5].split(",")) {
                TestNetwork network =
                        TestNetwork.over(
                                JpaProvider.valueOf(provider), access, BenchmarkData.CLOCK);
                for (String typed : List.of("", "citta", "comune 655", "OC-19999", "nessuna")) {
                    compare(provider, network, typed, Integer.parseInt(arguments[3]) * 100);
                }
                network.abandon();
            }
        }
    }

    private static void fill(DatabaseAccess access) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                access.url(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into facility (id, version, code, name, street, postal_code, comune,"
                            + " province, booking_mode, valid_from) select gen_random_uuid(), 1,"
                            + " 'OC-' || i, case mod(i, 3) when 0 then 'Poliambulatorio Città'"
                            + " when 1 then 'Centro medico Brezza' else 'Casa di cura Vento' end"
                            + " || ' ' || i, 'Via Nuvola 1', '10121', 'Comune ' || mod(i, 700),"
                            + " 'TO', 'ONLINE', date '2020-01-01' from generate_series(0, "
                            + (FACILITIES - 1)
                            + ") i");
            statement.execute("vacuum analyze");
        }
    }

    private static void compare(String provider, TestNetwork network, String typed, int times) {
        FacilityQuery query = new FacilityQuery(typed, Standing.ANY, TODAY);
        List<Long> found = new ArrayList<>();
        List<Long> read = new ArrayList<>();
        for (int i = 0; i < WARM_UP + times; i++) {
            String after = "OC-1" + i;
            long first = System.nanoTime();
            network.withoutTransaction(
                    o -> o.facilityDirectory().find(SYSTEM, query, 0, PAGE));
            long second = System.nanoTime();
            network.withoutTransaction(o -> o.facilityDirectory().page(SYSTEM, after, PAGE));
            long third = System.nanoTime();
            if (i >= WARM_UP) {
                found.add(second - first);
                read.add(third - second);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-12s \"%s\": found in %.1f ms, a page by the index in %.1f ms, x%.1f (medians)%n",
                provider,
                typed,
                median(found) / 1e6,
                median(read) / 1e6,
                (double) median(found) / median(read));
    }

    private static long median(List<Long> all) {
        Collections.sort(all);
        return all.get(all.size() / 2);
    }
}
