package io.onecare.geo;

import io.onecare.core.Actor;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Searches in an immutable snapshot of the network, read through core's directory. Whoever asks
 * first after {@link #CHECK_INTERVAL} looks whether the network has changed and, if so, reads it
 * again; everybody else goes on with the snapshot that is there. Thread-safe.
 *
 * <p>If the directory cannot be read when it is looked at again, the question fails with the
 * directory's fault and the old snapshot stays for the next one.
 */
public final class SnapshotFacilitySearch implements FacilitySearch {

    /** How old the knowledge of the network's revision may become before it is looked up again. */
    public static final Duration CHECK_INTERVAL = Duration.ofSeconds(2);

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");
    private static final Actor READER = Actor.system("facility-search");

    private final FacilityDirectory directory;
    private final Clock clock;
    private final ReentrantLock refreshing = new ReentrantLock();

    private volatile @Nullable Checked checked;

    private SnapshotFacilitySearch(FacilityDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Searches the network of a directory.
     *
     * @param directory reads the network; must be usable from any thread that searches
     * @param clock tells which day it is and when to look for changes
     * @return the search; the network is read at the first question
     */
    public static SnapshotFacilitySearch over(FacilityDirectory directory, Clock clock) {
        return new SnapshotFacilitySearch(
                Objects.requireNonNull(directory, "directory"),
                Objects.requireNonNull(clock, "clock"));
    }

    @Override
    public FacilityPage find(Actor actor, FacilityCriteria criteria, PageRequest page) {
        Objects.requireNonNull(actor, "actor");
        List<FacilityMatch> matches = snapshot().find(criteria, today());
        int from = (int) Math.min(matches.size(), (page.number() - 1L) * page.size());
        int to = Math.min(matches.size(), from + page.size());
        return new FacilityPage(matches.subList(from, to), matches.size(), page);
    }

    @Override
    public List<FacilityMatch> locate(Actor actor, FacilityCriteria criteria) {
        Objects.requireNonNull(actor, "actor");
        return snapshot().find(criteria, today()).stream()
                .filter(match -> match.facility().position() != null)
                .toList();
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
        Checked current = checked;
        Instant now = clock.instant();
        if (current != null && now.isBefore(current.at.plus(CHECK_INTERVAL))) {
            return current.snapshot;
        }
        if (current != null && !refreshing.tryLock()) {
            return current.snapshot; // somebody else is looking
        }
        if (current == null) {
            refreshing.lock(); // nothing to answer from yet: wait for the first snapshot
        }
        try {
            return refresh(now);
        } finally {
            refreshing.unlock();
        }
    }

    private NetworkSnapshot refresh(Instant now) {
        Checked current = checked;
        long revision = directory.revision(READER);
        NetworkSnapshot snapshot =
                current != null && current.snapshot.revision() == revision
                        ? current.snapshot
                        : read(revision);
        checked = new Checked(snapshot, now);
        return snapshot;
    }

    /**
     * Reads the revision before the content: a change in between makes the snapshot newer than its
     * number says, and the next look reads it once more.
     */
    private NetworkSnapshot read(long revision) {
        List<FacilityListing> facilities = new ArrayList<>();
        List<FacilityListing> page;
        String after = null;
        do {
            page = directory.page(READER, after, FacilityDirectory.MAX_PAGE_SIZE);
            facilities.addAll(page);
            after = page.isEmpty() ? after : page.get(page.size() - 1).code();
        } while (page.size() == FacilityDirectory.MAX_PAGE_SIZE);
        return NetworkSnapshot.of(revision, facilities, directory.catalogue(READER));
    }

    private record Checked(NetworkSnapshot snapshot, Instant at) {}
}
