package io.onecare.portal.catalogue;

import io.onecare.core.AccountId;
import io.onecare.core.OneCare;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.CatalogueOutcome;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.CategorySheet;
import io.onecare.core.network.ChangeHealthService;
import io.onecare.core.network.ChangeServiceCategory;
import io.onecare.core.network.PreparationVersion;
import io.onecare.core.network.PriceListSheet;
import io.onecare.core.network.PublishPreparation;
import io.onecare.core.network.RenamePriceList;
import io.onecare.core.network.ServiceSheet;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Shows administrators the catalogue and the price lists, and lets them change them. */
@ApplicationScoped
public class CatalogueDesk {

    @Inject private OneCare oneCare;

    /**
     * Gives the catalogue as it is now, not as the search remembers it.
     *
     * @param signIn who asks
     * @return the categories in their order, each with its services by Italian name
     */
    public List<CategoryListing> catalogue(SignIn signIn) {
        return oneCare.facilityDirectory().catalogue(signIn.actor());
    }

    /**
     * Tells before which services patients are told to do something.
     *
     * @param signIn who asks
     * @return the codes of the services
     */
    public Set<String> prepared(SignIn signIn) {
        return oneCare.serviceCatalogue().prepared(signIn.actor());
    }

    /**
     * Gives the categories.
     *
     * @param signIn who asks
     * @return in their order
     */
    public List<CategorySheet> categories(SignIn signIn) {
        return oneCare.serviceCatalogue().categories(signIn.actor());
    }

    /**
     * Finds a service.
     *
     * @param signIn who asks
     * @param code its code
     * @return empty if there is none
     */
    public Optional<ServiceSheet> findService(SignIn signIn, String code) {
        return oneCare.serviceCatalogue().findService(signIn.actor(), code);
    }

    /**
     * Gives the versions of what patients are told to do before a service.
     *
     * @param signIn who asks
     * @param code the code of the service
     * @param limit the most to give
     * @return the latest, which holds now, first
     */
    public List<PreparationVersion> versions(SignIn signIn, String code, int limit) {
        return oneCare.serviceCatalogue().preparationVersions(signIn.actor(), code, 0, limit);
    }

    /**
     * Gives the price lists.
     *
     * @param signIn who asks
     * @return in the order of their codes
     */
    public List<PriceListSheet> priceLists(SignIn signIn) {
        return oneCare.serviceCatalogue().priceLists(signIn.actor());
    }

    /**
     * Adds a category.
     *
     * @param signIn who asks
     * @param wish the category
     * @return done or refused
     */
    @Transactional
    public CatalogueOutcome add(SignIn signIn, AddServiceCategory wish) {
        return oneCare.catalogueEditor().add(signIn.actor(), wish);
    }

    /**
     * Changes a category.
     *
     * @param signIn who asks
     * @param wish what it is to be
     * @return done, unchanged or refused
     */
    @Transactional
    public CatalogueOutcome change(SignIn signIn, ChangeServiceCategory wish) {
        return oneCare.catalogueEditor().change(signIn.actor(), wish);
    }

    /**
     * Adds a service.
     *
     * @param signIn who asks
     * @param wish the service
     * @return done or refused
     */
    @Transactional
    public CatalogueOutcome add(SignIn signIn, AddHealthService wish) {
        return oneCare.catalogueEditor().add(signIn.actor(), wish);
    }

    /**
     * Changes a service.
     *
     * @param signIn who asks
     * @param wish what it is to be
     * @return done, unchanged or refused
     */
    @Transactional
    public CatalogueOutcome change(SignIn signIn, ChangeHealthService wish) {
        return oneCare.catalogueEditor().change(signIn.actor(), wish);
    }

    /**
     * Publishes the next version of what patients are told to do before a service.
     *
     * @param signIn who asks
     * @param wish the text
     * @return done, unchanged or refused
     */
    @Transactional
    public CatalogueOutcome publish(SignIn signIn, PublishPreparation wish) {
        return oneCare.catalogueEditor().publish(signIn.actor(), wish);
    }

    /**
     * Adds a price list.
     *
     * @param signIn who asks
     * @param wish the price list
     * @return done or refused
     */
    @Transactional
    public CatalogueOutcome add(SignIn signIn, AddPriceList wish) {
        return oneCare.catalogueEditor().add(signIn.actor(), wish);
    }

    /**
     * Renames a price list.
     *
     * @param signIn who asks
     * @param wish the name
     * @return done, unchanged or refused
     */
    @Transactional
    public CatalogueOutcome rename(SignIn signIn, RenamePriceList wish) {
        return oneCare.catalogueEditor().rename(signIn.actor(), wish);
    }

    /**
     * Gives the names of colleagues.
     *
     * @param signIn who asks
     * @param accounts the technical names of actors
     * @return by technical name; without those that are no account
     */
    public Map<String, String> colleagues(SignIn signIn, Set<String> accounts) {
        Map<String, String> names = new HashMap<>();
        for (String account : accounts) {
            if (account.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                oneCare.staffAccounts()
                        .find(signIn.actor(), AccountId.of(UUID.fromString(account)))
                        .ifPresent(
                                staff ->
                                        names.put(
                                                account,
                                                staff.name().givenName()
                                                        + " "
                                                        + staff.name().surname()));
            }
        }
        return names;
    }
}
