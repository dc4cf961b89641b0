package io.onecare.core.network;

import java.util.List;

/**
 * A category of the catalogue with its services, to show.
 *
 * @param code the stable code
 * @param name the name
 * @param services its services by Italian name; may be empty
 */
public record CategoryListing(String code, LocalizedName name, List<ServiceListing> services) {

    /** Copies the services. */
    public CategoryListing {
        services = List.copyOf(services);
    }
}
