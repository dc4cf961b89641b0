package io.onecare.geo;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCluster;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import io.onecare.geo.geotools.FacilityCql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Searches in an immutable snapshot of the network. The first question reads it; after that, nobody
 * who asks waits for anything but their own answer: a newer network is read beside the old one and
 * takes its place at once. Thread-safe.
 *
 * <p>Every {@link #CHECK_INTERVAL}, whoever happens to ask has the executor look whether the
 * network has changed. If it cannot be read, the search goes on with what it has, and {@link
 * #status} tells.
 */
public final class SnapshotFacilitySearch implements FacilitySearch {

    /** How old the knowledge of the network's revision may become before it is looked up again. */
    public static final Duration CHECK_INTERVAL = Duration.ofSeconds(2);

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private final FacilitySource source;
    private final Clock clock;
    private final Executor executor;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicBoolean looking = new AtomicBoolean();

    private volatile @Nullable NetworkSnapshot snapshot;
    private volatile Instant nextLook = Instant.MIN;
    private volatile Instant confirmedAt = Instant.MIN;
    private volatile @Nullable RuntimeException fault;

    private SnapshotFacilitySearch(FacilitySource source, Clock clock, Executor executor) {
        this.source = Objects.requireNonNull(source, "source");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.executor = Objects.requireNonNull(executor, "executor");
    }

    /**
     * Searches a network.
     *
     * @param source gives the network
     * @param clock tells which day it is and when to look for changes
     * @param executor looks for changes and reads them; with {@code Runnable::run} that is done by
     *     whoever happens to ask, before the answer
     * @return the search; the network is read at the first question
     */
    public static SnapshotFacilitySearch over(
            FacilitySource source, Clock clock, Executor executor) {
        return new SnapshotFacilitySearch(source, clock, executor);
    }

    /**
     * How a search knows its network.
     *
     * @param revision the source's revision; empty before the first question
     * @param confirmedAt when the source was last found to have nothing newer; empty before the
     *     first question
     * @param fault why it could not be looked at since then; empty if all is well
     */
    public record Status(
            OptionalLong revision,
            Optional<Instant> confirmedAt,
            Optional<RuntimeException> fault) {}

    /**
     * Tells how fresh the network is that is searched.
     *
     * @return the status, for a health check
     */
    public Status status() {
        NetworkSnapshot current = snapshot;
        return new Status(
                current == null ? OptionalLong.empty() : OptionalLong.of(current.revision()),
                current == null ? Optional.empty() : Optional.of(confirmedAt),
                Optional.ofNullable(fault));
    }

    /**
     * Has the next question look for changes at once; for whoever knows of one. A look that is
     * going on may have begun too early for it, and is followed by another.
     */
    public void lookAgain() {
        nextLook = Instant.MIN;
    }

    @Override
    public FacilityPage find(Actor actor, FacilityCriteria criteria, PageRequest page) {
        Objects.requireNonNull(actor, "actor");
        return maySee(actor, criteria)
                ? snapshot().find(criteria, today(), page)
                : new FacilityPage(List.of(), 0, page);
    }

    /** Prices are not public, and neither is who has one. */
    private static boolean maySee(Actor actor, FacilityCriteria criteria) {
        return criteria.priceListCode() == null || actor.maySeePrices();
    }

    /**
     * Gives one page of the facilities that a question in CQL means.
     *
     * @param actor who asks; everybody may
     * @param cql the question, as {@link FacilityCql} reads it
     * @param near the point that distances are measured from, or null for no distances
     * @param page which page
     * @return the page, in the order of {@link #find}
     * @throws OneCareException with {@link ErrorCode#QUERY_NOT_UNDERSTOOD} if the question is none,
     *     or asks for what is not supported
     */
    public FacilityPage findByCql(
            Actor actor, String cql, @Nullable GeoPoint near, PageRequest page) {
        Objects.requireNonNull(actor, "actor");
        FacilityCql question = FacilityCql.parse(cql);
        return snapshot().find(question, near, today(), page);
    }

    @Override
    public List<FacilityMatch> all(Actor actor, FacilityCriteria criteria) {
        Objects.requireNonNull(actor, "actor");
        return maySee(actor, criteria) ? snapshot().all(criteria, today()) : List.of();
    }

    @Override
    public List<FacilityMatch> locate(Actor actor, FacilityCriteria criteria) {
        Objects.requireNonNull(actor, "actor");
        return maySee(actor, criteria) ? snapshot().locate(criteria, today()) : List.of();
    }

    @Override
    public List<FacilityCluster> clusters(
            Actor actor, FacilityCriteria criteria, GeoBox view, int zoom) {
        Objects.requireNonNull(actor, "actor");
        return maySee(actor, criteria)
                ? snapshot().clusters(criteria, today(), view, zoom)
                : List.of();
    }

    @Override
    public List<FacilityMatch> mentioning(
            Actor actor, String typed, @Nullable GeoPoint near, int limit) {
        Objects.requireNonNull(actor, "actor");
        requirePositive(limit);
        return snapshot().mentioning(typed, near, limit, today());
    }

    @Override
    public List<PractitionerListing> practitioners(Actor actor, String typed, int limit) {
        Objects.requireNonNull(actor, "actor");
        requirePositive(limit);
        return snapshot().practitioners(typed, limit, today());
    }

    private static void requirePositive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 or more.".formatted(limit));
        }
    }

    @Override
    public Optional<FacilityListing> facility(Actor actor, String code) {
        Objects.requireNonNull(actor, "actor");
        return snapshot().facility(code).filter(facility -> facility.period().contains(today()));
    }

    @Override
    public List<CategoryListing> catalogue(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        return snapshot().catalogue();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ITALY);
    }

    private NetworkSnapshot snapshot() {
        NetworkSnapshot current = snapshot;
        if (current == null) {
            return first();
        }
        Instant now = clock.instant();
        if (now.isBefore(nextLook) || !looking.compareAndSet(false, true)) {
            return current;
        }
        nextLook = now.plus(CHECK_INTERVAL);
        try {
            executor.execute(this::lookForChanges);
        } catch (RejectedExecutionException full) {
            looking.set(false);
            fault = full;
        }
        return Objects.requireNonNullElse(snapshot, current);
    }

    /** There is nothing to answer from yet: everybody waits for the one who reads. */
    private NetworkSnapshot first() {
        reading.lock();
        try {
            NetworkSnapshot current = snapshot;
            if (current != null) {
                return current;
            }
            nextLook = clock.instant().plus(CHECK_INTERVAL);
            return read(source.revision());
        } finally {
            reading.unlock();
        }
    }

    private void lookForChanges() {
        reading.lock();
        try {
            long revision = source.revision();
            NetworkSnapshot current = snapshot;
            if (current == null || current.revision() != revision) {
                read(revision);
            } else {
                current.prepare(today());
                confirmedAt = clock.instant();
            }
            fault = null;
        } catch (RuntimeException broken) {
            fault = broken;
        } finally {
            reading.unlock();
            looking.set(false);
        }
        if (nextLook.equals(Instant.MIN)) {
            snapshot();
        }
    }

    /**
     * Reads the revision before the content: a change in between makes the snapshot newer than its
     * number says, and the next look reads it once more.
     */
    private NetworkSnapshot read(long revision) {
        Instant now = clock.instant();
        NetworkSnapshot fresh = NetworkSnapshot.read(revision, source, today());
        snapshot = fresh;
        confirmedAt = now;
        return fresh;
    }
}
