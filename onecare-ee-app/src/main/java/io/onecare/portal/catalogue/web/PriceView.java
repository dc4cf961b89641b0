package io.onecare.portal.catalogue.web;

import io.onecare.core.network.TariffListing;
import io.onecare.core.network.TariffPreview;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.catalogue.PriceDesk;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The prices of one service at one facility under one price list, in time. */
@Named
@RequestScoped
public class PriceView extends CatalogueView {

    @Inject private CatalogueDesk catalogue;
    @Inject private PriceDesk prices;

    private @Nullable PricePlace place;
    private List<TariffListing> tariffs = List.of();
    private LocalDate today = LocalDate.EPOCH;

    /**
     * A price in time.
     *
     * @param id its tariff, as addresses and the audit trail have it
     * @param price the price
     * @param from its first day
     * @param until its last day; empty if it has no end
     * @param standing {@code over}, {@code now} or {@code toCome}
     */
    public record TariffLine(String id, String price, String from, String until, String standing) {}

    @Override
    protected String problems() {
        return "prices.message.error.";
    }

    @Override
    void act(SignIn signIn) throws IOException {
        PricePlace found =
                PricePlace.of(
                                signIn,
                                prices,
                                catalogue,
                                asked("facility"),
                                asked("item"),
                                asked("list"))
                        .orElse(null);
        if (found == null) {
            posted().notFound();
            return;
        }
        place = found;
        today = prices.today();
        tariffs =
                prices.prices(
                                signIn,
                                found.facility().code(),
                                found.priceList().code(),
                                Set.of(found.service().code()))
                        .getOrDefault(found.service().code(), List.of());
    }

    /**
     * Gives what the page is about.
     *
     * @return null if there is no such thing, and the browser has been told
     */
    public @Nullable PricePlace getPlace() {
        return place;
    }

    /**
     * Gives the parameters that lead back here.
     *
     * @return the parameters of an address
     */
    public String getQuery() {
        return place == null ? "" : place.query();
    }

    /**
     * Tells whether a price can be agreed.
     *
     * @return false if the facility does not offer the service any more
     */
    public boolean isOffered() {
        return place != null && place.facility().serviceCodes().contains(place.service().code());
    }

    /**
     * Gives the prices in time.
     *
     * @return the one to come last first, then the one of today, then those before
     */
    public List<TariffLine> getTariffs() {
        PriceWords words = new PriceWords(language());
        List<TariffLine> lines = new ArrayList<>();
        for (TariffListing tariff : tariffs) {
            lines.add(
                    0,
                    new TariffLine(
                            tariff.tariff().toString(),
                            words.money(tariff.price()),
                            formats().date(tariff.period().from()),
                            tariff.period()
                                    .untilExclusive()
                                    .map(end -> formats().date(end.minusDays(1)))
                                    .orElse(""),
                            PriceWords.standing(tariff.period(), today)));
        }
        return lines;
    }

    /**
     * Says on which days there is no price.
     *
     * @return a sentence for each stretch of days from today on
     */
    public List<String> getGaps() {
        PriceWords words = new PriceWords(language());
        return tariffs.isEmpty()
                ? List.of(language().say("prices.gap.none"))
                : TariffPreview.gaps(PriceWords.planned(tariffs), today).stream()
                        .map(words::gap)
                        .toList();
    }
}
