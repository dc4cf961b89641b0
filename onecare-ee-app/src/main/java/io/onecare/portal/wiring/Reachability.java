package io.onecare.portal.wiring;

import io.onecare.portal.settings.PortalSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Sees whether the portal answers at its own port, by asking itself with a mark that only it knows.
 * Liberty merely logs that it could not open a port, and goes on as a server that nobody reaches:
 * the person at the console must not be told to look there, because somebody else may answer.
 */
@ApplicationScoped
public class Reachability {

    static final String HEADER = "OneCare-Self-Check";

    /** Liberty tries for some seconds to open a port that is just being let go. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final String mark = UUID.randomUUID().toString();
    private volatile boolean arrived;

    @Inject private PortalSettings settings;

    @Resource private ManagedScheduledExecutorService executor;

    /**
     * Goes on asking, in the background, until the answer is known.
     *
     * @param contextRoot the address of the portal below host and port, empty for the root
     * @param reached run once the portal has answered
     * @param notReached run once patience has ended
     */
    void check(String contextRoot, Runnable reached, Runnable notReached) {
        ask(contextRoot, System.nanoTime() + PATIENCE.toNanos(), reached, notReached);
    }

    /** Called for every request: remembers when the mark arrives. */
    void see(String header) {
        if (mark.equals(header)) {
            arrived = true;
        }
    }

    private void ask(String contextRoot, long end, Runnable reached, Runnable notReached) {
        executor.schedule(
                () -> {
                    request(contextRoot);
                    if (arrived) {
                        reached.run();
                    } else if (System.nanoTime() < end) {
                        ask(contextRoot, end, reached, notReached);
                    } else {
                        notReached.run();
                    }
                },
                PAUSE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Whatever comes back does not matter, only whether the mark arrives here. */
    private void request(String contextRoot) {
        String host = settings.address().equals("*") ? "localhost" : settings.address();
        try {
            HttpURLConnection connection =
                    (HttpURLConnection)
                            URI.create("http://" + host + ":" + settings.port() + contextRoot + "/")
                                    .toURL()
                                    .openConnection();
            connection.setRequestMethod("HEAD");
            connection.setRequestProperty(HEADER, mark);
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.getResponseCode();
            connection.disconnect();
        } catch (IOException notYet) {
            // nobody there yet, or somebody who does not speak HTTP: asked again until patience
            // ends
        }
    }
}
