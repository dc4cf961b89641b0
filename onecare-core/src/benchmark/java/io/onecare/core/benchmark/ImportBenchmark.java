package io.onecare.core.benchmark;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Transactions;
import io.onecare.core.database.DatabaseAccess;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.imports.BeginImport;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportListener;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.ImportOutcome;
import io.onecare.core.imports.ImportReport;
import io.onecare.core.imports.Imports;
import io.onecare.core.imports.PriceListRow;
import io.onecare.core.imports.SourceLine;
import io.onecare.core.imports.TariffRow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * An import of tariffs into PostgreSQL beside the database's own bulk load: {@code COPY} of the same
 * tariffs into the same table with its indexes and foreign keys, in the same run. The network is
 * that of ten million tariffs, however many there are: 20,000 facilities with 100 services each.
 */
public final class ImportBenchmark {

    private static final int FACILITIES = 20_000;
    private static final int SERVICES = 500;
    private static final int PRICE_LISTS = 5;
    private static final int OFFERED = 100;
    private static final long FIRST_ID = 0x0199_0000_0000_7000L;
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final Actor SYSTEM = Actor.system("benchmark");

    private final DatabaseAccess access;
    private final int tariffs;

    private ImportBenchmark(DatabaseAccess access, int tariffs) {
        this.access = access;
        this.tariffs = Math.min(tariffs, FACILITIES * OFFERED * PRICE_LISTS);
    }

