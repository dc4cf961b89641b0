package io.onecare.portal.search;

import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.GeoBox;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityPage;
import io.onecare.geo.Location;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link MapQuery}.
 *
 * @param criteria what was looked for, without what was wrong
 * @param place the place that distances are measured from, or null
 * @param facilities the page of the list
 * @param facility the facility to show in detail, or null
 * @param extent what the map is to show at first, or null if nothing was found
 * @param problems what was wrong; empty if nothing was
 */
public record MapAnswer(
        FacilityCriteria criteria,
        @Nullable Location place,
        FacilityPage facilities,
        @Nullable FacilityListing facility,
        @Nullable GeoBox extent,
        Set<MapProblem> problems) {

    /** Copies the problems. */
    public MapAnswer {
        problems = Set.copyOf(problems);
    }
}
