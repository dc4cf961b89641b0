package io.onecare.core.network;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Changes the network: the catalogue of services and the facilities that offer them. Thread-safe as
 * far as the entity manager supplier is.
 *
 * <p>Every method needs the caller's transaction. Every change counts the network's revision up, in
 * the same transaction, so that other nodes notice; two changes at once therefore wait for each
 * other. A code that two transactions add at the same time is settled by the database: the second
 * commit fails as a whole.
 */
public final class NetworkEditor {

    private final Supplier<EntityManager> entityManager;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     */
    public NetworkEditor(Supplier<EntityManager> entityManager) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
    }

    /**
     * Adds a category to the catalogue.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the category
     * @return added, or refused with {@link NetworkRefusal#CODE_TAKEN} or {@link
     *     NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkOutcome add(Actor actor, AddServiceCategory command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return new NetworkOutcome.Refused(NetworkRefusal.NOT_FOUND, command.code());
        }
        if (exists(em, "ServiceCategory", command.code())) {
            return new NetworkOutcome.Refused(NetworkRefusal.CODE_TAKEN, command.code());
        }
        em.persist(new ServiceCategory(command.code(), command.name(), command.displayOrder()));
        return added(em, command.code());
    }

    /**
     * Adds a service to the catalogue.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the service
     * @return added, or refused with {@link NetworkRefusal#UNKNOWN_CATEGORY}, {@link
     *     NetworkRefusal#CODE_TAKEN} or {@link NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkOutcome add(Actor actor, AddHealthService command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return new NetworkOutcome.Refused(NetworkRefusal.NOT_FOUND, command.code());
        }
        if (exists(em, "HealthService", command.code())) {
            return new NetworkOutcome.Refused(NetworkRefusal.CODE_TAKEN, command.code());
        }
        var categories =
                em.createQuery(
                                "select c from ServiceCategory c where c.code = :code",
                                ServiceCategory.class)
                        .setParameter("code", command.categoryCode())
                        .getResultList();
        if (categories.isEmpty()) {
            return new NetworkOutcome.Refused(
                    NetworkRefusal.UNKNOWN_CATEGORY, command.categoryCode());
        }
        em.persist(
                new HealthService(
                        command.code(),
                        categories.get(0).id(),
                        command.name(),
                        command.nationalCode()));
        return added(em, command.code());
    }

    /**
     * Adds a facility to the network.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the facility
     * @return added, or refused with {@link NetworkRefusal#CODE_TAKEN}, {@link
     *     NetworkRefusal#UNKNOWN_SERVICE} or {@link NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkOutcome add(Actor actor, AddFacility command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return new NetworkOutcome.Refused(NetworkRefusal.NOT_FOUND, command.code());
        }
        if (exists(em, "Facility", command.code())) {
            return new NetworkOutcome.Refused(NetworkRefusal.CODE_TAKEN, command.code());
        }
        Map<String, HealthServiceId> services = services(em, command.serviceCodes());
        Set<String> unknown = new TreeSet<>(command.serviceCodes());
        unknown.removeAll(services.keySet());
        if (!unknown.isEmpty()) {
            return new NetworkOutcome.Refused(
                    NetworkRefusal.UNKNOWN_SERVICE, unknown.iterator().next());
        }
        Facility facility = new Facility(command);
        em.persist(facility);
        services.values()
                .forEach(service -> em.persist(new OfferedService(facility.id(), service)));
        return added(em, command.code());
    }

    /**
     * Adds a practitioner and says where they work.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the practitioner
     * @return added, or refused with {@link NetworkRefusal#CODE_TAKEN}, {@link
     *     NetworkRefusal#UNKNOWN_FACILITY} or {@link NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkOutcome add(Actor actor, AddPractitioner command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return new NetworkOutcome.Refused(NetworkRefusal.NOT_FOUND, command.code());
        }
        if (exists(em, "Practitioner", command.code())) {
            return new NetworkOutcome.Refused(NetworkRefusal.CODE_TAKEN, command.code());
        }
        Map<String, FacilityId> facilities = facilities(em, command.facilityCodes());
        Set<String> unknown = new TreeSet<>(command.facilityCodes());
        unknown.removeAll(facilities.keySet());
        if (!unknown.isEmpty()) {
            return new NetworkOutcome.Refused(
                    NetworkRefusal.UNKNOWN_FACILITY, unknown.iterator().next());
        }
        Practitioner practitioner = new Practitioner(command);
        em.persist(practitioner);
        facilities
                .values()
                .forEach(
                        facility ->
                                em.persist(new PractitionerFacility(practitioner.id(), facility)));
        return added(em, command.code());
    }

    private EntityManager begin() {
        EntityManager em = entityManager.get();
        if (!em.isJoinedToTransaction()) {
            throw new OneCareException(
                    ErrorCode.TRANSACTION_REQUIRED,
                    "A change of the network needs the caller's transaction, and there is none.\n"
                            + "Maybe the calling method is not @Transactional, or begin() is missing.");
        }
        return em;
    }

    private static boolean exists(EntityManager em, String entity, String code) {
        return em.createQuery(
                                "select count(e) from " + entity + " e where e.code = :code",
                                Long.class)
                        .setParameter("code", code)
                        .getSingleResult()
                > 0;
    }

    private static Map<String, HealthServiceId> services(EntityManager em, Set<String> codes) {
        Map<String, HealthServiceId> found = new HashMap<>();
        if (codes.isEmpty()) {
            return found;
        }
        for (Object[] row :
                em.createQuery(
                                "select s.code, s.id from HealthService s where s.code in :codes",
                                Object[].class)
                        .setParameter("codes", codes)
                        .getResultList()) {
            found.put((String) row[0], (HealthServiceId) row[1]);
        }
        return found;
    }

    private static Map<String, FacilityId> facilities(EntityManager em, Set<String> codes) {
        Map<String, FacilityId> found = new HashMap<>();
        if (codes.isEmpty()) {
            return found;
        }
        for (Object[] row :
                em.createQuery(
                                "select f.code, f.id from Facility f where f.code in :codes",
                                Object[].class)
                        .setParameter("codes", codes)
                        .getResultList()) {
            found.put((String) row[0], (FacilityId) row[1]);
        }
        return found;
    }

    private static NetworkOutcome added(EntityManager em, String code) {
        em.flush();
        em.createQuery("update NetworkRevision r set r.revision = r.revision + 1 where r.id = :id")
                .setParameter("id", NetworkRevision.ONLY_ROW)
                .executeUpdate();
        return new NetworkOutcome.Added(code);
    }
}
