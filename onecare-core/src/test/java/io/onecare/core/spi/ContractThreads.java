package io.onecare.core.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** Threads that ask a port at once. */
public final class ContractThreads {

    /** How many threads ask. */
    public static final int COUNT = 8;

    private static final int SECONDS_TO_WAIT = 60;

    private ContractThreads() {}

    /**
     * Lets {@value #COUNT} threads do their work at once and waits for all of them.
     *
     * @param work what each does, given its number from 0 on
     * @throws AssertionError if one of them fails, or is not ready within a minute
     */
    public static void atOnce(IntConsumer work) {
        ExecutorService threads = Executors.newFixedThreadPool(COUNT);
        try {
            CountDownLatch allAreThere = new CountDownLatch(COUNT);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < COUNT; i++) {
                int number = i;
                all.add(
                        threads.submit(
                                () -> {
                                    allAreThere.countDown();
                                    allAreThere.await();
                                    work.accept(number);
                                    return null;
                                }));
            }
            for (Future<?> one : all) {
                one.get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
            }
        } catch (ExecutionException fault) {
            throw new AssertionError(
                    "One of (%d) threads that asked at once failed: %s"
                            .formatted(COUNT, fault.getCause()),
                    fault.getCause());
        } catch (TimeoutException fault) {
            throw new AssertionError(
                    "Of (%d) threads that asked at once, one has no answer after (%d) seconds.\nMaybe two wait for each other."
                            .formatted(COUNT, SECONDS_TO_WAIT),
                    fault);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        } finally {
            threads.shutdownNow();
        }
    }
}
