package io.onecare.portal.agenda;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.settings.ScreenTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what time brings about, some at a time, so that nobody waits long for what is locked. */
@ApplicationScoped
public class AgendaDesk {

    private static final Actor ACTOR = Actor.system("agenda");
    private static final int REQUESTS_AT_ONCE = 20;
    private static final int SCHEDULES_AT_ONCE = 100;
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private OneCare oneCare;
    @Inject private PortalSettings settings;
    @Inject private Clock clock;

    /**
     * Lets requests expire that no facility has answered in time.
     *
     * @return true if there may be more
     */
    @Transactional
    public boolean expireUnanswered() {
        return oneCare.bookingEditor().expireUnanswered(ACTOR, REQUESTS_AT_ONCE)
                == REQUESTS_AT_ONCE;
    }

    /**
     * Gives schedules whose slots do not reach far enough.
     *
     * @param afterCode the last one of those before, or null to begin
     * @return their codes, in order; empty if there are no more
     */
    public List<String> behind(@Nullable String afterCode) {
        LocalDate horizon = LocalDate.ofInstant(clock.instant(), ROME).plusDays(daysAhead());
        return oneCare.scheduleEditor().behind(ACTOR, horizon, afterCode, SCHEDULES_AT_ONCE);
    }

    /**
     * Makes the slots of a schedule up to the horizon. One transaction each: who books meanwhile
     * waits for one schedule at most.
     *
     * @param code the schedule's code
     */
    @Transactional
    public void extend(String code) {
        oneCare.scheduleEditor().extendHorizon(ACTOR, code, daysAhead());
    }

    /**
     * Tells how many days ahead slots are made.
     *
     * @return as the insurer has set it
     */
    public int daysAhead() {
        return settings.horizonDays(
                oneCare.storedSettings().inForce(ACTOR, ScreenTopic.HORIZON.name()));
    }
}
