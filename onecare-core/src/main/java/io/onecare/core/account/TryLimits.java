package io.onecare.core.account;

import io.onecare.core.NativeSql;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts tries in the database, so that all nodes count together. Each bucket is one moment: when
 * it would be empty again (generic cell rate algorithm, ITU-T I.371, annex A). A try moves it by an
 * interval, on condition that it is not too far ahead: one statement, whatever comes at once.
 */
final class TryLimits {

    private static final int SUBJECT_DIGITS = 32;

    private final Clock clock;

    TryLimits(Clock clock) {
        this.clock = clock;
    }

    /** Of which tries it counts how many; the subject is kept as a digest. */
    record Bucket(TryLimit limit, String key) {

        static Bucket of(TryLimit limit, String subject) {
            return new Bucket(
                    limit, limit.name() + ":" + Sha256.of(subject).substring(0, SUBJECT_DIGITS));
        }
    }

    /** How long until a try fits into every bucket; empty if it does now. */
    Optional<Duration> waitFor(EntityManager em, List<Bucket> buckets) {
        Map<String, TryLimit> limits = new HashMap<>();
        buckets.forEach(bucket -> limits.put(bucket.key(), bucket.limit()));
        long now = now();
        return new NativeSql()
                        .add("select bucket, empty_at from try_limit where bucket in ")
                        .addIn(buckets.stream().map(Bucket::key).toList())
                        .rows(em)
                        .stream()
                        .mapToLong(
                                row ->
                                        ((Number) row[1]).longValue()
                                                - limitOf(limits, row).slackMicros()
                                                - now)
                        .filter(micros -> micros > 0)
                        .mapToObj(micros -> Duration.of(micros, ChronoUnit.MICROS))
                        .max(Duration::compareTo);
    }

    private static TryLimit limitOf(Map<String, TryLimit> limits, Object[] row) {
        TryLimit limit = limits.get((String) row[0]);
        if (limit == null) {
            throw new IllegalStateException("The bucket (%s) was not asked for.".formatted(row));
        }
        return limit;
    }

    /** Counts a try; false, and nothing counted, if it is one too many. */
    boolean take(EntityManager em, Bucket bucket) {
        return fill(em, bucket) || open(em, bucket) || fill(em, bucket);
    }

    /** The try was none: whoever was right has not used it up. */
    void giveBack(EntityManager em, Bucket bucket) {
        new NativeSql()
                .add("update try_limit set empty_at = empty_at - ?", interval(bucket))
                .add(" where bucket = ?", bucket.key())
                .update(em);
    }

    private boolean fill(EntityManager em, Bucket bucket) {
        long now = now();
        return new NativeSql()
                        .add("update try_limit set empty_at = greatest(empty_at, ?)", now)
                        .add(" + ? where bucket = ?", interval(bucket), bucket.key())
                        .add(" and empty_at <= ?", now + bucket.limit().slackMicros())
                        .update(em)
                == 1;
    }

    private boolean open(EntityManager em, Bucket bucket) {
        return new NativeSql()
                        .add("insert into try_limit (bucket, empty_at) values (?", bucket.key())
                        .add(", ?) on conflict do nothing", now() + interval(bucket))
                        .update(em)
                == 1;
    }

    /** Empty buckets are as good as none. */
    int forgetEmpty(EntityManager em) {
        return new NativeSql().add("delete from try_limit where empty_at < ?", now()).update(em);
    }

    private static long interval(Bucket bucket) {
        return bucket.limit().intervalMicros();
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }
}
