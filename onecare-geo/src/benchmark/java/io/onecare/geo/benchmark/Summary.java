package io.onecare.geo.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Puts the library beside its rivals: medians, and its share of each rival's. */
final class Summary {

    private final List<String> lines = new ArrayList<>();

    private record Row(String question, String who, double median, double p99, double allocated) {}

    void say(String line) {
        lines.add(line);
    }

    void addSamples(Collection<RunResult> results) {
        List<Row> rows = results.stream().map(Summary::row).toList();
        for (Row row : rows) {
            double library =
                    rows.stream()
                            .filter(other -> other.question().equals(row.question()))
                            .filter(other -> other.who().equals(Contender.ONECARE.name()))
                            .mapToDouble(Row::median)
                            .findAny()
                            .orElse(row.median());
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %-36s %-18s median %10.2f us  p99 %10.2f us  %9.0f B  ONECARE x%.3f",
                            row.question(),
                            row.who(),
                            row.median(),
                            row.p99(),
                            row.allocated(),
                            library / row.median()));
        }
    }

    /** Operations per second of one thread and of several. */
    void addScaling(Collection<RunResult> one, Collection<RunResult> several) {
        double alone = one.iterator().next().getPrimaryResult().getScore();
        RunResult together = several.iterator().next();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "  %d threads: x%.2f",
                        together.getParams().getThreads(),
                        together.getPrimaryResult().getScore() / alone));
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }

    private static Row row(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        StringBuilder question =
                new StringBuilder(benchmark.substring(benchmark.lastIndexOf('.') + 1));
        String who = "";
        for (String name : result.getParams().getParamsKeys()) {
            String value = result.getParams().getParam(name);
            if (name.equals("contender")) {
                who = value;
            } else {
                question.append(' ').append(name).append('=').append(value);
            }
        }
        Statistics times = result.getPrimaryResult().getStatistics();
        double allocated = Double.NaN;
        for (String name : result.getSecondaryResults().keySet()) {
            if (name.endsWith("gc.alloc.rate.norm")) {
                allocated = result.getSecondaryResults().get(name).getScore();
            }
        }
        return new Row(
                question.toString(),
                who,
                times.getPercentile(50),
                times.getPercentile(99),
                allocated);
    }
}
