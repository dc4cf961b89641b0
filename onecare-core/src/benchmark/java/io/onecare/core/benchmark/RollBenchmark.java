package io.onecare.core.benchmark;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Transactions;
import io.onecare.core.database.DatabaseAccess;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.imports.BeginImport;
import io.onecare.core.imports.CoverRow;
import io.onecare.core.imports.DependantRow;
import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportListener;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.ImportOutcome;
import io.onecare.core.imports.ImportReport;
import io.onecare.core.imports.ImportRow;
import io.onecare.core.imports.Imports;
import io.onecare.core.imports.MemberRow;
import io.onecare.core.imports.PolicyRow;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.SourceLine;
import io.onecare.core.member.Relationship;
import io.onecare.core.person.TaxCodeWriter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * An import of the roll into PostgreSQL beside the database's own bulk load: {@code COPY} of the
 * same policies, members, covers and dependants into the same tables, in the same run. Tells how
 * much of the heap is in use after a collection while it goes on: it must not grow with the roll.
 *
 * <p>{@code mvn -P benchmark -pl onecare-core test -Dbenchmark.program=RollBenchmark
 * -Dbenchmark.heap=512m -Dbenchmark.members=200000}
 */
public final class RollBenchmark {

    private static final int MEMBERS_PER_POLICY = 100;
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final Actor SYSTEM = Actor.system("benchmark");

    private final DatabaseAccess access;
    private final int members;
    private long rows;

    private RollBenchmark(DatabaseAccess access, int members) {
        this.access = access;
        this.members = members;
    }

