package io.onecare.portal.demo;

import io.onecare.core.network.NetworkEditor;
import io.onecare.geo.gazetteer.Gazetteer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/**
 * Has practitioners, agendas and prices added beside the demo network, in many small transactions:
 * in one, EclipseLink would look through all of them before each question.
 */
@ApplicationScoped
public class DemoAgendaLoader {

    private static final int AT_ONCE = 25;

    @Inject private DemoAgendaDesk desk;
    @Inject private Gazetteer gazetteer;

    /** Adds what is not there; the prices last, by which the next start sees that all is. */
    public void fillIfEmpty() {
        if (!desk.isWanting()) {
            return;
        }
        DemoNetwork network = DemoNetwork.generate(gazetteer);
        DemoAgendas agendas = DemoAgendas.of(network);
        inParts(agendas.practitioners(), AT_ONCE, desk::addPractitioners);
        inParts(agendas.schedules(), AT_ONCE, desk::addAgendas);
        inParts(
                DemoPrices.of(network, DemoRoll.PRICE_LIST),
                NetworkEditor.MAX_TARIFFS,
                desk::addPrices);
    }

    private static <T> void inParts(List<T> all, int size, Consumer<List<T>> add) {
        for (int from = 0; from < all.size(); from += size) {
            add.accept(all.subList(from, Math.min(all.size(), from + size)));
        }
    }
}
