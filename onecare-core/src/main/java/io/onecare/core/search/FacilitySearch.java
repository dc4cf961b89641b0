package io.onecare.core.search;

import io.onecare.core.Actor;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds facilities that belong to the network today (in Europe/Rome). Implementations are
 * thread-safe, answer from memory, and may lag some seconds behind a change of the network.
 */
public interface FacilitySearch {

    /** The closest zoom of {@link #clusters}. */
    int MAX_ZOOM = 18;

    /**
     * Gives one page of the facilities that meet the criteria.
     *
     * @param actor who asks; everybody may
     * @param criteria what is looked for
     * @param page which page
     * @return the page: nearest first if a point is asked about (those without position last), else
     *     by name; ties in the order of the codes
     */
    FacilityPage find(Actor actor, FacilityCriteria criteria, PageRequest page);

    /**
     * Gives all facilities that meet the criteria.
     *
     * @param actor who asks; everybody may
     * @param criteria what is looked for
     * @return in the order of {@link #find}
     */
    List<FacilityMatch> all(Actor actor, FacilityCriteria criteria);

    /**
     * Gives all facilities that meet the criteria and have a position, for the map.
     *
     * @param actor who asks; everybody may
     * @param criteria what is looked for
     * @return in the order of {@link #find}
     */
    List<FacilityMatch> locate(Actor actor, FacilityCriteria criteria);

    /**
     * Gives the marks for a map of many facilities. The grid is fixed on the globe: moving the map
     * changes no cluster, and the clusters of a closer zoom hold just the facilities of those they
     * come from.
     *
     * @param actor who asks; everybody may
     * @param criteria what is looked for; its order does not matter
     * @param view what the map shows; a cluster that reaches into it is counted as a whole
     * @param zoom how close, as web maps count it, 0 (the globe on 256 pixels) to {@value
     *     #MAX_ZOOM}; a cell of the grid is 64 pixels wide
     * @return the clusters, none of them empty; facilities without position are in none
     * @throws IllegalArgumentException if the zoom is out of its range
     */
    List<FacilityCluster> clusters(Actor actor, FacilityCriteria criteria, GeoBox view, int zoom);

    /**
     * Gives facilities that somebody may be typing the name or the address of.
     *
     * @param actor who asks; everybody may
     * @param typed words, each of which begins a word of the facility's name or address, whatever
     *     the case and the accents
     * @param near puts the nearest first, or null for the order of names
     * @param limit the most facilities wanted, 1 or more
     * @return the facilities; empty if nothing was typed
     * @throws IllegalArgumentException if the limit is below 1
     */
    List<FacilityMatch> mentioning(Actor actor, String typed, @Nullable GeoPoint near, int limit);

    /**
     * Gives practitioners whose name somebody may be typing.
     *
     * @param actor who asks; everybody may
     * @param typed words, each of which begins a word of title, given name or family name, whatever
     *     the case and the accents
     * @param limit the most practitioners wanted, 1 or more
     * @return those who work at a facility of the network today, by family name, given name and
     *     code; empty if nothing was typed
     * @throws IllegalArgumentException if the limit is below 1
     */
    List<PractitionerListing> practitioners(Actor actor, String typed, int limit);

    /**
     * Gives one facility.
     *
     * @param actor who asks; everybody may
     * @param code the facility's code
     * @return empty if there is none, or it does not belong to the network today
     */
    Optional<FacilityListing> facility(Actor actor, String code);

    /**
     * Gives the catalogue that the search knows.
     *
     * @param actor who asks; everybody may
     * @return the categories in display order, each with its services by Italian name
     */
    List<CategoryListing> catalogue(Actor actor);
}
