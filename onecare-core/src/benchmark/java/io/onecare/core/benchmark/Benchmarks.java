package io.onecare.core.benchmark;

import io.onecare.core.database.DatabaseKind;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Makes the databases, runs JMH over each, and prints what the library costs beside JDBC. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments which benchmarks, as a regular expression; the databases, separated by
     *     commas; a folder for their files, which is emptied; how many rounds over each database,
     *     so that what drifts, such as a disk, does so for all
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        Summary summary = new Summary();
        for (String name : arguments[1].split(",")) {
            DatabaseKind kind = DatabaseKind.valueOf(name);
            delete(folder);
            Files.createDirectories(folder);
            if (kind == DatabaseKind.POSTGRESQL) {
                try (EmbeddedPostgres server =
                        BenchmarkDatabase.startPostgres(folder.resolve("postgresql"))) {
                    run(BenchmarkDatabase.filled(server), arguments[0], rounds, summary);
                }
            } else {
                run(BenchmarkDatabase.filled(folder.resolve("h2")), arguments[0], rounds, summary);
            }
        }
        delete(folder);
        System.out.println();
        System.out.println(summary);
    }

    private static void run(BenchmarkDatabase database, String include, int rounds, Summary summary)
            throws SQLException, RunnerException {
        FreeSlotsBenchmark.count(database, summary);
        BookingBenchmark.count(database, summary);
        GenerationBenchmark.count(database, summary);
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(include)
                        .jvmArgsAppend(database.asArguments());
        if (database.kind() == DatabaseKind.H2) {
            options.param("setting", ""); // that of PostgreSQL's driver
        }
        List<Collection<RunResult>> results = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            results.add(new Runner(options.build()).run());
        }
        summary.add(database.kind(), results);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(folder)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                try {
                    Files.delete(file);
                } catch (IOException fault) {
                    throw new UncheckedIOException("Maybe another run is using it.", fault);
                }
            }
        }
    }
}
