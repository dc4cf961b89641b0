package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.StatementLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The same request on behalf of different kinds of people, in rounds: each kind once per round, in
 * an order of chance, so that nothing that goes on beside it meets one kind more than another. Then
 * it compares all that a stranger could see: answers, work on the database, and time.
 */
final class Comparison {

    /**
     * So many standard deviations are not yet a difference: chance alone brings as many once in 1.7
     * million times.
     */
    static final double TOLERATED = 5;

    private static final double NANOS_PER_MILLISECOND = 1_000_000;

    private final String name;
    private final List<String> kinds;
    private final Set<String> answers = new HashSet<>();
    private final Map<String, double[]> milliseconds = new HashMap<>();
    private int rounds;

    /** What differs between the kinds. */
    record Turn(String kind, int round, String mark) {}

    Comparison(String name, List<String> kinds) {
        this.name = name;
        this.kinds = List.copyOf(kinds);
    }

    /**
     * Lets each kind have its turn in each round.
     *
     * @param turns how many rounds
     * @param sender sends the request of a turn; the header holds its mark
     */
    void run(int turns, BiFunction<Turn, String, RawHttp.Answer> sender) {
        rounds = turns;
        kinds.forEach(kind -> milliseconds.put(kind, new double[turns]));
        Random order = new Random(turns);
        for (int round = 0; round < turns; round++) {
            List<String> mixed = new ArrayList<>(kinds);
            Collections.shuffle(mixed, order);
            for (String kind : mixed) {
                String mark = mark(kind, round);
                Turn turn = new Turn(kind, round, mark);
                long start = System.nanoTime();
                RawHttp.Answer answer = sender.apply(turn, StatementLog.MARK + ": " + mark);
                milliseconds.get(kind)[round] = (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
                answers.add(answer.comparable());
            }
        }
    }

    /** The one answer that everybody got. */
    String answer() {
        assertThat(answers).as(name + ": different answers").hasSize(1);
        return answers.iterator().next();
    }

    /** In each round all kinds had the same statements sent, one by one and in the same order. */
    void assertSameWork(RawHttp http) {
        Map<String, String> sent = new HashMap<>();
        http.get("api/testers/statements")
                .body()
                .lines()
                .map(line -> line.split("\t", 2))
                .forEach(line -> sent.put(line[0], line[1]));
        for (int round = 0; round < rounds; round++) {
            String first = sent.get(mark(kinds.get(0), round));
            assertThat(first).as("what is sent in round " + round).contains("; ", "commit");
            for (String kind : kinds) {
                assertThat(sent.get(mark(kind, round)))
                        .as("%s: %s, round %d", name, kind, round)
                        .isEqualTo(first);
            }
        }
    }

    /** No kind takes longer than another. */
    void assertSameTime() {
        for (String left : kinds) {
            for (String right : kinds) {
                double deviation =
                        PairedRanks.deviation(milliseconds.get(left), milliseconds.get(right));
                assertThat(Math.abs(deviation))
                        .as(
                                "%s: %s takes %.2f ms, %s takes %.2f ms (medians); standard"
                                        + " deviations",
                                name, left, median(left), right, median(right))
                        .isLessThan(TOLERATED);
            }
        }
    }

    private double median(String kind) {
        double[] sorted = milliseconds.get(kind).clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private String mark(String kind, int round) {
        return name + "-" + kind + "-" + round;
    }
}
