package io.onecare.core.benchmark;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;

/**
 * Puts the library beside JDBC: a benchmark {@code bookLibrary} is compared with the fastest of
 * those called {@code bookJdbc}, if all other parameters and threads are the same.
 */
final class Summary {

    private static final String LIBRARY = "Library";
    private static final String JDBC = "Jdbc";

    private final Map<String, Integer> statements = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    /** Work that may fail on the database. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** The ratio is that of the score to JDBC's in the same round. */
    private record Row(
            String question, String who, double score, double error, String unit, double ratio) {

        Row beside(double jdbc) {
            return new Row(question, who, score, error, unit, score / jdbc);
        }
    }

    /** Does what a benchmark does, once, and notes how many statements it takes. */
    <T> T counted(String question, String who, Work<T> work) {
        List<T> answer = new ArrayList<>();
        List<String> sent =
                Statements.sentBy(
                        () -> {
                            try {
                                answer.add(work.run());
                            } catch (SQLException fault) {
                                throw new IllegalStateException(fault);
                            }
                        });
        statements.put(question + who, sent.size());
        return answer.get(0);
    }

    static void requireEqual(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(
                    "Library and JDBC must do the same, but one gave (%s), the other (%s)."
                            .formatted(expected, actual));
        }
    }

    /** Adds what several rounds over one database gave; of the rounds, the medians are told. */
    void add(DatabaseKind kind, List<Collection<RunResult>> rounds) {
        lines.add(kind.name());
        Map<String, List<Row>> merged = new LinkedHashMap<>();
        for (Collection<RunResult> round : rounds) {
            Map<String, List<Row>> byQuestion =
                    round.stream()
                            .map(Summary::row)
                            .collect(
                                    Collectors.groupingBy(
                                            Row::question,
                                            LinkedHashMap::new,
                                            Collectors.toList()));
            byQuestion
                    .values()
                    .forEach(
                            rows -> {
                                double jdbc = ofJdbc(rows);
                                rows.forEach(
                                        row ->
                                                merged.computeIfAbsent(
                                                                row.question() + row.who(),
                                                                key -> new ArrayList<>())
                                                        .add(row.beside(jdbc)));
                            });
        }
        merged.values().forEach(rows -> lines.add(line(rows)));
    }

    private static double ofJdbc(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.who().startsWith("JDBC"))
                .mapToDouble(Row::score)
                .min()
                .orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }

    private String line(List<Row> rounds) {
        Row row = rounds.get(0);
        String question = row.question().split(" ")[0];
        String who = row.who().split(" ")[0];
        // one shot has no error
        String error =
                rounds.size() == 1 && !Double.isNaN(row.error())
                        ? String.format(Locale.ROOT, "± %.3f", row.error())
                        : "";
        return String.format(
                Locale.ROOT,
                "  %-24s %-33s %10.3f %-5s %-12s x%-5.2f%s statements: %d",
                row.question(),
                row.who(),
                median(rounds, Row::score),
                row.unit(),
                error,
                median(rounds, Row::ratio),
                rounds.size() == 1
                        ? ""
                        : rounds.stream()
                                .map(round -> String.format(Locale.ROOT, "%.2f", round.ratio()))
                                .collect(Collectors.joining(" ", "(", ") ")),
                statements.getOrDefault(question + who, 0));
    }

    private static double median(List<Row> rounds, ToDoubleFunction<Row> of) {
        double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static Row row(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        boolean library = method.endsWith(LIBRARY);
        StringBuilder question =
                new StringBuilder(
                        method.substring(
                                0, method.length() - (library ? LIBRARY : JDBC).length()));
        StringBuilder who = new StringBuilder(library ? "" : "JDBC");
        for (String name : result.getParams().getParamsKeys()) {
            String value = result.getParams().getParam(name);
            if (name.equals("provider")) {
                who.append(value);
            } else if (name.equals("setting")) {
                who.append(value.isEmpty() ? "" : " " + value.substring(1));
            } else {
                question.append(' ').append(name).append('=').append(value);
            }
        }
        if (result.getParams().getThreads() > 1) {
            question.append(" threads=").append(result.getParams().getThreads());
        }
        return new Row(
                question.toString(),
                who.toString(),
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError(),
                result.getPrimaryResult().getScoreUnit(),
                Double.NaN);
    }
}
