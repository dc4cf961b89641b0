package io.onecare.portal.it.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** How long requests took, from the moment they were meant to be sent. */
final class Latencies {

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final long[] sorted;

    Latencies(long[] nanos) {
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    static Latencies together(List<Latencies> all) {
        return new Latencies(
                all.stream().flatMapToLong(one -> LongStream.of(one.sorted)).toArray());
    }

    int count() {
        return sorted.length;
    }

    /** The time that so many of a hundred stayed below or met (nearest rank), in milliseconds. */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / NANOS_PER_MILLISECOND;
    }

    /** All of it, in milliseconds. */
    double sum() {
        return LongStream.of(sorted).sum() / NANOS_PER_MILLISECOND;
    }
}
