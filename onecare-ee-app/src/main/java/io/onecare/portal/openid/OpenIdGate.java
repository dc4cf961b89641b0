package io.onecare.portal.openid;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Lets few ask the provider at once, and nobody again and again: neither the provider nor the
 * portal's threads, which wait for it, are to be flooded. Each attempt is ended once; other nodes
 * do not know, but the provider takes each code once.
 */
@ApplicationScoped
public class OpenIdGate {

    private static final int AT_ONCE = 12; // fewer than server.xml has threads, with LogInGate
    private static final int IN_A_ROW =
            200; // the people of a company may begin their day at one address
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final int MOST_ADDRESSES = 10_000;

    private final Semaphore inside = new Semaphore(AT_ONCE);
    private final Map<String, Instant> ended = new HashMap<>();
    private final Map<String, Bucket> byAddress =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    @Inject private Clock clock;

    /** False if too many ask for now; else {@link #leave} is to be called. */
    boolean enter(String networkAddress) {
        Bucket bucket;
        synchronized (byAddress) {
            bucket = byAddress.computeIfAbsent(networkAddress, address -> newBucket());
        }
        return bucket.tryConsume(1) && inside.tryAcquire();
    }

    void leave() {
        inside.release();
    }

    /** True the first time. */
    boolean end(Attempt attempt) {
        Instant now = clock.instant();
        synchronized (ended) {
            ended.values().removeIf(until -> !now.isBefore(until));
            return ended.putIfAbsent(attempt.state(), attempt.begunAt().plus(Attempt.VALIDITY))
                    == null;
        }
    }

    private static Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(IN_A_ROW).refillGreedy(1, INTERVAL))
                .build();
    }
}
