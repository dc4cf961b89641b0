package io.onecare.portal.monitoring;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts durations by how long they were: a histogram with fixed bounds. Thread-safe. */
final class Durations {

    /** Upper bounds in seconds; from what nobody notices to what nobody waits for. */
    private static final double[] SECONDS = {0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    /** One more, for those above all bounds. */
    private final LongAdder[] counts = new LongAdder[SECONDS.length + 1];

    private final LongAdder nanos = new LongAdder();

    Durations() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void add(long duration) {
        int bucket = 0;
        while (bucket < SECONDS.length && duration > SECONDS[bucket] * 1e9) {
            bucket++;
        }
        counts[bucket].increment();
        nanos.add(duration);
    }

    /** Adds its lines; {@code labels} is empty or ends with a comma. */
    void write(StringBuilder out, String name, String labels) {
        long sum = 0;
        for (int i = 0; i < SECONDS.length; i++) {
            sum += counts[i].sum();
            line(out, name + "_bucket", labels + "le=\"" + SECONDS[i] + "\"", sum);
        }
        sum += counts[SECONDS.length].sum();
        line(out, name + "_bucket", labels + "le=\"+Inf\"", sum);
        String own = labels.replaceAll(",$", "");
        String braces = own.isEmpty() ? "" : "{" + own + "}";
        out.append(name)
                .append("_sum")
                .append(braces)
                .append(' ')
                .append(nanos.sum() / (double) TimeUnit.SECONDS.toNanos(1))
                .append('\n');
        out.append(name).append("_count").append(braces).append(' ').append(sum).append('\n');
    }

    private static void line(StringBuilder out, String name, String labels, long value) {
        out.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }
}
