package io.onecare.core.recognition;

import io.onecare.core.Actor;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.FacilityListing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The words by which people call the facilities and services of a network. Build it once and keep
 * it until {@link FacilityDirectory#revision} changes. Immutable, so any number of threads may use
 * it.
 */
public final class NetworkWords {

    private final FacilityWords facilities;
    private final CatalogueWords services;

    private NetworkWords(FacilityWords facilities, CatalogueWords services) {
        this.facilities = facilities;
        this.services = services;
    }

    /**
     * Learns the words of a network.
     *
     * @param facilities all its facilities; those whose period is over when a mail comes are not
     *     found in it
     * @param catalogue its categories with their services
     * @return the words
     */
    public static NetworkWords of(
            Collection<FacilityListing> facilities, Collection<CategoryListing> catalogue) {
        return new NetworkWords(new FacilityWords(facilities), new CatalogueWords(catalogue));
    }

    /**
     * Learns the words of the network in the database, a thousand facilities at a time.
     *
     * @param directory the network
     * @param actor who asks; everybody may
     * @return the words
     */
    public static NetworkWords read(FacilityDirectory directory, Actor actor) {
        List<FacilityListing> all = new ArrayList<>();
        List<FacilityListing> page;
        do {
            String last = all.isEmpty() ? null : all.get(all.size() - 1).code();
            page = directory.page(actor, last, FacilityDirectory.MAX_PAGE_SIZE);
            all.addAll(page);
        } while (page.size() == FacilityDirectory.MAX_PAGE_SIZE);
        return of(all, directory.catalogue(actor));
    }

    FacilityWords facilities() {
        return facilities;
    }

    CatalogueWords services() {
        return services;
    }
}
