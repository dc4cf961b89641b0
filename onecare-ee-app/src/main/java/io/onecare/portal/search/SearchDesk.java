package io.onecare.portal.search;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.member.Coverage;
import io.onecare.core.member.Insured;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityOrder;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.OfferCriteria;
import io.onecare.core.search.OfferOrder;
import io.onecare.core.search.OfferPage;
import io.onecare.core.search.PageRequest;
import io.onecare.geo.Location;
import io.onecare.geo.LocationFinder;
import io.onecare.portal.monitoring.Measures;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds facilities and practitioners at the prices of one patient: who is logged in, or somebody
 * they may act for.
 */
@ApplicationScoped
public class SearchDesk {

    /** How many offers a page shows. */
    public static final int PAGE_SIZE = 20;

    private static final int MOST_PLACES = 8;
    private static final double METRES_PER_KILOMETRE = 1_000;

    /** Positions are kept to about a kilometre: nobody's front door stands in an address. */
    private static final double PARTS_OF_A_DEGREE = 100;

    private static final Actor VISITOR = Actor.visitor();

    @Inject private OneCare oneCare;
    @Inject private FacilitySearch search;
    @Inject private LocationFinder locations;
    @Inject private PortalSettings settings;
    @Inject private Clock clock;
    @Inject private Measures measures;

    /**
     * Gives the catalogue.
     *
     * @return the categories with their services
     */
    public List<CategoryListing> catalogue() {
        return search.catalogue(VISITOR);
    }

