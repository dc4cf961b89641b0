package io.onecare.geo.benchmark;

import io.onecare.geo.benchmark.BenchmarkNetwork.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Prepares the rivals' files, compares their answers, runs JMH, and prints all side by side. */
public final class Benchmarks {

    /** How many answers are compared. */
    private static final int COMPARED = 500;

    /** The largest network whose listings fit into memory beside the rivals' files. */
    private static final int READINESS_LIMIT = 100_000;

    private Benchmarks() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments which benchmarks, as a regular expression; the contenders, separated by
     *     commas; the numbers of facilities, too; a folder for files, which are kept for the next
     *     run; the URL of a PostgreSQL with PostGIS, or nothing
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[3]));
        String postgis = arguments.length > 4 ? arguments[4] : "";
        Summary summary = new Summary();
        List<String> contenders = new ArrayList<>();
        boolean postgisFound = hasPostgis(postgis);
        for (String name : arguments[1].split(",")) {
            if (!Contender.valueOf(name).isPostgis() || postgisFound) {
                contenders.add(name);
            } else {
                summary.say("  " + name + " skipped: no PostGIS found (benchmark.postgis)");
            }
        }
        String[] sizes = arguments[2].split(",");
        for (String size : sizes) {
            summary.say(Footprint.of(Integer.parseInt(size)));
            if (Integer.parseInt(size) <= READINESS_LIMIT) {
                summary.say(Readiness.of(Integer.parseInt(size)));
            }
            compare(Integer.parseInt(size), contenders, folder, postgis, summary);
        }
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .jvmArgsAppend(
                                "-Xms6g",
                                "-Xmx6g",
                                "-XX:+UseParallelGC",
                                "-Dbenchmark.folder=" + folder,
                                "-Dbenchmark.postgis=" + postgis);
        String include = arguments[0];
        if ("nearest".matches(include)) {
            summary.addSamples(
                    new Runner(
                                    new OptionsBuilder()
                                            .parent(options.build())
                                            .include("NearestBenchmark")
                                            .param("facilities", sizes)
                                            .param("contender", contenders.toArray(String[]::new))
                                            .addProfiler(GCProfiler.class)
                                            .build())
                            .run());
        }
        if ("clusters".matches(include)) {
            summary.addSamples(
                    new Runner(
                                    new OptionsBuilder()
                                            .parent(options.build())
                                            .include("ClustersBenchmark")
                                            .addProfiler(GCProfiler.class)
                                            .build())
                            .run());
        }
        if ("threads".matches(include)) {
            ChainedOptionsBuilder threads =
                    new OptionsBuilder()
                            .parent(options.build())
                            .include("NearestBenchmark")
                            .param("facilities", "100000")
                            .param("contender", Contender.ONECARE.name())
                            .mode(Mode.Throughput);
            summary.addScaling(
                    new Runner(threads.threads(1).build()).run(),
                    new Runner(threads.threads(2).build()).run());
        }
        System.out.println();
        System.out.println(summary);
    }

    private static boolean hasPostgis(String url) {
        if (url.isEmpty()) {
            return false;
        }
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select from pg_available_extensions where name = 'postgis'")) {
            return found.next();
        } catch (SQLException fault) {
            System.err.println(fault.getMessage());
            return false;
        }
    }

    /** How many answers are in another order than ours, and how wrong distances are. */
    private static void compare(
            int facilities, List<String> contenders, Path folder, String postgis, Summary summary)
            throws Exception {
        AskedOffers offers = new AskedOffers(facilities);
        Question[] questions = BenchmarkNetwork.questions();
        double[][] exact = new double[COMPARED][];
        try (Rival library = Contender.ONECARE.open(facilities, folder, postgis)) {
            for (int i = 0; i < COMPARED; i++) {
                exact[i] = library.nearest(questions[i]);
            }
        }
        for (String name : contenders) {
            Contender contender = Contender.valueOf(name);
            contender.prepare(offers, folder, postgis);
            int other = 0;
            double wrong = 0;
            try (Rival rival = contender.open(facilities, folder, postgis)) {
                for (int i = 0; i < COMPARED; i++) {
                    double[] answer = rival.nearest(questions[i]);
                    if (answer.length != exact[i].length) {
                        throw new IllegalStateException(
                                "The contender (%s) found (%d) but must find (%d)."
                                        .formatted(name, answer.length / 2, exact[i].length / 2));
                    }
                    boolean same = true;
                    for (int j = 0; j < answer.length; j += 2) {
                        same &= answer[j] == exact[i][j];
                        if (answer[j] == exact[i][j]) {
                            wrong =
                                    Math.max(wrong, Math.abs(answer[j + 1] / exact[i][j + 1] - 1));
                        }
                    }
                    other += same ? 0 : 1;
                }
            }
            summary.say(
                    String.format(
                            Locale.ROOT,
                            "  %-9d facilities: %-18s %5.1f %% of answers in another order, distances off by up to %.4f %%",
                            facilities,
                            name,
                            100.0 * other / COMPARED,
                            100 * wrong));
        }
    }
}
