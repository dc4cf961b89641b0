package io.onecare.portal.feeds;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.imports.feed.Feed;
import io.onecare.imports.feed.FeedFolder;
import io.onecare.imports.feed.FeedRun;
import io.onecare.imports.table.TableLimits;
import io.onecare.portal.monitoring.Job;
import io.onecare.portal.monitoring.Measures;
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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the folder of feeds every half minute, if one is set; on this node one run after the
 * other, and on how many nodes does not matter.
 */
@ApplicationScoped
public class FeedJob {

    private static final Logger LOG = System.getLogger(FeedJob.class.getName());

    private static final Actor ACTOR = Actor.system("feed");
    private static final long FIRST_AFTER_SECONDS = 2;
    private static final long EVERY_SECONDS = 30;

    @Inject private PortalSettings settings;
    @Inject private OneCare oneCare;
    @Inject private FeedDesk desk;
    @Inject private Clock clock;
    @Inject private Measures measures;
    @Resource private ManagedScheduledExecutorService executor;

    private @Nullable Future<?> job;

    /** Begins, once the portal is up. */
    public synchronized void start() {
        Optional<FeedFolder> folder = settings.importFolder().map(this::folder);
        if (folder.isPresent() && job == null) {
            job =
                    executor.scheduleWithFixedDelay(
                            () -> run(folder.get()),
                            FIRST_AFTER_SECONDS,
                            EVERY_SECONDS,
                            TimeUnit.SECONDS);
        }
    }

    private FeedFolder folder(java.nio.file.Path path) {
        Feed feed = new Feed(oneCare.imports(), desk::inTransaction, ACTOR, clock, Locale.ITALIAN);
        return new FeedFolder(path, feed, clock, Locale.ITALIAN, TableLimits.ofFeeds());
    }

    /** Ends after the feed that is in hand, or leaves it to the next start. */
    @PreDestroy
    synchronized void stop() {
        if (job != null) {
            job.cancel(false);
        }
    }

    private void run(FeedFolder folder) {
        try {
            for (FeedRun run : folder.run()) {
                LOG.log(
                        run.isDone() ? Level.INFO : Level.WARNING,
                        "Feed {0}: {1}",
                        run.feed(),
                        run.folder());
            }
            measures.ran(Job.FEEDS);
        } catch (IOException | RuntimeException fault) {
            // an exception that leaves here would end the job for good; its words may repeat data
            LOG.log(Level.ERROR, "Feeds cannot be imported: {0}", fault.getClass().getName());
            measures.failed(Job.FEEDS);
        }
    }
}
