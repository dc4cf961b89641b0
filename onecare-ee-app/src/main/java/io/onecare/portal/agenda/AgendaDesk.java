package io.onecare.portal.agenda;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.schedule.ScheduleEditor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Does what time brings about, some at a time, so that nobody waits long for what is locked. */
@ApplicationScoped
public class AgendaDesk {

    private static final Actor ACTOR = Actor.system("agenda");
    private static final int REQUESTS_AT_ONCE = 20;
    private static final int SCHEDULES_AT_ONCE = 5;

    @Inject private OneCare oneCare;

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
     * Makes the slots of the coming days where they are missing.
     *
     * @return true if there may be more schedules that are behind
     */
    @Transactional
    public boolean extendHorizons() {
        return oneCare.scheduleEditor()
                        .extendHorizons(
                                ACTOR, ScheduleEditor.DEFAULT_HORIZON_DAYS, SCHEDULES_AT_ONCE)
                == SCHEDULES_AT_ONCE;
    }
}
