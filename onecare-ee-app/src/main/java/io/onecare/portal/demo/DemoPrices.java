package io.onecare.portal.demo;

import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddTariff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Made-up prices of all that the demo network offers: each service has a usual one, and facilities
 * are up to a fifth cheaper or dearer. The same on every machine, as {@link DemoNetwork} is.
 */
final class DemoPrices {

    private static final long SEED = 20_240_102L;

    /** The lowest usual price of a category and the highest one, in euro. */
    private static final Map<String, Range> USUAL =
            Map.of(
                    "VISITA-SPECIALISTICA", new Range(45, 90),
                    "DIAGNOSTICA-PER-IMMAGINI", new Range(35, 180),
                    "ECOGRAFIA", new Range(40, 80),
                    "ESAMI-STRUMENTALI", new Range(30, 95),
                    "ESAMI-DI-LABORATORIO", new Range(4, 30),
                    "FISIOTERAPIA", new Range(25, 50),
                    "ODONTOIATRIA", new Range(40, 220),
                    "OCULISTICA", new Range(35, 110),
                    "PREVENZIONE", new Range(20, 140),
                    "PSICOLOGIA", new Range(45, 75));

    private static final Range OTHER = new Range(40, 80);

    private static final int CENTS = 100;

    /** Prices are multiples of half a euro. */
    private static final int STEP_CENTS = 50;

    private DemoPrices() {}

    /**
     * Gives a price of every service at every facility.
     *
     * @param network the network
     * @param priceList the code of the price list
     * @return in the order of the facilities
     */
    static List<AddTariff> of(DemoNetwork network, String priceList) {
        Random random = new Random(SEED);
        List<AddTariff> prices = new ArrayList<>();
        for (AddFacility facility : network.facilities()) {
            double level = 0.8 + 0.4 * random.nextDouble();
            for (AddHealthService service : network.services()) {
                if (facility.serviceCodes().contains(service.code())) {
                    prices.add(
                            new AddTariff(
                                    facility.code(),
                                    service.code(),
                                    priceList,
                                    price(service, level),
                                    facility.period()));
                }
            }
        }
        return prices;
    }

    private static Money price(AddHealthService service, double level) {
        Range range = USUAL.getOrDefault(service.categoryCode(), OTHER);
        double share = new Random(service.code().hashCode()).nextDouble();
        double usual = range.lowest + (range.highest - range.lowest) * share;
        long steps = Math.round(usual * level * CENTS / STEP_CENTS);
        return Money.ofCents(steps * STEP_CENTS);
    }

    /**
     * Usual prices.
     *
     * @param lowest in euro
     * @param highest in euro
     */
    private record Range(int lowest, int highest) {}
}
