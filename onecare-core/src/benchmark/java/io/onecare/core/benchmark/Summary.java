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

    private record Row(String question, String who, double score, double error, String unit) {}

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

    void add(DatabaseKind kind, Collection<RunResult> results) {
        Map<String, List<Row>> byQuestion =
                results.stream()
                        .map(Summary::row)
                        .collect(
                                Collectors.groupingBy(
                                        Row::question, LinkedHashMap::new, Collectors.toList()));
        lines.add(kind.name());
        byQuestion.forEach(
                (question, rows) -> {
                    double jdbc =
                            rows.stream()
                                    .filter(row -> row.who().startsWith("JDBC"))
                                    .mapToDouble(Row::score)
                                    .min()
                                    .orElse(Double.NaN);
                    rows.forEach(row -> lines.add(line(row, jdbc)));
                });
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }

    private String line(Row row, double jdbc) {
        String question = row.question().split(" ")[0];
        String who = row.who().split(" ")[0];
        return String.format(
                Locale.ROOT,
                "  %-24s %-33s %10.3f %-5s %-12s x%-5.2f statements: %d",
                row.question(),
                row.who(),
                row.score(),
                row.unit(),
                // one shot has no error
                Double.isNaN(row.error())
                        ? ""
                        : String.format(Locale.ROOT, "± %.3f", row.error()),
                row.score() / jdbc,
                statements.getOrDefault(question + who, 0));
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
                result.getPrimaryResult().getScoreUnit());
    }
}
