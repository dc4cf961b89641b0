package io.onecare.portal.demo;

import io.onecare.core.Actor;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.NetworkEditor;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.portal.settings.StartupFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Brings the demo network into an empty database, and keeps it out of production. */
@ApplicationScoped
public class DemoDesk {

    private static final Actor ACTOR = Actor.system("demo-network");

    @Inject private FacilityDirectory directory;
    @Inject private NetworkEditor editor;
    @Inject private Gazetteer gazetteer;

    /** Adds the demo network, all or nothing, if there is no facility yet. */
    @Transactional
    public void fillIfEmpty() {
        if (directory.page(ACTOR, null, 1).isEmpty() && directory.catalogue(ACTOR).isEmpty()) {
            DemoNetwork.generate(gazetteer).saveWith(editor, ACTOR);
        }
    }

    /**
     * Refuses to go on if the database holds the demo network.
     *
     * @throws StartupFailure saying what to do
     */
    public void refuseIfPresent() {
        boolean demo =
                directory.page(ACTOR, DemoNetwork.CODE_PREFIX, 1).stream()
                        .anyMatch(facility -> facility.code().startsWith(DemoNetwork.CODE_PREFIX));
        if (demo) {
            throw new StartupFailure(
                    "Production mode (ONECARE_MODE=production) refuses this database: it holds the demo"
                            + " network.\n  Point ONECARE_DB_URL at an empty database.");
        }
    }
}
