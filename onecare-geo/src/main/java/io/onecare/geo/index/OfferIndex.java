package io.onecare.geo.index;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds the facilities that offer a service under a price list: the nearest, those within a radius
 * or a box, all of them, and their clusters on a map. Immutable and thread-safe: readers never
 * wait.
 *
 * <p>Distances are those of the geodesics on WGS 84, within 1 mm; the order is exactly that of the
 * geodesics, equal distances in the order of the codes ({@link String#compareTo}).
 *
 * <p>Facilities go by the numbers that the builder gave, counted from 0.
 */
public final class OfferIndex {

    /** The most facilities of one answer. */
    public static final int MAX_LIMIT = 10_000;

    /** The closest zoom of {@link #clusters}. */
    public static final int MAX_ZOOM = 18;

    private final Facilities facilities;

    /** By list; the last one has those that offer the service without a price. */
    private final Map<String, @Nullable Offers[]> services;

    private final Map<String, Integer> priceLists;
    private final SparseBits all;
    private final SparseBits[] onList;

    OfferIndex(
            Facilities facilities,
            Map<String, @Nullable Offers[]> services,
            Map<String, Integer> priceLists,
            SparseBits all,
            SparseBits[] onList) {
        this.facilities = facilities;
        this.services = services;
        this.priceLists = priceLists;
        this.all = all;
        this.onList = onList;
    }

    /**
     * Starts an index.
     *
     * @return a builder without facilities
     */
    public static OfferIndexBuilder builder() {
        return new OfferIndexBuilder();
    }

    /**
     * Gives the nearest facilities.
     *
     * @param from the point that distances are measured from
     * @param wanted which facilities; those without position are never near
     * @param limit the most that are wanted, 1 to {@value #MAX_LIMIT}
     * @return the nearest, in order; fewer than the limit if there are no more
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<Found> nearest(GeoPoint from, Wanted wanted, int limit) {
        return nearest(from, wanted, Double.POSITIVE_INFINITY, null, limit);
    }

    /**
     * Gives the nearest facilities within a radius, from where a page ended.
     *
     * @param from the point that distances are measured from; the same for all pages
     * @param wanted which facilities; those without position are never near
     * @param radiusMetres how far they may be, in <b>metres</b>, inclusive; 0 or more, infinity for
     *     no limit
     * @param after where the page before ended, see {@link #mark}, or null for the first page
     * @param limit the most that are wanted, 1 to {@value #MAX_LIMIT}
     * @return the nearest behind the mark, in order; fewer than the limit if there are no more
     * @throws IllegalArgumentException if radius or limit is out of its range
     */
    public List<Found> nearest(
            GeoPoint from, Wanted wanted, double radiusMetres, @Nullable Mark after, int limit) {
        Objects.requireNonNull(from, "from");
        if (!(radiusMetres >= 0)) {
            throw new IllegalArgumentException(
                    "The radius (%s metres) is not a distance but must be 0 or more.%nMaybe it was computed from something that was missing."
                            .formatted(radiusMetres));
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "The limit (%d) is out of range but must be 1 to %d.%nMaybe ask for the next page instead."
                            .formatted(limit, MAX_LIMIT));
        }
        NumberSet candidates = candidates(wanted);
        return candidates == null
                ? List.of()
                : new Nearest(facilities, candidates, wanted, from, radiusMetres, after, limit)
                        .search();
    }

    /**
     * Marks where a page ended.
     *
     * @param last the last of the page, from this index
     * @return what to give for the next page, to this index or to one built later
     */
    public Mark mark(Found last) {
        int number = facilities.numberOf()[last.facility()];
        return new Mark(
                facilities.codes()[facilities.rankOf()[number]], facilities.position(number));
    }

    /**
     * Tells what a service costs.
     *
     * @param facility the facility's number
     * @param service the service's code
     * @param priceList the price list's code
     * @return the price of exactly this service there under exactly this list, in <b>euro
     *     cents</b>; empty if there is none
     * @throws IndexOutOfBoundsException if there is no facility of this number
     */
    public OptionalLong cents(int facility, String service, String priceList) {
        int number = facilities.numberOf()[facility];
        Integer list = priceLists.get(priceList);
        Offers offers = list == null ? null : offered(service, list);
        return offers == null ? OptionalLong.empty() : offers.cents(number);
    }

    /**
     * Gives all facilities that are wanted, also those without position unless they must be in a
     * box.
     *
     * @param wanted which facilities
     * @return their numbers, in the order of their codes; empty if there are none
     */
    public int[] all(Wanted wanted) {
        NumberSet candidates = candidates(wanted);
        return candidates == null
                ? new int[0]
                : new Listing(facilities, candidates, wanted).inOrderOfCodes();
    }

    /**
     * Counts the facilities that {@link #all} would give.
     *
     * @param wanted which facilities
     * @return how many there are
     */
    public int count(Wanted wanted) {
        NumberSet candidates = candidates(wanted);
        return candidates == null ? 0 : new Listing(facilities, candidates, wanted).count();
    }

    /**
     * Gives the clusters for a map. The grid is fixed on the globe: a cell that reaches into the
     * view is counted as a whole, so that moving the map changes no cluster.
     *
     * @param view what the map shows
     * @param zoom how close, as web maps count it: 0 shows the whole globe on 256 pixels; up to
     *     {@value #MAX_ZOOM}. A cell is 64 pixels wide
     * @param wanted which facilities; a box in it holds apart from the view
     * @return the clusters, none of them empty, always in the same order
     * @throws IllegalArgumentException if the zoom is out of its range
     */
    public List<Cluster> clusters(GeoBox view, int zoom, Wanted wanted) {
        Objects.requireNonNull(view, "view");
        if (zoom < 0 || zoom > MAX_ZOOM) {
            throw new IllegalArgumentException(
                    "The zoom (%d) is out of range but must be 0 to %d.".formatted(zoom, MAX_ZOOM));
        }
        NumberSet candidates = candidates(wanted);
        return candidates == null
                ? List.of()
                : new Clustering(facilities, candidates, wanted, view, zoom).clusters();
    }

    /** Null if nobody can be among them. */
    private @Nullable NumberSet candidates(Wanted wanted) {
        String service = wanted.service();
        String priceList = wanted.priceList();
        if (priceList == null) {
            return service == null ? all : offeredAtAll(service);
        }
        Integer list = priceLists.get(priceList);
        if (list == null) {
            return null;
        }
        return service == null ? onList[list] : offered(service, list);
    }

    private @Nullable Offers offered(String service, int list) {
        @Nullable Offers[] byList = services.get(service);
        return byList == null ? null : byList[list];
    }

    private @Nullable NumberSet offeredAtAll(String service) {
        @Nullable Offers[] byList = services.get(service);
        return byList == null
                ? null
                : new AnyOf(
                        Arrays.stream(byList).filter(Objects::nonNull).toArray(NumberSet[]::new));
    }
}
