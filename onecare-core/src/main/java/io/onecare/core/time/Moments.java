package io.onecare.core.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a moment is written in the database: as whole <b>microseconds</b> since 1970-01-01T00:00:00Z
 * in a {@code bigint}. Exact on both clock-change nights, whatever the zones of the JVM and of the
 * database session, from the year −290308 to 294247. Thread-safe.
 */
public final class Moments {

    /**
     * The database's own clock in the same unit, as an SQL expression of H2 and PostgreSQL. Within
     * a transaction it stands still at the beginning of the transaction.
     */
    public static final String DATABASE_CLOCK_SQL =
            "cast(floor(extract(epoch from current_timestamp) * 1000000) as bigint)";

    private static final long MICROS_PER_SECOND = 1_000_000L;

    private Moments() {}

    /**
     * Writes a moment. What is finer than a microsecond is cut off, towards the past.
     *
     * @param moment the moment
     * @return microseconds since the epoch, negative before it
     * @throws ArithmeticException if the moment is outside the range of the column
     */
    public static long toMicros(Instant moment) {
        return Math.addExact(
                Math.multiplyExact(moment.getEpochSecond(), MICROS_PER_SECOND),
                moment.getNano() / 1_000);
    }

    /**
     * Reads a moment.
     *
     * @param micros microseconds since the epoch, negative before it
     * @return the moment
     */
    public static Instant ofMicros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
