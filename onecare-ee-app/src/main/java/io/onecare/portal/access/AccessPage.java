package io.onecare.portal.access;

import io.onecare.core.access.AccessEntry;
import io.onecare.core.network.FacilityListing;
import java.util.List;
import java.util.Map;

/**
 * A page of the list.
 *
 * @param entries newest first
 * @param hasMore whether older ones follow
 * @param facilities the facilities of the bookings among them, by code
 */
public record AccessPage(
        List<AccessEntry> entries, boolean hasMore, Map<String, FacilityListing> facilities) {

    /** Copies the collections. */
    public AccessPage {
        entries = List.copyOf(entries);
        facilities = Map.copyOf(facilities);
    }
}
