package io.onecare.portal.it.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * People who come when they come: the moments are fixed beforehand and nobody waits for the answer
 * to somebody else, so that a server that is slow meets as many as one that is fast. What counts as
 * somebody's time begins at the moment they meant to come, also if they could not be served then.
 */
final class Arrivals {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long PATIENCE_SECONDS = 120;

    private final long[] nanos;

    private Arrivals(long[] nanos) {
        this.nanos = nanos;
    }

    /** Independent of each other, so many in a second on average (a Poisson process). */
    static Arrivals ofChance(double perSecond, int count, long seed) {
        Random random = new Random(seed);
        long[] nanos = new long[count];
        double at = 0;
        for (int i = 0; i < count; i++) {
            at -= Math.log(1 - random.nextDouble()) / perSecond * NANOS_PER_SECOND;
            nanos[i] = (long) at;
        }
        return new Arrivals(nanos);
    }

    /**
     * Lets everybody come.
     *
     * @param request sends the request of the one with that number, and is done with its last
     *     answer
     */
    Latencies run(IntFunction<CompletableFuture<?>> request) {
        long start = System.nanoTime();
        long[] taken = new long[nanos.length];
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < nanos.length; i++) {
            int number = i;
            long intended = start + nanos[i];
            while (System.nanoTime() < intended) {
                LockSupport.parkNanos(intended - System.nanoTime());
            }
            answers.add(
                    request.apply(i)
                            .thenRun(() -> taken[number] = System.nanoTime() - intended)
                            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        answers.forEach(CompletableFuture::join);
        return new Latencies(taken);
    }
}
