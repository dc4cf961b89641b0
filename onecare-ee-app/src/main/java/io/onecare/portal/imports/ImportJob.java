package io.onecare.portal.imports;

import io.onecare.core.Actor;
import io.onecare.core.imports.SentFile;
import io.onecare.core.imports.SentFileStep;
import io.onecare.portal.monitoring.Job;
import io.onecare.portal.monitoring.Measures;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.settings.PortalSettings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs the work on files outside the requests that ask for it, says every few seconds that this
 * node is still at it, and forgets files that nobody cares for. If the node is killed, it says
 * nothing any more, and the work can be begun again, here or elsewhere.
 */
@ApplicationScoped
public class ImportJob {

    private static final Logger LOG = System.getLogger(ImportJob.class.getName());

    private static final Actor SWEEPER = Actor.system("imports");
    private static final long BEAT_SECONDS = 10;
    private static final long FIRST_SWEEP_SECONDS = 30;
    private static final long SWEEP_SECONDS = TimeUnit.MINUTES.toSeconds(10);
    private static final Duration COMING = Duration.ofHours(1);

    @Inject private ImportDesk desk;
    @Inject private ImportWorkDesk workDesk;
    @Inject private ImportWork work;
    @Inject private SentFilesFolder folder;
    @Inject private PortalSettings settings;
    @Inject private Measures measures;
    @Inject private Clock clock;
    @Resource private ManagedScheduledExecutorService executor;

    private final Set<Piece> atWork = ConcurrentHashMap.newKeySet();
    private final List<Future<?>> jobs = new ArrayList<>();

    private record Piece(Actor actor, UUID file, UUID run) {}

    /** Begins, once the portal is up. */
    public synchronized void start() {
        if (jobs.isEmpty()) {
            jobs.add(
                    executor.scheduleWithFixedDelay(
                            this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS));
            jobs.add(
                    executor.scheduleWithFixedDelay(
                            this::sweep, FIRST_SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS));
        }
    }

    /** Ends; pieces of work that are in hand are rolled back with the node. */
    @PreDestroy
    synchronized void stop() {
        jobs.forEach(job -> job.cancel(false));
    }

    /**
     * Begins a piece of work on a file.
     *
     * @param signIn who wants it
     * @param id the file
     * @param step what is to be done
     * @return false if the file is in no state for that, or somebody is at work on it
     */
    public boolean begin(SignIn signIn, UUID id, SentFileStep step) {
        UUID run = desk.claim(signIn, id, step).orElse(null);
        if (run == null) {
            return false;
        }
        Piece piece = new Piece(signIn.actor(), id, run);
        atWork.add(piece);
        executor.submit(
                () -> {
                    try {
                        work.run(piece.actor(), id, run, step);
                    } finally {
                        atWork.remove(piece);
                    }
                });
        return true;
    }

    /**
     * Gives a file up.
     *
     * @param signIn who wants it
     * @param file the file
     * @return false if it was applied, is applied right now, or was given up before
     * @throws IOException if it cannot be deleted; it is tried again later
     */
    public boolean abandon(SignIn signIn, SentFile file) throws IOException {
        if (!desk.abandon(signIn.actor(), file)) {
            return false;
        }
        folder.delete(file.id());
        return true;
    }

    private void beat() {
        for (Piece piece : atWork) {
            try {
                workDesk.isAlive(piece.actor(), piece.file(), piece.run(), null);
            } catch (RuntimeException fault) {
                LOG.log(Level.ERROR, "The work cannot be told: {0}", fault.getClass().getName());
            }
        }
    }

    /** Forgets once, now. */
    public void sweep() {
        try {
            Instant since = clock.instant().minus(settings.importPatience());
            for (SentFile file : workDesk.untouched(SWEEPER, since)) {
                desk.abandon(SWEEPER, file);
            }
            workDesk.cleanUp(SWEEPER, since);
            for (UUID id : folder.all()) {
                boolean isOver =
                        workDesk.find(SWEEPER, id).map(file -> file.state().isOver()).orElse(true);
                if (isOver) {
                    folder.delete(id);
                }
            }
            folder.deleteBroken(clock.instant().minus(COMING));
            measures.ran(Job.IMPORTS);
        } catch (IOException | RuntimeException fault) {
            // an exception that leaves here would end the job for good; its words may repeat data
            LOG.log(Level.ERROR, "Files cannot be forgotten: {0}", fault.getClass().getName());
            measures.failed(Job.IMPORTS);
        }
    }
}
