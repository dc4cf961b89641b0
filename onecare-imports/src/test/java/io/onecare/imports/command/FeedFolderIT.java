package io.onecare.imports.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.JavaSeTransactions;
import io.onecare.core.OneCare;
import io.onecare.imports.Insurers;
import io.onecare.imports.feed.Feed;
import io.onecare.imports.feed.FeedFolder;
import io.onecare.imports.feed.FeedRun;
import io.onecare.imports.table.TableLimits;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder into which an insurer puts files, on a real PostgreSQL. */
class FeedFolderIT {

    private static final Instant NOW = Instant.parse("2026-11-30T03:15:00Z");

    @TempDir private Path folder;

    private String url;
    private EntityManagerFactory factory;

    @BeforeEach
    void freshDatabase() {
        url = TestPostgres.migrated();
        factory = TestPostgres.open(url);
    }

    @AfterEach
    void close() {
        factory.close();
    }

    private FeedFolder node() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        JavaSeTransactions transactions = JavaSeTransactions.over(factory);
        OneCare oneCare =
                OneCare.builder().entityManager(transactions::entityManager).clock(clock).build();
        Feed feed =
                new Feed(
                        oneCare.imports(),
                        transactions,
                        Actor.system("feed"),
                        clock,
                        Locale.ENGLISH);
        return new FeedFolder(folder, feed, clock, Locale.ENGLISH, TableLimits.ofUploads());
    }

    @Test
    void what_is_put_there_is_imported_once_nobody_writes_to_it_any_more() throws Exception {
        feed("services", "tirrenia/services.mapping");
        FeedFolder node = node();
        assertThat(node.run()).isEmpty();
        Path file = put("services", "tirrenia/services.csv", "services-1130.csv", 59);
        put("services", "tirrenia/services.csv", "services-1130.csv.part", 3_600);
        put("services", "tirrenia/doctors.csv", "doctors.csv", 3_600);
        assertThat(node.run()).isEmpty();
        assertThat(file).exists();

        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(61)));
        List<FeedRun> runs = node.run();

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).isDone()).isTrue();
        assertThat(names(runs.get(0).folder())).containsExactly("report.txt", "services-1130.csv");
        assertThat(Files.readString(runs.get(0).folder().resolve("report.txt")))
                .contains("services                   4")
                .endsWith("Applied.\nDone.\n");
        assertThat(number("select count(*) from health_service")).isEqualTo(4);
        assertThat(names(folder.resolve("services/in")))
                .containsExactly("doctors.csv", "services-1130.csv.part");
        assertThat(names(folder.resolve("services/in-hand"))).isEmpty();
        assertThat(node.run()).isEmpty();
    }

    @Test
    void what_is_wrong_goes_to_failed_with_its_report_and_changes_nothing() throws Exception {
        feed("services", "tirrenia/services.mapping");
        feed("facilities", "tirrenia/providers.mapping");
        Files.writeString(
                folder.resolve("facilities/feed.settings"),
                "# all of it\nwhole = true\nmax-gone = 2\n");
        FeedFolder node = node();
        put("services", "tirrenia/services.csv", "services.csv", 120);
        put("facilities", "tirrenia/providers.csv", "providers.csv", 120);
        // in the order of their names: facilities offer services that are not there yet
        List<FeedRun> first = node.run();
        assertThat(first).extracting(FeedRun::isDone).containsExactly(false, true);
        assertThat(Files.readString(first.get(0).folder().resolve("report.txt")))
                .contains("providers.csv, line 2, services: There is no service S100.");
        put("facilities", "tirrenia/providers.csv", "providers.csv", 120);
        assertThat(node.run()).extracting(FeedRun::isDone).containsExactly(true);

        List<String> lines = Files.readAllLines(Insurers.file("tirrenia/providers.csv"));
        Path half = Files.write(folder.resolve("half"), lines.subList(0, 3));
        settle(Files.move(half, folder.resolve("facilities/in/providers.csv")), 120);
        List<FeedRun> gone = node.run();

        assertThat(gone).extracting(FeedRun::isDone).containsExactly(false);
        assertThat(Files.readString(gone.get(0).folder().resolve("report.txt")))
                .contains("2 of 4 would end, more than the 2% that --max-gone allows");
        assertThat(number("select count(*) from facility where valid_until = date '2026-11-30'"))
                .isZero();

        Files.writeString(folder.resolve("facilities/providers.mapping"), "kind = planets\n");
        put("facilities", "tirrenia/providers.csv", "providers.csv", 120);
        List<FeedRun> bad = node.run();
        assertThat(Files.readString(bad.get(0).folder().resolve("report.txt")))
                .startsWith("providers.mapping: Line 1: The value of \"kind\"");
    }

    @Test
    void several_nodes_import_each_file_exactly_once() throws Exception {
        feed("services", "tirrenia/services.mapping");
        String header = "service_id,category_id,category,name_it,name_en,preparation\n";
        int files = 12;
        for (int i = 0; i < files; i++) {
            Path file = folder.resolve("services/in/services-" + (100 + i) + ".csv");
            Files.writeString(file, header + "N" + i + ",C,Visita,Visita " + i + ",,\n");
            settle(file, 200 + i);
        }
        Callable<List<FeedRun>> until =
                () -> {
                    FeedFolder node = node();
                    List<FeedRun> runs = new ArrayList<>();
                    while (!names(folder.resolve("services/in")).isEmpty()) {
                        runs.addAll(node.run());
                    }
                    return runs;
                };
        List<FeedRun> runs = new ArrayList<>();
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            for (Future<List<FeedRun>> node : nodes.invokeAll(List.of(until, until, until))) {
                runs.addAll(node.get());
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(runs).hasSize(files);
        assertThat(runs).allMatch(FeedRun::isDone);
        assertThat(names(folder.resolve("services/done"))).hasSize(files);
        assertThat(number("select count(*) from health_service")).isEqualTo(files);
        assertThat(number("select count(*) from import_run")).isEqualTo(files);
    }

    @Test
    void what_a_dead_node_had_in_hand_is_put_back_and_imported() throws Exception {
        feed("services", "tirrenia/services.mapping");
        Path hand = Files.createDirectories(folder.resolve("services/in-hand/dead"));
        Files.createDirectories(folder.resolve("services/in"));
        settle(Files.createFile(hand.resolve("alive")), 3_000);
        Files.copy(Insurers.file("tirrenia/services.csv"), hand.resolve("services.csv"));
        settle(hand.resolve("services.csv"), 9_000);
        put("services", "tirrenia/services.csv", "services.csv", 120);
        FeedFolder node = node();
        assertThat(node.run()).isEmpty();
        assertThat(hand).exists();

        settle(hand.resolve("alive"), Duration.ofHours(1).toSeconds() + 1);

        assertThat(node.run()).extracting(FeedRun::isDone).containsExactly(true);
        assertThat(node.run()).extracting(FeedRun::isDone).containsExactly(true);
        assertThat(node.run()).isEmpty();
        assertThat(hand).doesNotExist();
        assertThat(names(folder.resolve("services/done"))).hasSize(2);
    }

    private void feed(String name, String mapping) throws IOException {
        Path target = folder.resolve(name).resolve(Path.of(mapping).getFileName());
        Files.createDirectories(target.getParent().resolve("in"));
        Files.writeString(target, Insurers.mappingText(mapping));
    }

    private Path put(String feed, String file, String name, long secondsAgo) throws IOException {
        return settle(
                Files.copy(Insurers.file(file), folder.resolve(feed).resolve("in").resolve(name)),
                secondsAgo);
    }

    private static Path settle(Path file, long secondsAgo) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(secondsAgo)));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private long number(String query) throws SQLException {
        return TestPostgres.number(url, query);
    }
}
