package io.onecare.portal.monitoring;

import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.RefusalReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Counts what happens on this node since it was started. Thread-safe. */
@ApplicationScoped
public class Measures {

    /** What is searched. */
    public enum Search {
        /** Offers for somebody who is insured. */
        OFFERS,
        /** Facilities on the public map. */
        MAP
    }

    private static final int STATUS_CLASSES = 6;

    @Inject private Clock clock;

    private final LongAdder booked = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<RefusalReason, LongAdder> refused = new EnumMap<>(RefusalReason.class);
    private final Map<Search, Durations> searches = new EnumMap<>(Search.class);
    private final Map<Job, Instant> lastSuccesses = new ConcurrentHashMap<>();
    private final Map<Job, LongAdder> failures = new EnumMap<>(Job.class);
    private final Durations requests = new Durations();
    private final LongAdder[] statuses = new LongAdder[STATUS_CLASSES];

    /** Begins with nothing. */
    public Measures() {
        for (RefusalReason reason : RefusalReason.values()) {
            refused.put(reason, new LongAdder());
        }
        for (Search search : Search.values()) {
            searches.put(search, new Durations());
        }
        for (Job job : Job.values()) {
            failures.put(job, new LongAdder());
        }
        for (int i = 0; i < STATUS_CLASSES; i++) {
            statuses[i] = new LongAdder();
        }
    }

    /**
     * Counts a wish to book, or to move a booking.
     *
     * @param outcome what became of it
     */
    public void booking(BookingOutcome outcome) {
        if (outcome instanceof BookingOutcome.Refused no) {
            of(refused, no.reason()).increment();
        } else if (outcome instanceof BookingOutcome.Done done) {
            (done.repeated() ? repeated : booked).increment();
        }
    }

    /** Counts a wish to book, or to move a booking, that came to a fault. */
    public void bookingFailed() {
        failed.increment();
    }

    /**
     * Searches, and counts how long it took.
     *
     * @param search what is searched
     * @param work the search
     * @param <T> what it finds
     * @return what it found
     */
    public <T> T timed(Search search, Supplier<T> work) {
        long begin = System.nanoTime();
        try {
            return work.get();
        } finally {
            of(searches, search).add(System.nanoTime() - begin);
        }
    }

    /**
     * Remembers that a run of a job came to its end.
     *
     * @param job the job
     */
    public void ran(Job job) {
        lastSuccesses.put(job, clock.instant());
    }

    /**
     * Counts a run of a job that came to a fault.
     *
     * @param job the job
     */
    public void failed(Job job) {
        of(failures, job).increment();
    }

    /** Counts an answer to a browser. */
    void answered(int status, long nanos) {
        statuses[Math.min(Math.max(status / 100, 0), STATUS_CLASSES - 1)].increment();
        requests.add(nanos);
    }

    void write(MetricsText out) {
        out.head("onecare_bookings_total", "counter", "Wishes to book or to move a booking.");
        out.value("onecare_bookings_total{outcome=\"done\"}", booked.sum());
        out.value("onecare_bookings_total{outcome=\"repeated\"}", repeated.sum());
        out.value("onecare_bookings_total{outcome=\"failed\"}", failed.sum());
        refused.forEach(
                (reason, count) ->
                        out.value(
                                "onecare_bookings_total{outcome=\"refused_" + word(reason) + "\"}",
                                count.sum()));
        out.head("onecare_search_seconds", "histogram", "How long searches took.");
        searches.forEach(
                (search, durations) ->
                        out.durations(
                                "onecare_search_seconds",
                                "of=\"" + word(search) + "\",",
                                durations));
        out.head("onecare_http_request_seconds", "histogram", "How long answers took.");
        out.durations("onecare_http_request_seconds", "", requests);
        out.head("onecare_http_responses_total", "counter", "Answers by class of their status.");
        for (int i = 1; i < STATUS_CLASSES; i++) {
            out.value("onecare_http_responses_total{status=\"" + i + "xx\"}", statuses[i].sum());
        }
        out.head(
                "onecare_job_last_success_timestamp_seconds",
                "gauge",
                "When a job last came to its end on this node.");
        lastSuccesses.forEach(
                (job, moment) ->
                        out.value(
                                "onecare_job_last_success_timestamp_seconds{job=\""
                                        + job.label()
                                        + "\"}",
                                moment.getEpochSecond()));
        out.head("onecare_job_failures_total", "counter", "Runs of a job that came to a fault.");
        failures.forEach(
                (job, count) ->
                        out.value(
                                "onecare_job_failures_total{job=\"" + job.label() + "\"}",
                                count.sum()));
    }

    /** There is one for every constant. */
    private static <E extends Enum<E>, T> T of(Map<E, T> counters, E key) {
        return Objects.requireNonNull(counters.get(key));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
