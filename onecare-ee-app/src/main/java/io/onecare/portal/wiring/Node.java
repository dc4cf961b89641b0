package io.onecare.portal.wiring;

import io.onecare.portal.monitoring.NodeState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether this node answers people. One that is to be stopped is <b>drained</b> before: whoever
 * runs it makes a file called {@code draining} in the server's output folder ({@code bin/onecare
 * drain} does). The node goes on answering, and says that it is not ready, so that whatever is
 * before it sends people elsewhere.
 */
@ApplicationScoped
public class Node implements NodeState {

    /** In the server's output folder, which a server of Liberty runs in. */
    private static final Path DRAINING = Path.of("draining");

    @Inject private StartupState state;
    @Inject private DatabaseWatch database;

    /** Forgets that it was drained before it was stopped. */
    void begin() {
        try {
            Files.deleteIfExists(DRAINING);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Whether it has come up, once and for all. */
    boolean isStarted() {
        return state.isReady();
    }

    @Override
    public boolean isReady() {
        return state.isReady() && database.isUp() && !Files.exists(DRAINING);
    }

    @Override
    public boolean isDatabaseUp() {
        return database.isUp();
    }
}