    /**
     * Runs it.
     *
     * @param arguments as those of {@link Benchmarks}, of which only the folder counts, then how many
     *     tariffs, and the providers, separated by commas
     */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server =
                BenchmarkDatabase.startPostgres(Path.of(arguments[2]).resolve("import"))) {
            DatabaseAccess access =
                    new DatabaseAccess(
                            server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            DatabaseKind.migrate(access);
            ImportBenchmark benchmark =
                    new ImportBenchmark(access, Integer.parseInt(arguments[4]));
            benchmark.network();
            benchmark.copy("ids at random", i -> UUID.randomUUID());
            benchmark.empty();
            double copy = benchmark.copy("ids in their order", ImportBenchmark::ascending);
            for (String provider : arguments[5].split(",")) {
                benchmark.empty();
                benchmark.library(JpaProvider.valueOf(provider), copy);
            }
        }
    }

    private void network() throws SQLException {
        sql(
                "insert into service_category (id, code, name_it, display_order)"
                        + " values (gen_random_uuid(), 'VISITA', 'Visita', 1)",
                "insert into health_service (id, code, category_id, name_it) select"
                        + " gen_random_uuid(), 'S-' || i, c.id, 'Visita' from service_category c,"
                        + " generate_series(0, " + (SERVICES - 1) + ") i",
                "insert into price_list (id, code, name_it) select gen_random_uuid(), 'L-' || i,"
                        + " 'Listino' from generate_series(0, " + (PRICE_LISTS - 1) + ") i",
                "insert into facility (id, version, code, name, street, postal_code, comune,"
                        + " province, booking_mode, valid_from) select gen_random_uuid(), 1,"
                        + " 'OC-' || i, 'Centro', 'Via Nuvola 1', '10121', 'Torino', 'TO',"
                        + " 'ONLINE', date '2020-01-01' from generate_series(0, "
                        + (FACILITIES - 1) + ") i",
                "insert into facility_service (facility_id, service_id) select f.id, v.id from"
                        + " generate_series(0, " + (FACILITIES - 1) + ") i, generate_series(0, "
                        + (OFFERED - 1) + ") j, facility f, health_service v"
                        + " where f.code = 'OC-' || i and v.code = 'S-' || mod(i * 7 + j, "
                        + SERVICES + ")",
                "vacuum analyze");
    }

    private void empty() throws SQLException {
        sql("truncate tariff cascade", "vacuum analyze tariff");
    }

    /** Gives rows per second. */
    private double copy(String what, IntFunction<UUID> ids) throws SQLException {
        List<String> facilities = ids("facility", "OC-", FACILITIES);
        List<String> services = ids("health_service", "S-", SERVICES);
        List<String> lists = ids("price_list", "L-", PRICE_LISTS);
        long start = System.nanoTime();
        try (Connection connection = connect()) {
            CopyIn copy =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy tariff (id, version, facility_id, service_id,"
                                            + " price_list_id, price, valid_from) from stdin"
                                            + " with (format csv)");
            StringBuilder some = new StringBuilder();
            for (int i = 0; i < tariffs; i++) {
                some.append(ids.apply(i)).append(",1,").append(facilities.get(facility(i)));
                some.append(',').append(services.get(service(i))).append(',');
                some.append(lists.get(i % PRICE_LISTS)).append(',').append(price(i));
                some.append(',').append(FROM).append('\n');
                if (some.length() > 60_000 || i == tariffs - 1) {
                    byte[] bytes = some.toString().getBytes(StandardCharsets.US_ASCII);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    some.setLength(0);
                }
            }
            copy.endCopy();
        }
        return told("COPY", what, start, Double.NaN);
    }

    /** As the import gives them to new rows. */
    private static UUID ascending(int i) {
        return new UUID(
                FIRST_ID + ((long) (i / 1_000) << 16) + i % 1_000,
                UUID.randomUUID().getLeastSignificantBits());
    }

    private void library(JpaProvider provider, double copy) throws SQLException {
        TestNetwork network = TestNetwork.over(provider, access, BenchmarkData.CLOCK);
        Imports imports = network.withoutTransaction(OneCare::imports);
        Transactions transactions =
                new Transactions() {
                    @Override
                    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
                        return network.inTransaction(o -> work.get());
                    }
                };
        for (String round : List.of("first", "again")) {
            long all = System.nanoTime();
            ImportId id =
                    network.inTransaction(
                                    o ->
                                            o.imports()
                                                    .begin(
                                                            SYSTEM,
                                                            BeginImport.of(
                                                                    ImportKind.TARIFFS,
                                                                    ImportMode.REPLACE,
                                                                    FROM)))
                            .id();
            List<SourceLine> batch = new ArrayList<>();
            batch.add(new SourceLine(1, new PriceListRow("L-0", "Listino", null)));
            for (int i = 0; i < tariffs; i++) {
                batch.add(
                        new SourceLine(
                                i + 2,
                                new TariffRow(
                                        "OC-" + facility(i),
                                        "S-" + service(i),
                                        "L-" + i % PRICE_LISTS,
                                        new BigDecimal(price(i)),
                                        FROM,
                                        null)));
                if (batch.size() == Imports.MAX_BATCH || i == tariffs - 1) {
                    network.inTransaction(o -> o.imports().stage(SYSTEM, id, batch));
                    batch.clear();
                }
            }
            told(provider + " " + round, "staged", all, copy);
            long check = System.nanoTime();
            ImportReport checked = report(imports.check(SYSTEM, id, transactions, phases()));
            told(provider + " " + round, "checked", check, copy);
            long apply = System.nanoTime();
            report(network.inTransaction(o -> o.imports().apply(SYSTEM, id, phases())));
            told(provider + " " + round, "applied", apply, copy);
            told(provider + " " + round, "in all", all, copy);
            System.out.println("  " + checked.total());
            long known = count("select count(*) from tariff");
            if (known != tariffs || checked.total().problems() > 0) {
                throw new IllegalStateException(
                        "There are (%d) tariffs but must be (%d).".formatted(known, tariffs));
            }
            sql("vacuum analyze tariff", "vacuum analyze import_tariff");
        }
        network.abandon();
        sql("truncate import_tariff");
        System.out.printf(Locale.ROOT, "  heap at its peak: %d MB of %d MB%n", peak(), max());
    }

    private static ImportListener phases() {
        long[] start = {System.nanoTime()};
        return progress -> {
            if (progress.done() == progress.total()) {
                System.out.printf(
                        Locale.ROOT,
                        "    %-13s %-10s %8.1f s%n",
                        progress.phase(),
                        progress.rowType(),
                        (System.nanoTime() - start[0]) / 1e9);
            } else if (progress.done() == 0) {
                start[0] = System.nanoTime();
            }
        };
    }

    private static ImportReport report(ImportOutcome outcome) {
        if (outcome instanceof ImportOutcome.Done done) {
            return done.report();
        }
        throw new IllegalStateException(outcome.toString());
    }

    private double told(String who, String what, long start, double copy) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double rate = tariffs / seconds;
        System.out.printf(
                Locale.ROOT,
                "%-18s %-22s %10.1f s %12.0f rows/s  x%.2f of COPY%n",
                who,
                what,
                seconds,
                rate,
                rate / (Double.isNaN(copy) ? rate : copy));
        return rate;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / 1_048_576;
    }

    private static long max() {
        return Runtime.getRuntime().maxMemory() / 1_048_576;
    }

    private int facility(int i) {
        return i / PRICE_LISTS / OFFERED;
    }

    private int service(int i) {
        return (facility(i) * 7 + i / PRICE_LISTS % OFFERED) % SERVICES;
    }

    private static String price(int i) {
        return 20 + i % 180 + "." + (10 + i % 90);
    }

    private List<String> ids(String table, String prefix, int number) throws SQLException {
        List<String> ids = new ArrayList<>(Collections.nCopies(number, ""));
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select code, id from " + table)) {
            while (rows.next()) {
                ids.set(
                        Integer.parseInt(rows.getString(1).substring(prefix.length())),
                        rows.getString(2));
            }
        }
        return ids;
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }
}
