package io.onecare.core.network;

import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;

/**
 * What a change of the prices of a service would do.
 *
 * @param before the prices as they are, past ones among them, by their first day
 * @param after the prices as they would be, by their first day
 * @param gaps the days from today on, in their order, on which there would be no price: patients do
 *     not find the service there; the last one has no end if it goes on
 * @param bookings how many appointments that are ahead were booked at a price that would end before
 *     them; they keep it
 * @param fingerprint says all this: give it back to make the change
 */
public record TariffPreview(
        List<PlannedTariff> before,
        List<PlannedTariff> after,
        List<ValidityPeriod> gaps,
        long bookings,
        String fingerprint) {

    /** Copies the lists. */
    public TariffPreview {
        before = List.copyOf(before);
        after = List.copyOf(after);
        gaps = List.copyOf(gaps);
    }

    /**
     * Tells on which days there is no price.
     *
     * @param tariffs prices that do not overlap, by their first day
     * @param since the first day that counts, such as today
     * @return the stretches of days from that day on, in their order; the last one has no end if it
     *     goes on
     */
    public static List<ValidityPeriod> gaps(List<PlannedTariff> tariffs, LocalDate since) {
        return TariffPlan.gaps(tariffs, since);
    }
}
