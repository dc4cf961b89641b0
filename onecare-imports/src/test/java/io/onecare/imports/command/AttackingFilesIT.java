package io.onecare.imports.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.JavaSeTransactions;
import io.onecare.core.OneCare;
import io.onecare.core.imports.ImportMode;
import io.onecare.imports.ImportFile;
import io.onecare.imports.Insurers;
import io.onecare.imports.feed.Feed;
import io.onecare.imports.feed.FeedOutcome;
import io.onecare.imports.feed.FeedReport;
import io.onecare.imports.feed.FeedRules;
import io.onecare.imports.table.TableLimits;
import io.onecare.imports.table.WorkbookFile;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that attack, as the whole truth and with leave to end everything: each is told what is
 * wrong with it, and not a row of the network, of the roll or of what was staged is another one
 * afterwards.
 */
class AttackingFilesIT {

    private static final String HEADER =
            "provider_code,service_id,plan,price,valid_from,valid_to\n";
    private static final List<String> KNOWN =
            List.of(
                    "health_service",
                    "facility",
                    "facility_service",
                    "price_list",
                    "tariff",
                    "policy",
                    "member",
                    "member_cover",
                    "dependant",
                    "network_revision",
                    "roll_revision");

    /** Of the roll nothing is left; of all else a job deletes what is left. */
    private static final List<String> STAGED =
            List.of("import_policy", "import_member", "import_cover", "import_dependant");

    /** Those of the product let pass what takes a test minutes. */
    private static final TableLimits LIMITS =
            new TableLimits(50 << 20, 5_000, 1_000_000, 50, 1_000, 200 << 20, 150, 1 << 20);

    @TempDir private Path folder;

    private final SoftAssertions softly = new SoftAssertions();
    private String url;
    private EntityManagerFactory factory;
    private Feed feed;
    private Path report;

    @BeforeEach
    void theNetworkAndTheRollOfAnInsurer() throws Exception {
        url = TestPostgres.migrated();
        factory = TestPostgres.open(url);
        report = folder.resolve("report.txt");
        Clock clock = Clock.fixed(Instant.parse("2026-11-30T03:15:00Z"), ZoneOffset.UTC);
        JavaSeTransactions transactions = JavaSeTransactions.over(factory);
        OneCare oneCare =
                OneCare.builder().entityManager(transactions::entityManager).clock(clock).build();
        feed =
                new Feed(
                        oneCare.imports(),
                        transactions,
                        Actor.system("feed"),
                        clock,
                        Locale.ENGLISH);
        for (String name : List.of("services", "providers", "prices")) {
            run(ImportMode.UPSERT, tirrenian(name));
        }
        run(
                ImportMode.UPSERT,
                tirrenian("policies"),
                tirrenian("members"),
                tirrenian("dependants"));
        assertThat(TestPostgres.number(url, "select count(*) from dependant")).isEqualTo(3);
    }

    @AfterEach
    void close() {
        factory.close();
    }

    private static ImportFile tirrenian(String name) {
        return new ImportFile(
                Insurers.file("tirrenia/" + name + ".csv"),
                Insurers.mapping("tirrenia/" + name + ".mapping"));
    }

