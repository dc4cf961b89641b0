package io.onecare.portal.catalogue.web;

import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.FoundFacilities;
import io.onecare.core.network.PlannedTariff;
import io.onecare.core.network.PriceListSheet;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.network.TariffListing;
import io.onecare.core.network.TariffPreview;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.catalogue.PriceDesk;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What services cost at a facility under a price list: now, soon and before. */
@Named
@RequestScoped
public class PricesView extends CatalogueView {

    /** How many services a page shows. */
    private static final int PAGE = 25;

    @Inject private CatalogueDesk catalogue;
    @Inject private PriceDesk prices;

    private List<PriceListSheet> lists = List.of();
    private @Nullable FacilityListing facility;
    private @Nullable PriceListSheet list;
    private @Nullable FoundFacilities choices;
    private List<PriceLine> lines = List.of();
    private int found;
    private int page = 1;

    /**
     * What a service costs.
     *
     * @param service the service
     * @param now the price today; empty if there is none
     * @param next the next price and its days; empty if none is agreed
     * @param past how many prices are over, 0 or more
     * @param gap the first days without a price; empty if there are none
     * @param address where its prices are changed, without the context path
     */
    public record PriceLine(
            ServiceListing service,
            String now,
            String next,
            long past,
            String gap,
            String address) {}

    @Override
    protected String problems() {
        return "prices.message.error.";
    }

    @Override
    void act(SignIn signIn) {
        lists = catalogue.priceLists(signIn);
        list = lists.stream().filter(one -> one.code().equals(getList())).findFirst().orElse(null);
        if (list == null && lists.size() == 1) {
            list = lists.get(0);
        }
        String typed = getFacilityTyped();
        if (typed.isEmpty()) {
            return;
        }
        facility = prices.facility(signIn, typed.toUpperCase(java.util.Locale.ROOT)).orElse(null);
        if (facility == null) {
            FoundFacilities some = prices.facilities(signIn, typed);
            if (some.total() == 1) {
                facility = some.facilities().get(0);
            } else {
                choices = some;
            }
        }
        if (facility != null && list != null) {
            lines = lines(signIn, facility, list);
        }
    }

    private List<PriceLine> lines(SignIn signIn, FacilityListing where, PriceListSheet under) {
        String number = asked("page");
        page = number.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(number) : 1;
        List<String> words =
                Arrays.stream(Words.folded(getTyped()).split(" "))
                        .filter(word -> !word.isEmpty())
                        .toList();
        List<ServiceListing> offered =
                catalogue.catalogue(signIn).stream()
                        .map(CategoryListing::services)
                        .flatMap(List::stream)
                        .filter(one -> where.serviceCodes().contains(one.code()))
                        .filter(one -> Words.all(words, one))
                        .toList();
        found = offered.size();
        int first = Math.min((page - 1) * PAGE, found);
        List<ServiceListing> shown = offered.subList(first, Math.min(first + PAGE, found));
        Set<String> codes = shown.stream().map(ServiceListing::code).collect(Collectors.toSet());
        Map<String, List<TariffListing>> known =
                prices.prices(signIn, where.code(), under.code(), codes);
        LocalDate today = prices.today();
        List<PriceLine> result = new ArrayList<>();
        for (ServiceListing service : shown) {
            result.add(
                    line(
                            new PricePlace(where, service, under),
                            known.getOrDefault(service.code(), List.of()),
                            today));
        }
        return result;
    }

    private PriceLine line(PricePlace place, List<TariffListing> tariffs, LocalDate today) {
        PriceWords words = new PriceWords(language());
        List<PlannedTariff> planned = PriceWords.planned(tariffs);
        List<ValidityPeriod> gaps = TariffPreview.gaps(planned, today);
        return new PriceLine(
                place.service(),
                planned.stream()
                        .filter(one -> one.period().contains(today))
                        .findFirst()
                        .map(one -> words.money(one.price()))
                        .orElse(""),
                planned.stream()
                        .filter(one -> one.period().from().isAfter(today))
                        .findFirst()
                        .map(words::other)
                        .orElse(""),
                planned.stream()
                        .filter(one -> PriceWords.standing(one.period(), today).equals("over"))
                        .count(),
                planned.isEmpty()
                        ? language().say("prices.gap.none")
                        : gaps.stream().findFirst().map(words::gap).orElse(""),
                PRICES + "/service?" + place.query());
    }

    /**
     * Gives what was typed to find the facility.
     *
     * @return a code, or words of a name or a comune; empty if nothing was
     */
    public String getFacilityTyped() {
        return asked("facility");
    }

    /**
     * Gives the price list that was chosen.
     *
     * @return its code; empty if none was
     */
    public String getList() {
        return asked("list");
    }

    /**
     * Gives what was typed to find a service.
     *
     * @return words of its name or code; empty for all
     */
    public String getTyped() {
        return asked("text");
    }

    /**
     * Gives the price lists to choose from.
     *
     * @return in the order of their codes
     */
    public List<PriceListSheet> getLists() {
        return lists;
    }

    /**
     * Tells whether a price list is the chosen one.
     *
     * @param code its code
     * @return true if it is
     */
    public boolean isChosen(String code) {
        return list != null && list.code().equals(code);
    }

    /**
     * Gives the price list.
     *
     * @return null if none is chosen
     */
    public @Nullable PriceListSheet getPriceList() {
        return list;
    }

    /**
     * Gives the facility.
     *
     * @return null if none is chosen
     */
    public @Nullable FacilityListing getFacility() {
        return facility;
    }

    /**
     * Gives the facilities that what was typed may mean.
     *
     * @return by name; empty if there is nothing to choose from
     */
    public List<FacilityListing> getChoices() {
        return choices == null ? List.of() : choices.facilities();
    }

    /**
     * Says what was found in place of one facility.
     *
     * @return a sentence; empty if it is clear
     */
    public String getChoicesCount() {
        return choices == null ? "" : language().say("prices.facilities", choices.total());
    }

    /**
     * Gives what services cost.
     *
     * @return by category and name; empty if facility or price list are not chosen
     */
    public List<PriceLine> getLines() {
        return lines;
    }

    /**
     * Says how many services there are.
     *
     * @return a sentence
     */
    public String getCount() {
        String count = language().say("prices.found", found);
        return pages() > 1
                ? count + " " + language().say("services.position", page, pages())
                : count;
    }

    private int pages() {
        return (found + PAGE - 1) / PAGE;
    }

    /**
     * Gives where the next page is.
     *
     * @return its address without the context path; empty if this is the last one
     */
    public String getNext() {
        return page < pages() ? address(page + 1) : "";
    }

    /**
     * Gives where the page before is.
     *
     * @return its address without the context path; empty if this is the first one
     */
    public String getPrevious() {
        return page > 1 ? address(Math.min(page - 1, Math.max(1, pages()))) : "";
    }

    private String address(int number) {
        return PRICES
                + "?facility="
                + encoded(getFacilityTyped())
                + "&list="
                + encoded(getList())
                + "&text="
                + encoded(getTyped())
                + "&page="
                + number;
    }
}