    /**
     * Tells which day it is.
     *
     * @return today in Europe/Rome
     */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ResultChoice.ROME);
    }

    /**
     * Suggests practitioners while somebody types.
     *
     * @param typed what has been typed so far
     * @param limit the most suggestions
     * @return by name
     */
    public List<PractitionerListing> suggestPractitioners(String typed, int limit) {
        return typed.length() > MapDesk.MAX_TEXT
                ? List.of()
                : search.practitioners(VISITOR, typed, limit);
    }

    /**
     * Finds out what is looked for.
     *
     * @param query what the address asks for
     * @param patient for whom; null if there is nobody, and then no wish either
     * @return the wish, or what is wrong
     */
    public SearchCheck check(SearchQuery query, @Nullable Insured patient) {
        Set<SearchProblem> problems = EnumSet.noneOf(SearchProblem.class);
        List<Location> choices = placesMeant(query.value(SearchParameter.PLACE), problems);
        Location place = choices.size() == 1 ? choices.get(0) : null;
        GeoPoint near = near(query, place, problems);
        Optional<ServiceListing> service = service(query, problems);
        Optional<CategoryListing> category = category(query, service, problems);
        String practitioner = practitioner(query, problems);
        String agreed = query.value(SearchParameter.AGREED);
        if (!Set.of("yes", "no").contains(agreed)) {
            problems.add(SearchProblem.AGREED_MISSING);
        }
        Wish wish =
                near != null
                                && patient != null
                                && category.isPresent()
                                && service.isPresent()
                                && problems.isEmpty()
                        ? new Wish(
                                near,
                                patient,
                                category.get(),
                                service.get(),
                                practitioner,
                                agreed.equals("yes"))
                        : null;
        return new SearchCheck(
                place,
                choices.size() == 1 ? List.of() : choices,
                category.orElse(null),
                service.orElse(null),
                wish,
                problems);
    }

    /**
     * Reads which of the results are wanted.
     *
     * @param query what the address asks for
     * @param problems where to note what is wrong
     * @return the choice, without what is wrong
     */
    public ResultChoice choice(SearchQuery query, Set<SearchProblem> problems) {
        return ResultChoice.read(query, today(), problems);
    }

    /**
     * Reads the page of the list.
     *
     * @param query what the address asks for
     * @return 1 if none is asked for, 0 if it is no page at all
     */
    public static int page(SearchQuery query) {
        if (!query.has(SearchParameter.PAGE)) {
            return 1;
        }
        try {
            return Math.max(0, Integer.parseInt(query.value(SearchParameter.PAGE)));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    /**
     * Searches.
     *
     * @param signIn who is logged in
     * @param wish what is looked for; for themselves or somebody of their family
     * @param choice which of the results
     * @param page which page, 1 or more; behind the last one there are no offers
     * @return offers, or why there are none
     */
    public SearchAnswer answer(SignIn signIn, Wish wish, ResultChoice choice, int page) {
        return measures.timed(Measures.Search.OFFERS, () -> search(signIn, wish, choice, page));
    }

    private SearchAnswer search(SignIn signIn, Wish wish, ResultChoice choice, int page) {
        Actor actor = signIn.actor();
        LocalDate day = choice.day() == null ? today() : choice.day();
        Coverage coverage = oneCare.members().coverageOn(actor, wish.patient().number(), day);
        if (coverage instanceof Coverage.Covered covered) {
            FacilityCriteria offered = offered(wish, covered.priceListCode(), day);
            OfferPage offers =
                    oneCare.offerFinder(search)
                            .find(
                                    actor,
                                    criteria(signIn, offered, choice),
                                    new PageRequest(page, PAGE_SIZE));
            return offers.total() > 0
                    ? new SearchAnswer.Found(offers)
                    : nothing(actor, offered, choice);
        }
        return new SearchAnswer.NotCovered(((Coverage.NotCovered) coverage).reason(), day);
    }

    /** Who offers it at the patient's prices, wherever they are. */
    private static FacilityCriteria offered(Wish wish, String priceList, LocalDate day) {
        return FacilityCriteria.any()
                .near(wish.near())
                .offering(wish.service().code())
                .under(priceList)
                .on(day)
                .ofPractitioner(wish.practitioner());
    }

    private OfferCriteria criteria(SignIn signIn, FacilityCriteria offered, ResultChoice choice) {
        FacilityCriteria wanted =
                within(offered, choice)
                        .bookable(choice.onlineOnly() ? BookingMode.ONLINE : null)
                        .inOrderOf(
                                choice.order() == ResultChoice.Order.PRICE
                                        ? FacilityOrder.PRICE
                                        : FacilityOrder.USUAL);
        OfferCriteria offers =
                OfferCriteria.of(wanted)
                        .asSeenBy(signIn.accountId())
                        .heardWithin(settings.longestSilence())
                        .inOrderOf(
                                choice.order() == ResultChoice.Order.DATE
                                        ? OfferOrder.FIRST_FREE
                                        : OfferOrder.AS_FACILITIES);
        LocalDate day = choice.day();
        return day == null ? offers : offers.freeBetween(choice.from(day), choice.until(day));
    }

    private static FacilityCriteria within(FacilityCriteria criteria, ResultChoice choice) {
        Integer radius = choice.radiusKilometres();
        return radius == null ? criteria : criteria.withinRadius(radius * METRES_PER_KILOMETRE);
    }

    /** From memory: what stands in the way, the nearest thing first. */
    private SearchAnswer nothing(Actor actor, FacilityCriteria offered, ResultChoice choice) {
        int withoutFilters = first(actor, within(offered, choice)).total();
        if (withoutFilters > 0) {
            return new SearchAnswer.Nothing(SearchAnswer.Why.FILTERED, withoutFilters, null);
        }
        FacilityPage anywhere = first(actor, offered);
        if (anywhere.total() > 0) {
            FacilityMatch nearest = anywhere.matches().get(0);
            return new SearchAnswer.Nothing(
                    SearchAnswer.Why.TOO_FAR,
                    anywhere.total(),
                    nearest.distanceMetres().isPresent()
                            ? nearest.distanceMetres().getAsDouble()
                            : null);
        }
        int anybody = first(actor, within(offered.ofPractitioner(null), choice)).total();
        return offered.practitioner() != null && anybody > 0
                ? new SearchAnswer.Nothing(SearchAnswer.Why.NO_PRACTITIONER, anybody, null)
                : new SearchAnswer.Nothing(SearchAnswer.Why.NOT_OFFERED, 0, null);
    }

    private FacilityPage first(Actor actor, FacilityCriteria criteria) {
        return search.find(actor, criteria, new PageRequest(1, 1));
    }

    /** The place if it is clear which one is meant, else those that may be. */
    private List<Location> placesMeant(String typed, Set<SearchProblem> problems) {
        if (typed.isEmpty()) {
            return List.of();
        }
        if (typed.length() > MapDesk.MAX_PLACE) {
            problems.add(SearchProblem.PLACE_TOO_LONG);
            return List.of();
        }
        Optional<Location> best = locations.resolve(VISITOR, typed);
        if (best.isEmpty()) {
            problems.add(SearchProblem.PLACE_UNKNOWN);
            return List.of();
        }
        List<Location> suggested = locations.suggest(VISITOR, typed, null, MOST_PLACES);
        if (suggested.size() < 2 || isClear(best.get(), suggested, fold(typed))) {
            return List.of(best.get());
        }
        problems.add(SearchProblem.PLACE_AMBIGUOUS);
        return Stream.concat(
                        best.stream(),
                        suggested.stream()
                                .filter(other -> !other.label().equals(best.get().label())))
                .limit(MOST_PLACES)
                .toList();
    }

    private static boolean isClear(Location best, List<Location> suggested, String typed) {
        return fold(best.label()).equals(typed)
                || fold(best.name()).equals(typed)
                        && suggested.stream()
                                        .filter(other -> fold(other.name()).equals(typed))
                                        .count()
                                <= 1;
    }

    /** A place that was typed says more than a position that stayed from before. */
    private static @Nullable GeoPoint near(
            SearchQuery query, @Nullable Location place, Set<SearchProblem> problems) {
        if (query.has(SearchParameter.PLACE)) {
            return place == null ? null : place.position();
        }
        if (!query.has(SearchParameter.NEAR)) {
            problems.add(SearchProblem.PLACE_MISSING);
            return null;
        }
        Optional<GeoPoint> near = Coordinates.point(query.value(SearchParameter.NEAR));
        if (near.isEmpty()) {
            problems.add(SearchProblem.NEAR_UNREADABLE);
            return null;
        }
        return GeoPoint.ofLatLon(rounded(near.get().latitude()), rounded(near.get().longitude()));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * PARTS_OF_A_DEGREE) / PARTS_OF_A_DEGREE;
    }

    /** By its code, or by its name in either language, as the field without scripts has it. */
    private Optional<ServiceListing> service(SearchQuery query, Set<SearchProblem> problems) {
        String typed = query.value(SearchParameter.SERVICE);
        if (typed.isEmpty()) {
            problems.add(SearchProblem.SERVICE_MISSING);
            return Optional.empty();
        }
        Optional<ServiceListing> service =
                catalogue().stream()
                        .flatMap(category -> category.services().stream())
                        .filter(each -> each.code().equals(typed) || isNamed(each.name(), typed))
                        .findFirst();
        if (service.isEmpty()) {
            problems.add(SearchProblem.SERVICE_UNKNOWN);
        }
        return service;
    }

    private static boolean isNamed(LocalizedName name, String typed) {
        return Stream.concat(Stream.of(name.italian()), name.english().stream())
                .anyMatch(one -> fold(one).equals(fold(typed)));
    }

    /** The one chosen, else that of the service. */
    private Optional<CategoryListing> category(
            SearchQuery query, Optional<ServiceListing> service, Set<SearchProblem> problems) {
        String code = query.value(SearchParameter.CATEGORY);
        if (code.isEmpty()) {
            if (service.isEmpty()) {
                problems.add(SearchProblem.CATEGORY_MISSING);
            }
            return service.flatMap(known -> categoryCalled(known.categoryCode()));
        }
        Optional<CategoryListing> category = categoryCalled(code);
        if (category.isEmpty()) {
            problems.add(SearchProblem.CATEGORY_UNKNOWN);
        } else if (service.isPresent() && !service.get().categoryCode().equals(code)) {
            problems.add(SearchProblem.SERVICE_ELSEWHERE);
        }
        return category;
    }

    private Optional<CategoryListing> categoryCalled(String code) {
        return catalogue().stream().filter(each -> each.code().equals(code)).findFirst();
    }

    private @Nullable String practitioner(SearchQuery query, Set<SearchProblem> problems) {
        if (!query.value(SearchParameter.BY).equals("practitioner")) {
            return null;
        }
        String typed = query.value(SearchParameter.PRACTITIONER);
        if (typed.isEmpty()) {
            problems.add(SearchProblem.PRACTITIONER_MISSING);
        } else if (typed.length() > MapDesk.MAX_TEXT) {
            problems.add(SearchProblem.PRACTITIONER_TOO_LONG);
        } else if (search.practitioners(VISITOR, typed, 1).isEmpty()) {
            problems.add(SearchProblem.PRACTITIONER_UNKNOWN);
        }
        return typed;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
