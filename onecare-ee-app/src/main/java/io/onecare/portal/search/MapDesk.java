package io.onecare.portal.search;

import io.onecare.core.Actor;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.geo.gazetteer.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The public map's way into the library: asks as a visitor, whoever is looking. */
@ApplicationScoped
public class MapDesk {

    /** The most characters of a text somebody may search for. */
    public static final int MAX_TEXT = 100;

    /** How many facilities a page of the list shows. */
    public static final int PAGE_SIZE = 20;

    private static final Actor VISITOR = Actor.visitor();

    @Inject private FacilitySearch search;
    @Inject private Gazetteer gazetteer;

    /**
     * Answers a query. What is wrong in it is left out of the search and reported.
     *
     * @param query what the address asks for
     * @return the answer
     */
    public MapAnswer answer(MapQuery query) {
        Set<MapProblem> problems = EnumSet.noneOf(MapProblem.class);
        Place place = place(query.place(), problems);
        FacilityCriteria criteria = criteria(query, place, problems);
        FacilityPage facilities = page(criteria, query.page(), problems);
        FacilityListing facility = facility(query.facility(), problems);
        return new MapAnswer(criteria, place, facilities, facility, problems);
    }

    /**
     * Gives all facilities on the map that meet a query.
     *
     * @param query what the address asks for; page and facility do not matter
     * @param problems where to note what is wrong
     * @return the facilities with a position
     */
    public List<FacilityMatch> locate(MapQuery query, Set<MapProblem> problems) {
        return search.locate(VISITOR, criteria(query, place(query.place(), problems), problems));
    }

    /**
     * Gives the catalogue.
     *
     * @return the categories with their services
     */
    public List<CategoryListing> catalogue() {
        return search.catalogue(VISITOR);
    }

    /**
     * Suggests places.
     *
     * @param typed what has been typed so far
     * @param limit the most suggestions
     * @return the places
     */
    public List<Place> suggestPlaces(String typed, int limit) {
        return gazetteer.suggest(typed, limit);
    }

    private FacilityCriteria criteria(
            MapQuery query, @Nullable Place place, Set<MapProblem> problems) {
        return FacilityCriteria.any()
                .near(place == null ? null : place.position())
                .within(box(query.box(), problems))
                .ofCategory(category(query.category(), problems))
                .offering(service(query.service(), problems))
                .named(name(query.name(), problems));
    }

    private @Nullable Place place(@Nullable String text, Set<MapProblem> problems) {
        if (text == null) {
            return null;
        }
        if (text.length() > MAX_TEXT) {
            problems.add(MapProblem.PLACE_TOO_LONG);
            return null;
        }
        Optional<Place> place = gazetteer.resolve(text);
        if (place.isEmpty()) {
            problems.add(MapProblem.PLACE_UNKNOWN);
        }
        return place.orElse(null);
    }

    private static @Nullable GeoBox box(@Nullable String text, Set<MapProblem> problems) {
        if (text == null) {
            return null;
        }
        String[] edge = text.split(",", -1);
        try {
            if (edge.length == 4) {
                return new GeoBox(point(edge[0], edge[1]), point(edge[2], edge[3]));
            }
        } catch (IllegalArgumentException notABox) {
            // reported below like any other unreadable box; NumberFormatException is one of these
        }
        problems.add(MapProblem.BOX_UNREADABLE);
        return null;
    }

    private static GeoPoint point(String latitude, String longitude) {
        return GeoPoint.ofLatLon(Double.parseDouble(latitude), Double.parseDouble(longitude));
    }

    private @Nullable String category(@Nullable String code, Set<MapProblem> problems) {
        if (code != null && catalogue().stream().noneMatch(c -> c.code().equals(code))) {
            problems.add(MapProblem.CATEGORY_UNKNOWN);
            return null;
        }
        return code;
    }

    private @Nullable String service(@Nullable String code, Set<MapProblem> problems) {
        if (code != null
                && catalogue().stream()
                        .flatMap(category -> category.services().stream())
                        .noneMatch(service -> service.code().equals(code))) {
            problems.add(MapProblem.SERVICE_UNKNOWN);
            return null;
        }
        return code;
    }

    private static @Nullable String name(@Nullable String text, Set<MapProblem> problems) {
        if (text != null && text.length() > MAX_TEXT) {
            problems.add(MapProblem.NAME_TOO_LONG);
            return null;
        }
        return text;
    }

    private @Nullable FacilityListing facility(@Nullable String code, Set<MapProblem> problems) {
        if (code == null) {
            return null;
        }
        Optional<FacilityListing> facility = search.facility(VISITOR, code);
        if (facility.isEmpty()) {
            problems.add(MapProblem.FACILITY_UNKNOWN);
        }
        return facility.orElse(null);
    }

    private FacilityPage page(
            FacilityCriteria criteria, @Nullable String number, Set<MapProblem> problems) {
        FacilityPage first = search.find(VISITOR, criteria, new PageRequest(1, PAGE_SIZE));
        int wanted = number == null ? 1 : pageNumber(number);
        if (wanted < 1 || wanted > first.pageCount()) {
            problems.add(MapProblem.PAGE_UNKNOWN);
            return first;
        }
        return wanted == 1
                ? first
                : search.find(VISITOR, criteria, new PageRequest(wanted, PAGE_SIZE));
    }

    private static int pageNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
