package io.onecare.portal.catalogue.web;

import io.onecare.core.money.Money;
import io.onecare.core.network.PlannedTariff;
import io.onecare.core.network.TariffListing;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import java.time.LocalDate;
import java.util.List;

/** Says prices and their days in words. */
final class PriceWords {

    private final Language language;
    private final Formats formats;

    PriceWords(Language language) {
        this.language = language;
        this.formats = Formats.of(language);
    }

    String money(Money price) {
        return formats.money(price.amount());
    }

    /** The days of a price: from … to …, both included. */
    String days(ValidityPeriod period) {
        return period.untilExclusive()
                .map(end -> end.minusDays(1))
                .map(
                        last ->
                                language.say(
                                        "prices.days.between",
                                        formats.date(period.from()),
                                        formats.date(last)))
                .orElseGet(() -> language.say("prices.days.from", formats.date(period.from())));
    }

    /** Days without a price, said as what they mean. */
    String gap(ValidityPeriod gap) {
        return period(gap, "prices.gap.");
    }

    /** A price that stands in the way of another one. */
    String other(PlannedTariff tariff) {
        return money(tariff.price()) + ", " + days(tariff.period());
    }

    private String period(ValidityPeriod period, String key) {
        return period.untilExclusive()
                .map(end -> end.minusDays(1))
                .map(
                        last ->
                                last.equals(period.from())
                                        ? language.say(key + "day", formats.date(last))
                                        : language.say(
                                                key + "between",
                                                formats.date(period.from()),
                                                formats.date(last)))
                .orElseGet(() -> language.say(key + "from", formats.date(period.from())));
    }

    /** Whether a price is over, holds or is to come: a word that texts are called after. */
    static String standing(ValidityPeriod period, LocalDate today) {
        if (period.from().isAfter(today)) {
            return "toCome";
        }
        return period.contains(today) ? "now" : "over";
    }

    static PlannedTariff planned(TariffListing tariff) {
        return new PlannedTariff(tariff.tariff(), tariff.price(), tariff.period());
    }

    static List<PlannedTariff> planned(List<TariffListing> tariffs) {
        return tariffs.stream().map(PriceWords::planned).toList();
    }
}