    @Test
    void each_is_told_what_is_wrong_and_changes_nothing() throws Exception {
        String before = everything();
        String good = HEADER + "LI-01,S100,GOLD,88.50,2026-01-01,2027-01-01\n";

        // nothing in it: as the whole truth it would end everything
        refused(FeedOutcome.UNREADABLE_FILE, "no row below", prices(HEADER.getBytes(UTF_8)));
        ImportFile nobody =
                file("members", Files.readAllLines(Insurers.file("tirrenia/members.csv")).get(0));
        refused(FeedOutcome.UNREADABLE_FILE, "no row below", nobody);

        // rows that contradict each other
        refused(
                FeedOutcome.WRONG_LINES,
                "line 3",
                prices((good + "LI-01,S100,GOLD,90.00,2026-01-01,\n").getBytes(UTF_8)));
        refused(
                FeedOutcome.WRONG_LINES,
                "line 3",
                prices((good + "LI-01,S100,GOLD,90.00,2026-06-01,\n").getBytes(UTF_8)));
        List<String> members = Files.readAllLines(Insurers.file("tirrenia/members.csv"));
        refused(
                FeedOutcome.WRONG_LINES,
                "line 5, card",
                file(
                        "members",
                        String.join("\n", members)
                                + "\n"
                                + members.get(1).replace("Lavinia", "Altra")));

        // files that are not what they seem
        byte[] latin = "LI-01,S100,CITTÀ,1.00,2026-01-01,\n".getBytes(Charset.forName("cp1252"));
        refused(
                FeedOutcome.UNREADABLE_FILE,
                "UTF-8",
                prices(
                        joined(
                                (HEADER + "LI-01,S100,ÀÈÌ,1.00,2026-01-01,\n").getBytes(UTF_8),
                                latin)));
        refused(
                FeedOutcome.UNREADABLE_FILE,
                "characters",
                prices((HEADER + "LI-01,S100," + "x".repeat(1_000_000)).getBytes(UTF_8)));
        byte[] sheet = Files.readAllBytes(workbook("88.50"));
        refused(
                FeedOutcome.UNREADABLE_FILE,
                "prices",
                prices(Arrays.copyOf(sheet, sheet.length * 3 / 4)));
        refused(FeedOutcome.UNREADABLE_FILE, "prices", prices(Files.readAllBytes(bomb())));
        refused(
                FeedOutcome.UNREADABLE_FILE,
                "prices",
                prices(
                        Files.readAllBytes(
                                new WorkbookFile()
                                        .rows(rows("<v>88.50</v>"))
                                        .with("../../etc/cron.d/x", "x")
                                        .writeTo(folder.resolve("slip.xlsx")))));

        // formulas: never calculated, or with a result of somebody's making
        refused(
                FeedOutcome.WRONG_LINES,
                "line 2, price",
                prices(Files.readAllBytes(workbook("<f>1+HYPERLINK(\"http://x\")</f>"))));
        refused(
                FeedOutcome.WRONG_LINES,
                "line 2, price",
                prices(Files.readAllBytes(workbook("<f>A1</f><v>-1</v>"))));

        softly.assertAll();
        assertThat(everything()).isEqualTo(before);
        assertThat(
                        TestPostgres.number(
                                url,
                                "select count(*) from import_run where state not in"
                                        + " ('APPLIED', 'ABANDONED')"))
                .isZero();
        // the same without anything wrong is taken
        assertThat(run(ImportMode.UPSERT, prices(good.getBytes(UTF_8))))
                .isEqualTo(FeedOutcome.DONE);
    }

    private Path workbook(String price) throws IOException {
        String cell = price.startsWith("<") ? price : "<v>" + price + "</v>";
        return new WorkbookFile().rows(rows(cell)).writeTo(folder.resolve("prices.xlsx"));
    }

    private static String rows(String price) {
        StringBuilder rows = new StringBuilder("<row>");
        for (String name : HEADER.strip().split(",")) {
            rows.append(text(name));
        }
        return rows.append("</row><row>")
                .append(text("LI-01") + text("S100") + text("GOLD"))
                .append("<c>" + price + "</c>" + text("2026-01-01") + text("2027-01-01"))
                .append("</row>")
                .toString();
    }

    private static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    /** Ten million cells in some hundred kilobytes. */
    private Path bomb() throws IOException {
        byte[] rows =
                ("<row>" + "<c><v>1</v></c>".repeat(10) + "</row>").repeat(100).getBytes(UTF_8);
        return new WorkbookFile()
                .rows(
                        out -> {
                            out.write(rows("<v>1</v>").getBytes(UTF_8));
                            for (int i = 0; i < 10_000; i++) {
                                out.write(rows);
                            }
                        })
                .writeTo(folder.resolve("bomb.xlsx"));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private ImportFile prices(byte[] content) throws IOException {
        return new ImportFile(
                Files.write(folder.resolve("prices"), content),
                Insurers.mapping("tirrenia/prices.mapping"));
    }

    private ImportFile file(String name, String content) throws IOException {
        return new ImportFile(
                Files.writeString(folder.resolve(name), content),
                Insurers.mapping("tirrenia/" + name + ".mapping"));
    }

    private void refused(FeedOutcome outcome, String told, ImportFile file) throws IOException {
        FeedOutcome came = run(ImportMode.REPLACE, file);
        String said = Files.readString(report);
        softly.assertThat(said.length() < 2_000 ? said : said.substring(0, 2_000)).contains(told);
        softly.assertThat(said).as(told).endsWith("nothing was changed.\n");
        softly.assertThat(came).as(said).isEqualTo(outcome);
    }

    private FeedOutcome run(ImportMode mode, ImportFile... files) throws IOException {
        try (FeedReport told = FeedReport.to(null, report)) {
            return feed.run(
                    List.of(files),
                    new FeedRules(
                            true,
                            mode,
                            LocalDate.of(2026, 11, 30),
                            BigDecimal.valueOf(100),
                            LIMITS),
                    told,
                    (step, part) -> {});
        }
    }

    /** Every row there is. */
    private String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String table : KNOWN) {
            all.append(
                    TestPostgres.text(
                            url,
                            "select '%1$s ' || string_agg(t::text, ' ' order by t::text) from %1$s t"
                                    .formatted(table)));
        }
        for (String table : STAGED) {
            all.append(TestPostgres.number(url, "select count(*) from " + table));
        }
        return all.toString();
    }
}
