package io.onecare.portal.demo;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.NetworkEditor;
import io.onecare.core.terms.TermsKind;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.portal.settings.StartupFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Brings the demo network and its roll into the database, and keeps them out of production. */
@ApplicationScoped
public class DemoDesk {

    private static final Actor ACTOR = Actor.system("demo-network");

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private OneCare oneCare;
    @Inject private Clock clock;
    @Inject private FacilityDirectory directory;
    @Inject private NetworkEditor editor;
    @Inject private Gazetteer gazetteer;

    /**
     * Adds the demo network if there is no facility yet, and the demo roll and the demo's texts
     * beside the demo network if they are not there; all or nothing.
     */
    @Transactional
    public void fillIfEmpty() {
        if (directory.page(ACTOR, null, 1).isEmpty() && directory.catalogue(ACTOR).isEmpty()) {
            DemoNetwork.generate(gazetteer).saveWith(editor, ACTOR);
        }
        if (hasDemoNetwork() && !hasDemoRoll()) {
            DemoRoll.saveWith(oneCare, ACTOR, LocalDate.ofInstant(clock.instant(), ROME));
        }
        if (hasDemoNetwork() && !hasDemoTerms()) {
            DemoTerms.saveWith(oneCare, ACTOR);
        }
    }

    /**
     * Refuses to go on if the database holds the demo network, roll or texts.
     *
     * @throws StartupFailure saying what to do
     */
    public void refuseIfPresent() {
        if (hasDemoNetwork() || hasDemoRoll() || hasDemoTerms()) {
            throw new StartupFailure(
                    "Production mode (ONECARE_MODE=production) refuses this database: it holds the demo"
                            + " network.\n  Point ONECARE_DB_URL at an empty database.");
        }
    }

    private boolean hasDemoNetwork() {
        return directory.page(ACTOR, DemoNetwork.CODE_PREFIX, 1).stream()
                .anyMatch(facility -> facility.code().startsWith(DemoNetwork.CODE_PREFIX));
    }

    private boolean hasDemoTerms() {
        return oneCare.terms().text(ACTOR, TermsKind.PRIVACY_NOTICE, DemoTerms.CODE).isPresent();
    }

    private boolean hasDemoRoll() {
        return oneCare.members().find(ACTOR, DemoRoll.FIRST_NUMBER).isPresent();
    }
}
