package io.onecare.portal.schedule;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.schedule.ScheduleEditor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the schedules whose slots do not reach far enough, and makes what is missing. */
@ApplicationScoped
public class ScheduleDesk {

    private static final Actor SYSTEM = Actor.system("slots");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final int AT_ONCE = 100;

    @Inject private OneCare oneCare;
    @Inject private Clock clock;

    /**
     * Gives schedules that are behind.
     *
     * @param afterCode the last one of those before, or null to begin
     * @return their codes, in order; empty if there are no more
     */
    public List<String> behind(@Nullable String afterCode) {
        LocalDate horizon =
                LocalDate.ofInstant(clock.instant(), ROME)
                        .plusDays(ScheduleEditor.DEFAULT_HORIZON_DAYS);
        return oneCare.scheduleEditor().behind(SYSTEM, horizon, afterCode, AT_ONCE);
    }

    /**
     * Makes the slots of a schedule up to the horizon. One transaction each: who books meanwhile
     * waits for one schedule at most.
     *
     * @param code the schedule's code
     */
    @Transactional
    public void extend(String code) {
        oneCare.scheduleEditor().extendHorizon(SYSTEM, code);
    }
}
