package io.onecare.core.network;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Shows the catalogue and the price lists to those who change them; what everybody may see is in
 * {@link FacilityDirectory}. Needs no transaction; with one, it sees what the caller has changed.
 * Others than those who may edit the network get the answers of an empty one. Thread-safe as far as
 * the entity manager supplier is.
 */
public final class ServiceCatalogue {

    /** The most versions that one call returns. */
    public static final int MAX_PAGE_SIZE = 100;

    private final Supplier<EntityManager> entityManager;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     */
    public ServiceCatalogue(Supplier<EntityManager> entityManager) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
    }

    /**
     * Gives the categories.
     *
     * @param actor who asks; must be allowed to edit the network
     * @return in display order
     */
    public List<CategorySheet> categories(Actor actor) {
        return actor.mayEditNetwork() ? CatalogueSheets.categories(entityManager.get()) : List.of();
    }

    /**
     * Finds a service.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param code its code
     * @return empty if there is none
     */
    public Optional<ServiceSheet> findService(Actor actor, String code) {
        return actor.mayEditNetwork()
                ? CatalogueSheets.service(entityManager.get(), code)
                : Optional.empty();
    }

    /**
     * Tells before which services patients are told to do something.
     *
     * @param actor who asks; must be allowed to edit the network
     * @return the codes of the services
     */
    public Set<String> prepared(Actor actor) {
        return actor.mayEditNetwork()
                ? new NativeSql()
                                .add("select s.code, 0 from health_service s")
                                .add(" where s.preparation_it is not null")
                                .rows(entityManager.get())
                                .stream()
                                .map(row -> (String) row[0])
                                .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /**
     * Gives the versions of what patients are told to do before a service, page by page.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param serviceCode the code of the service
     * @param skip how many versions the pages before have shown, 0 for the first page
     * @param limit the most versions to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return the latest, which holds now, first; fewer than the limit mean that there are no more
     * @throws IllegalArgumentException if a number is out of its range
     */
    public List<PreparationVersion> preparationVersions(
            Actor actor, String serviceCode, int skip, int limit) {
        if (skip < 0 || limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The page (skip %d, limit %d) must skip 0 or more and have a limit of 1 to %d."
                            .formatted(skip, limit, MAX_PAGE_SIZE));
        }
        return actor.mayEditNetwork()
                ? PreparationRows.page(entityManager.get(), serviceCode, skip, limit)
                : List.of();
    }

    /**
     * Gives the price lists.
     *
     * @param actor who asks; must be allowed to edit the network
     * @return in the order of their codes
     */
    public List<PriceListSheet> priceLists(Actor actor) {
        return actor.mayEditNetwork() ? CatalogueSheets.priceLists(entityManager.get()) : List.of();
    }
}
