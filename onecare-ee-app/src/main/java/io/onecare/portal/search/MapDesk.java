package io.onecare.portal.search;

import io.onecare.core.Actor;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCluster;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import io.onecare.geo.Location;
import io.onecare.geo.LocationFinder;
import io.onecare.portal.monitoring.Measures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public map's way into the library: asks as a visitor, whoever is looking. */
@ApplicationScoped
public class MapDesk {

    /** The most characters of a name somebody may search for. */
    public static final int MAX_TEXT = 100;

    /** The most characters of a place: facilities are suggested with their whole address. */
    public static final int MAX_PLACE = LocationFinder.MAX_LENGTH;

    /** The closest zoom of {@link #clusters}. */
    public static final int MAX_ZOOM = FacilitySearch.MAX_ZOOM;

    /** How many facilities a page of the list shows. */
    public static final int PAGE_SIZE = 20;

    /** So many of the nearest facilities are in sight when the map opens. */
    private static final int IN_SIGHT = 12;

    private static final Actor VISITOR = Actor.visitor();
    private static final GeoBox GLOBE =
            new GeoBox(GeoPoint.ofLatLon(-90, -180), GeoPoint.ofLatLon(90, 180));

    @Inject private FacilitySearch search;
    @Inject private LocationFinder locations;
    @Inject private Measures measures;

    /**
     * Answers a query. What is wrong in it is left out of the search and reported.
     *
     * @param query what the address asks for
     * @return the answer
     */
    public MapAnswer answer(MapQuery query) {
        return measures.timed(Measures.Search.MAP, () -> search(query));
    }

    private MapAnswer search(MapQuery query) {
        Set<MapProblem> problems = EnumSet.noneOf(MapProblem.class);
        Location place = place(query.place(), problems);
        FacilityCriteria criteria = criteria(query, place, problems);
        FacilityPage first = search.find(VISITOR, criteria, new PageRequest(1, PAGE_SIZE));
        FacilityPage facilities = page(first, criteria, query.page(), problems);
        FacilityListing facility = facility(query.facility(), problems);
        return new MapAnswer(
                criteria, place, facilities, facility, extent(criteria, first, facility), problems);
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
     * Gives the marks of a map of the facilities that meet a query.
     *
     * @param query what the address asks for; page and facility do not matter
     * @param view what the map shows
     * @param zoom how close, 0 to {@value #MAX_ZOOM}
     * @param problems where to note what is wrong
     * @return the marks that reach into the view
     */
    public List<FacilityCluster> clusters(
            MapQuery query, GeoBox view, int zoom, Set<MapProblem> problems) {
        return search.clusters(
                VISITOR, criteria(query, place(query.place(), problems), problems), view, zoom);
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
     * Suggests where to search.
     *
     * @param typed what has been typed so far
     * @param near about where they are, or null if that is not known
     * @param limit the most suggestions
     * @return places first, then facilities
     */
    public List<Location> suggestPlaces(String typed, @Nullable GeoPoint near, int limit) {
        return locations.suggest(VISITOR, typed, near, limit);
    }

    private FacilityCriteria criteria(
            MapQuery query, @Nullable Location place, Set<MapProblem> problems) {
        return FacilityCriteria.any()
                .near(place == null ? null : place.position())
                .within(box(query.box(), problems))
                .ofCategory(category(query.category(), problems))
                .offering(service(query.service(), problems))
                .named(name(query.name(), problems));
    }

    private @Nullable Location place(@Nullable String text, Set<MapProblem> problems) {
        if (text == null) {
            return null;
        }
        if (text.length() > MAX_PLACE) {
            problems.add(MapProblem.PLACE_TOO_LONG);
            return null;
        }
        Optional<Location> place = locations.resolve(VISITOR, text);
        if (place.isEmpty()) {
            problems.add(MapProblem.PLACE_UNKNOWN);
        }
        return place.orElse(null);
    }

    private static @Nullable GeoBox box(@Nullable String text, Set<MapProblem> problems) {
        if (text == null) {
            return null;
        }
        Optional<GeoBox> box = Coordinates.box(text);
        if (box.isEmpty()) {
            problems.add(MapProblem.BOX_UNREADABLE);
        }
        return box.orElse(null);
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

    /** What matters most of what was found: the area asked for, what is near the place, or all. */
    private @Nullable GeoBox extent(
            FacilityCriteria criteria, FacilityPage first, @Nullable FacilityListing facility) {
        if (criteria.within() != null) {
            return criteria.within();
        }
        GeoPoint near = criteria.near();
        if (near == null) {
            return hull(
                    search.clusters(VISITOR, criteria, GLOBE, 0).stream()
                            .map(FacilityCluster::box)
                            .flatMap(box -> Stream.of(box.southWest(), box.northEast())));
        }
        Stream<FacilityListing> inSight =
                Stream.concat(
                        first.matches().stream().limit(IN_SIGHT).map(FacilityMatch::facility),
                        Stream.ofNullable(facility));
        return hull(
                Stream.concat(
                        Stream.of(near),
                        inSight.flatMap(shown -> Stream.ofNullable(shown.position()))));
    }

    private static @Nullable GeoBox hull(Stream<GeoPoint> points) {
        List<GeoPoint> all = points.toList();
        if (all.isEmpty()) {
            return null;
        }
        DoubleSummaryStatistics latitudes =
                all.stream().mapToDouble(GeoPoint::latitude).summaryStatistics();
        DoubleSummaryStatistics longitudes =
                all.stream().mapToDouble(GeoPoint::longitude).summaryStatistics();
        return new GeoBox(
                GeoPoint.ofLatLon(latitudes.getMin(), longitudes.getMin()),
                GeoPoint.ofLatLon(latitudes.getMax(), longitudes.getMax()));
    }

    private FacilityPage page(
            FacilityPage first,
            FacilityCriteria criteria,
            @Nullable String number,
            Set<MapProblem> problems) {
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
