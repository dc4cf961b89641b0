package io.onecare.core.network;

import java.util.List;

/**
 * A page of the facilities that were found.
 *
 * @param facilities by name and code; may be empty
 * @param total how many were found on all pages, 0 or more
 */
public record FoundFacilities(List<FacilityListing> facilities, long total) {

    /** Copies the list. */
    public FoundFacilities {
        facilities = List.copyOf(facilities);
    }
}
