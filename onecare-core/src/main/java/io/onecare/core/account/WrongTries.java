package io.onecare.core.account;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Counts wrong codes and links by network address, all of them together and on all nodes, so that
 * nobody can guess. Used by the features of the library that hand out secrets. Thread-safe.
 */
public final class WrongTries {

    private final TryLimits limits;

    /**
     * Counts by a clock.
     *
     * @param clock tells what time it is
     */
    public WrongTries(Clock clock) {
        this.limits = new TryLimits(clock);
    }

    /**
     * Tells how long somebody has to wait before anything from there is judged.
     *
     * @param em the entity manager of the caller's transaction
     * @param networkAddress where it comes from, 1 to 100 characters
     * @return empty if there is nothing to wait for
     * @throws IllegalArgumentException if the address is blank or too long
     */
    public Optional<Duration> waitFor(EntityManager em, String networkAddress) {
        return limits.waitFor(em, List.of(bucket(networkAddress)));
    }

    /**
     * Counts a wrong one.
     *
     * @param em the entity manager of the caller's transaction
     * @param networkAddress where it comes from, 1 to 100 characters
     * @return false if it was one too many
     * @throws IllegalArgumentException if the address is blank or too long
     */
    public boolean count(EntityManager em, String networkAddress) {
        return limits.take(em, bucket(networkAddress));
    }

    private static TryLimits.Bucket bucket(String networkAddress) {
        NetworkAddress.require(networkAddress);
        return TryLimits.Bucket.of(TryLimit.CODE_BY_ADDRESS, networkAddress);
    }
}
