package io.onecare.portal.demo;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.NetworkOutcome;
import io.onecare.core.network.NetworkRefusal;
import io.onecare.core.network.TariffOutcome;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.ScheduleOutcome;
import io.onecare.core.schedule.ScheduleRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/**
 * Brings practitioners, agendas and prices of the demo into the database. What is there already
 * stays, so that a start which was interrupted is gone on with.
 */
@ApplicationScoped
public class DemoAgendaDesk {

    private static final Actor ACTOR = Actor.system("demo-network");

    @Inject private OneCare oneCare;

    /**
     * Tells whether there is something to add.
     *
     * @return true for a database with the demo network and roll, and without its last price
     */
    public boolean isWanting() {
        return oneCare.members().find(ACTOR, DemoRoll.FIRST_NUMBER).isPresent()
                && oneCare.facilityDirectory()
                        .withCodes(ACTOR, Set.of(DemoNetwork.LAST_CODE))
                        .containsKey(DemoNetwork.LAST_CODE)
                && oneCare.tariffs().page(ACTOR, DemoNetwork.LAST_CODE, 0, 1).isEmpty();
    }

    /**
     * Adds practitioners.
     *
     * @param practitioners some of them
     */
    @Transactional
    public void addPractitioners(List<AddPractitioner> practitioners) {
        for (AddPractitioner who : practitioners) {
            NetworkOutcome outcome = oneCare.networkEditor().add(ACTOR, who);
            require(
                    !(outcome instanceof NetworkOutcome.Refused refused)
                            || refused.reason() == NetworkRefusal.CODE_TAKEN,
                    outcome);
        }
    }

    /**
     * Adds agendas, without slots yet.
     *
     * @param agendas some of them
     */
    @Transactional
    public void addAgendas(List<AddSchedule> agendas) {
        for (AddSchedule agenda : agendas) {
            ScheduleOutcome outcome = oneCare.scheduleEditor().add(ACTOR, agenda);
            require(
                    !(outcome instanceof ScheduleOutcome.Refused refused)
                            || refused.reason() == ScheduleRefusal.CODE_TAKEN,
                    outcome);
        }
    }

    /**
     * Adds prices.
     *
     * @param prices some of them, always the same together
     */
    @Transactional
    public void addPrices(List<AddTariff> prices) {
        TariffOutcome outcome = oneCare.networkEditor().addAll(ACTOR, prices);
        require(
                !(outcome instanceof TariffOutcome.Refused refused)
                        || refused.reason() == NetworkRefusal.TARIFF_OVERLAPS,
                outcome);
    }

    private static void require(boolean fine, Object outcome) {
        if (!fine) {
            throw new IllegalStateException(
                    "The demo's agendas and prices were refused: %s.%nMaybe the network has been changed by hand."
                            .formatted(outcome));
        }
    }
}