    /**
     * Runs it.
     *
     * @param arguments as those of {@link Benchmarks}, of which only the folder counts; the sixth
     *     are the providers, separated by commas, the seventh how many members
     */
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server =
                BenchmarkDatabase.startPostgres(Path.of(arguments[2]).resolve("roll"))) {
            DatabaseAccess access =
                    new DatabaseAccess(
                            server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            DatabaseKind.migrate(access);
            RollBenchmark benchmark = new RollBenchmark(access, Integer.parseInt(arguments[6]));
            UUID priceList = UUID.randomUUID();
            benchmark.sql(
                    "insert into price_list (id, code, name_it) values ('"
                            + priceList
                            + "', 'BASE', 'Listino')");
            double copy = benchmark.copy(priceList);
            for (String provider : arguments[5].split(",")) {
                benchmark.sql(
                        "truncate policy, member, member_cover, dependant cascade",
                        "vacuum analyze");
                benchmark.library(JpaProvider.valueOf(provider), copy);
            }
        }
    }

    /** All rows; {@code changed} is how many members of a thousand have left or moved. */
    private void eachRow(int changed, Consumer<ImportRow> row) {
        for (int p = 0; p <= (members - 1) / MEMBERS_PER_POLICY; p++) {
            row.accept(new PolicyRow("P-" + p, "Ditta Prova", "BASE", FROM, null));
        }
        for (int i = 0; i < members; i++) {
            if (i % 1_000 < changed / 2) {
                continue;
            }
            String number = "M-" + i;
            row.accept(
                    new MemberRow(
                            number,
                            i % 1_000 < changed ? "Nuovo" : "Titolare",
                            "Nome " + i % 977,
                            LocalDate.of(1950 + i % 50, 1 + i % 12, 1 + i % 28),
                            taxCode(i),
                            "m" + i + "@example.org",
                            null));
            row.accept(new CoverRow(number, "P-" + i / MEMBERS_PER_POLICY, FROM, null));
            if (i % 5 > 0) {
                row.accept(
                        new DependantRow(
                                "D-" + i,
                                number,
                                i % 5 == 1 ? Relationship.SPOUSE_OR_PARTNER : Relationship.CHILD,
                                "Familiare",
                                "Nome " + i % 977,
                                LocalDate.of(1980 + i % 40, 1 + i % 12, 1 + i % 28),
                                taxCode(members + i),
                                FROM,
                                null));
            }
        }
    }

    /** Gives rows per second. */
    private double copy(UUID priceList) throws SQLException {
        long start = System.nanoTime();
        List<String> policies = new ArrayList<>();
        try (Connection connection = connect()) {
            copy(
                    connection,
                    "policy (id, version, policy_number, holder_name, price_list_id, valid_from)",
                    PolicyRow.class,
                    row -> {
                        policies.add(UUID.randomUUID().toString());
                        return policies.get(policies.size() - 1)
                                + ",1,"
                                + row.number()
                                + ","
                                + row.holderName()
                                + ","
                                + priceList
                                + ","
                                + FROM;
                    });
            copy(
                    connection,
                    "member (id, version, member_number, surname, given_name, birth_date,"
                            + " tax_code, email)",
                    MemberRow.class,
                    row ->
                            id(row.number())
                                    + ",1,"
                                    + row.number()
                                    + ","
                                    + row.familyName()
                                    + ","
                                    + row.givenName()
                                    + ","
                                    + row.birthDate()
                                    + ","
                                    + row.taxCode()
                                    + ","
                                    + row.email());
            copy(
                    connection,
                    "member_cover (id, version, member_id, policy_id, valid_from)",
                    CoverRow.class,
                    row ->
                            UUID.randomUUID()
                                    + ",1,"
                                    + id(row.memberNumber())
                                    + ","
                                    + policies.get(
                                            Integer.parseInt(
                                                    String.valueOf(row.policyNumber())
                                                            .substring(2)))
                                    + ","
                                    + FROM);
            copy(
                    connection,
                    "dependant (id, version, dependant_number, member_id, relationship, surname,"
                            + " given_name, birth_date, tax_code, valid_from)",
                    DependantRow.class,
                    row ->
                            UUID.randomUUID()
                                    + ",1,"
                                    + row.number()
                                    + ","
                                    + id(row.memberNumber())
                                    + ","
                                    + row.relationship()
                                    + ","
                                    + row.familyName()
                                    + ","
                                    + row.givenName()
                                    + ","
                                    + row.birthDate()
                                    + ","
                                    + row.taxCode()
                                    + ","
                                    + FROM);
        }
        return told("COPY", "into the tables themselves", start, Double.NaN);
    }

    private <T extends ImportRow> void copy(
            Connection connection, String table, Class<T> type, java.util.function.Function<T, String> line)
            throws SQLException {
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin with (format csv)");
        StringBuilder some = new StringBuilder();
        eachRow(
                0,
                row -> {
                    if (type.isInstance(row)) {
                        rows++;
                        some.append(line.apply(type.cast(row))).append('\n');
                        if (some.length() > 60_000) {
                            send(copy, some);
                        }
                    }
                });
        send(copy, some);
        copy.endCopy();
    }

    private static void send(CopyIn copy, StringBuilder some) {
        byte[] bytes = some.toString().getBytes(StandardCharsets.US_ASCII);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        some.setLength(0);
    }

    private void library(JpaProvider provider, double copy) throws SQLException {
        TestNetwork network = TestNetwork.over(provider, access, BenchmarkData.CLOCK);
        FromMonth all = new FromMonth(2, ImportKind.ROLL.rowTypes());
        for (String round : List.of("first", "again", "1 % else")) {
            round(network, provider + " " + round, all, round.startsWith("1") ? 10 : 0, copy);
            sql("vacuum analyze");
        }
        // files of their own, each the whole truth of what it has
        int month = 3;
        for (RowType type : List.of(RowType.DEPENDANT, RowType.COVER)) {
            for (int changed : List.of(0, 10)) {
                FromMonth part = new FromMonth(month++, List.of(type));
                round(network, provider + " " + type + " " + changed, part, changed, copy);
                sql("vacuum analyze");
            }
        }
        if (count("select count(*) from member") != members) {
            throw new IllegalStateException("Somebody is missing.");
        }
        network.abandon();
        sql("truncate import_policy, import_member, import_cover, import_dependant");
    }

    /** From which month of the year on a source speaks, and of which rows. */
    private record FromMonth(int month, List<RowType> types) {

        BeginImport wish() {
            Map<RowType, Set<ImportColumn>> columns = new EnumMap<>(RowType.class);
            types.forEach(type -> columns.put(type, Set.copyOf(type.columns())));
            return new BeginImport(
                    ImportKind.ROLL, ImportMode.REPLACE, FROM.plusMonths(month), columns);
        }
    }

    private void round(
            TestNetwork network, String who, FromMonth source, int changed, double copy) {
        Imports imports = network.withoutTransaction(OneCare::imports);
        Transactions transactions =
                new Transactions() {
                    @Override
                    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
                        return network.inTransaction(o -> work.get());
                    }
                };
        long all = System.nanoTime();
        ImportId id = network.inTransaction(o -> o.imports().begin(SYSTEM, source.wish())).id();
        List<SourceLine> batch = new ArrayList<>();
        int[] line = {0};
        eachRow(
                changed,
                row -> {
                    if (!source.types().contains(row.type())) {
                        return;
                    }
                    batch.add(new SourceLine(++line[0], row));
                    if (batch.size() == Imports.MAX_BATCH) {
                        network.inTransaction(o -> o.imports().stage(SYSTEM, id, batch));
                        batch.clear();
                    }
                    if (line[0] % members == 0) {
                        inUse(line[0] + " rows");
                    }
                });
        network.inTransaction(o -> o.imports().stage(SYSTEM, id, batch));
        rows = line[0];
        told(who, "staged", all, copy);
        long check = System.nanoTime();
        ImportReport checked = report(imports.check(SYSTEM, id, transactions, phases()));
        told(who, "checked", check, copy);
        inUse("checked");
        long apply = System.nanoTime();
        report(network.inTransaction(o -> o.imports().apply(SYSTEM, id, phases())));
        told(who, "applied", apply, copy);
        inUse("applied");
        told(who, "in all", all, copy);
        System.out.println("  " + checked.counts());
        if (checked.total().problems() > 0) {
            throw new IllegalStateException(checked.total().toString());
        }
    }

    private static ImportListener phases() {
        long[] start = {System.nanoTime()};
        return progress -> {
            if (progress.done() == progress.total()) {
                double seconds = (System.nanoTime() - start[0]) / 1e9;
                if (seconds > 0.5) {
                    System.out.printf(
                            Locale.ROOT,
                            "    %-13s %-10s %8.1f s%n",
                            progress.phase(),
                            progress.rowType(),
                            seconds);
                }
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
        double rate = rows / seconds;
        System.out.printf(
                Locale.ROOT,
                "%-22s %-27s %8.1f s %10.0f rows/s  x%.3f of COPY%n",
                who,
                what,
                seconds,
                rate,
                rate / (Double.isNaN(copy) ? rate : copy));
        return rate;
    }

    private static void inUse(String when) {
        System.gc();
        Runtime heap = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "    heap in use, %-14s %4d of %d MB%n",
                when,
                (heap.totalMemory() - heap.freeMemory()) / 1_048_576,
                heap.maxMemory() / 1_048_576);
    }

    private static UUID id(@Nullable String number) {
        return UUID.nameUUIDFromBytes(
                String.valueOf(number).getBytes(StandardCharsets.US_ASCII));
    }

    /** Six letters that count, the rest the same for all. */
    private static String taxCode(int number) {
        StringBuilder letters = new StringBuilder();
        int rest = number;
        for (int i = 0; i < 6; i++) {
            letters.append((char) ('A' + rest % 26));
            rest /= 26;
        }
        return TaxCodeWriter.withCheckCharacter(letters + "80A01H501");
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
