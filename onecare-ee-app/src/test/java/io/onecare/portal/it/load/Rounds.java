package io.onecare.portal.it.load;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All kinds of requests in turn, round after round, so that what drifts does so for all; then once
 * more while somebody looks where the time goes.
 */
final class Rounds {

    private static final double[] PERCENTS = {50, 95, 99};
    private static final double HUNDRED = 100;

    private final Clicks clicks;
    private final URL base;
    private final PortalLoad.Plan plan;
    private final List<LoadMembers.Member> members;
    private final List<Clicks.Form> confirmations;
    private final Connection connection;
    private final Map<Kind, List<Latencies>> measured = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> bytes = new EnumMap<>(Kind.class);
    private int nextConfirmation;

    /** What is asked, and what stands beside it. */
    private enum Kind {
        BARE_TABLE("bare PrimeFaces table"),
        RESULTS("results"),
        BARE_FORM("bare PrimeFaces form"),
        CONFIRMATION("confirmation");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean isForm() {
            return this == BARE_FORM || this == CONFIRMATION;
        }

        Kind yardstick() {
            return isForm() ? BARE_FORM : BARE_TABLE;
        }
    }

    Rounds(
            URL base,
            PortalLoad.Plan plan,
            List<LoadMembers.Member> members,
            List<Clicks.Form> confirmations,
            Connection connection) {
        this.clicks = new Clicks(base);
        this.base = base;
        this.plan = plan;
        this.members = members;
        this.confirmations = confirmations;
        this.connection = connection;
    }

    String run() throws SQLException {
        for (int round = 0; round <= plan.rounds(); round++) {
            for (Kind kind : Kind.values()) {
                clicks.bytes();
                Latencies taken = load(kind, round);
                if (round > 0) { // the first is to warm up
                    measured.computeIfAbsent(kind, any -> new ArrayList<>()).add(taken);
                    bytes.put(kind, clicks.bytes() / taken.count());
                }
            }
        }
        return table() + look(Kind.RESULTS) + look(Kind.CONFIRMATION);
    }

    private Latencies load(Kind kind, int round) {
        double perSecond = kind.isForm() ? plan.formsPerSecond() : plan.perSecond();
        int count = kind.isForm() ? plan.forms() : plan.pages();
        IntFunction<CompletableFuture<?>> request =
                switch (kind) {
                    case BARE_TABLE -> i -> clicks.get("bare/list.xhtml", "");
                    case RESULTS ->
                            i -> {
                                LoadMembers.Member member = members.get(i % members.size());
                                return clicks.get(
                                        Preparation.results(member, i), member.visitor().cookies());
                            };
                    case BARE_FORM -> bareForms(count);
                    case CONFIRMATION -> nextConfirmations(count);
                };
        return Arrivals.ofChance(perSecond, count, round * 10L + kind.ordinal()).run(request);
    }

    private IntFunction<CompletableFuture<?>> bareForms(int count) {
        List<Clicks.Form> forms =
                Stream.generate(() -> PortalLoad.bareForm(base)).limit(count).toList();
        return i -> clicks.post(forms.get(i), "/bare/done");
    }

    private IntFunction<CompletableFuture<?>> nextConfirmations(int count) {
        int first = nextConfirmation;
        nextConfirmation += count;
        return i -> clicks.post(confirmations.get(first + i), "/booking/done");
    }

    private String table() {
        StringBuilder text = new StringBuilder();
        text.append(
                "%.1f pages and %.1f forms a second, %d s each, %d rounds; milliseconds from the intended start, and beside the bare page%n"
                        .formatted(
                                plan.perSecond(),
                                plan.formsPerSecond(),
                                plan.seconds(),
                                plan.rounds()));
        text.append(
                "%-24s %7s %9s %18s %18s %18s   %s%n"
                        .formatted(
                                "",
                                "count",
                                "bytes",
                                "median",
                                "95 %",
                                "99 %",
                                "medians of rounds"));
        for (Kind kind : Kind.values()) {
            Latencies all = Latencies.together(taken(kind));
            Latencies bare = Latencies.together(taken(kind.yardstick()));
            text.append("%-24s %7d %9d".formatted(kind.words, all.count(), bytes.get(kind)));
            for (double percent : PERCENTS) {
                text.append(
                        " %9.1f (%6.2f)"
                                .formatted(
                                        all.percentile(percent),
                                        all.percentile(percent) / bare.percentile(percent)));
            }
            text.append("   ");
            for (int round = 0; round < plan.rounds(); round++) {
                text.append(
                        " %.2f"
                                .formatted(
                                        taken(kind).get(round).percentile(50)
                                                / taken(kind.yardstick())
                                                        .get(round)
                                                        .percentile(50)));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    private List<Latencies> taken(Kind kind) {
        return measured.getOrDefault(kind, List.of());
    }

    /** Where the time goes: what the server's threads are met at, and what the database tells. */
    private String look(Kind kind) throws SQLException {
        DatabaseWork.start(connection);
        CompletableFuture<String> sampler =
                clicks.get("bare/sampler?seconds=" + plan.seconds(), "")
                        .thenApply(answer -> new String(answer.body(), StandardCharsets.UTF_8));
        Latencies taken = load(kind, plan.rounds() + 1);
        double database = DatabaseWork.milliseconds(connection);
        return "%n%s: %.1f statements, the database works %.0f %% of the time%n%s%s"
                .formatted(
                        kind.words,
                        DatabaseWork.statements(connection) / taken.count(),
                        HUNDRED * database / taken.sum(),
                        shares(sampler.join()),
                        DatabaseWork.mostSent(connection, taken.count()));
    }

    private static String shares(String samples) {
        List<String[]> counts = samples.lines().map(line -> line.split("\t")).toList();
        double all = counts.stream().mapToInt(count -> Integer.parseInt(count[0])).sum();
        return counts.stream()
                        .sorted(
                                (one, other) ->
                                        Integer.parseInt(other[0]) - Integer.parseInt(one[0]))
                        .map(
                                count ->
                                        String.format(
                                                Locale.ROOT,
                                                "    %3.0f %% %s",
                                                HUNDRED * Integer.parseInt(count[0]) / all,
                                                count[1]))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
