package io.onecare.portal.wiring;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the portal has come up. */
@ApplicationScoped
public class StartupState {

    private volatile boolean ready;

    /**
     * Tells whether the portal can answer.
     *
     * @return true once database and network are there
     */
    public boolean isReady() {
        return ready;
    }

    void ready() {
        ready = true;
    }
}
