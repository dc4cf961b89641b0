package io.onecare.core.search;

import io.onecare.core.Actor;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import java.util.List;
import java.util.Optional;

/**
 * Finds facilities that belong to the network today (in Europe/Rome). Implementations are
 * thread-safe, answer from memory, and may lag some seconds behind a change of the network.
 */
public interface FacilitySearch {

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
     * Gives all facilities that meet the criteria and have a position, for the map.
     *
     * @param actor who asks; everybody may
     * @param criteria what is looked for
     * @return in the order of {@link #find}
     */
    List<FacilityMatch> locate(Actor actor, FacilityCriteria criteria);

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
