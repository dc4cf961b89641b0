package io.onecare.portal.search;

import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.geo.Location;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link SearchQuery} was understood.
 *
 * @param place the place, or null for a position or none
 * @param placeChoices the places that may be meant, if it is not clear which
 * @param category the category, or null
 * @param service the service, or null
 * @param wish what is looked for; null if something is wrong
 * @param problems what is wrong; empty if nothing is
 */
public record SearchCheck(
        @Nullable Location place,
        List<Location> placeChoices,
        @Nullable CategoryListing category,
        @Nullable ServiceListing service,
        @Nullable Wish wish,
        Set<SearchProblem> problems) {

    /** Copies the collections. */
    public SearchCheck {
        placeChoices = List.copyOf(placeChoices);
        problems = Set.copyOf(problems);
    }
}
