package io.onecare.core.network;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Changes the network: the catalogue of services, the facilities that offer them and what they
 * cost. Thread-safe as far as the entity manager supplier is.
 *
 * <p>Every method needs the caller's transaction. Every change counts the network's revision up, in
 * the same transaction, so that other nodes notice; two changes at once therefore wait for each
 * other. A code that two transactions add at the same time is settled by the database: the second
 * commit fails as a whole.
 */
public final class NetworkEditor {

    /** The most tariffs that one call adds. */
    public static final int MAX_TARIFFS = 1_000;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells from when on what patients are told to do before a service holds
     */
    public NetworkEditor(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
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
     * Says what patients are to do before a service, whatever was said before. Who is told from now
     * on, is told this; what has been sent stays as it was, and the text before stays readable as a
     * version. {@link CatalogueEditor#publish} is for people, who look at what they replace.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the service and the text; the text that holds already makes no new version
     * @return done ({@code Added}), or refused with {@link NetworkRefusal#UNKNOWN_SERVICE} or
     *     {@link NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkOutcome setPreparation(Actor actor, SetPreparation command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return new NetworkOutcome.Refused(NetworkRefusal.NOT_FOUND, command.serviceCode());
        }
        em.flush();
        lockRevision(em);
        Optional<ServiceSheet> service = CatalogueSheets.service(em, command.serviceCode());
        if (service.isEmpty()) {
            return new NetworkOutcome.Refused(
                    NetworkRefusal.UNKNOWN_SERVICE, command.serviceCode());
        }
        PreparationVersion last = service.get().preparation();
        if (!Objects.equals(last == null ? null : last.preparation(), command.preparation())) {
            PreparationRows.publish(
                    em, actor, command.serviceCode(), command.preparation(), clock.instant());
        }
        return added(em, command.serviceCode());
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
        Map<String, FacilityId> facilities =
                ids(em, "Facility", FacilityId.class, command.facilityCodes());
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

    /**
     * Adds a price list.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the price list
     * @return added, or refused with {@link NetworkRefusal#CODE_TAKEN} or {@link
     *     NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public NetworkOutcome add(Actor actor, AddPriceList command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return new NetworkOutcome.Refused(NetworkRefusal.NOT_FOUND, command.code());
        }
        if (exists(em, "PriceList", command.code())) {
            return new NetworkOutcome.Refused(NetworkRefusal.CODE_TAKEN, command.code());
        }
        em.persist(new PriceList(command));
        return added(em, command.code());
    }

    /**
     * Agrees a price. Waits for other changes of tariffs to be committed or rolled back, so that
     * two transactions cannot agree overlapping prices.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command the tariff
     * @return added, or refused with {@link NetworkRefusal#UNKNOWN_FACILITY}, {@link
     *     NetworkRefusal#UNKNOWN_SERVICE}, {@link NetworkRefusal#UNKNOWN_PRICE_LIST}, {@link
     *     NetworkRefusal#SERVICE_NOT_OFFERED}, {@link NetworkRefusal#TARIFF_OVERLAPS} or {@link
     *     NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public TariffOutcome add(Actor actor, AddTariff command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return new TariffOutcome.Refused(NetworkRefusal.NOT_FOUND, command.facilityCode());
        }
        lockRevision(em);
        Map<String, FacilityId> facility =
                ids(em, "Facility", FacilityId.class, Set.of(command.facilityCode()));
        if (facility.isEmpty()) {
            return new TariffOutcome.Refused(
                    NetworkRefusal.UNKNOWN_FACILITY, command.facilityCode());
        }
        Map<String, HealthServiceId> service = services(em, Set.of(command.serviceCode()));
        if (service.isEmpty()) {
            return new TariffOutcome.Refused(NetworkRefusal.UNKNOWN_SERVICE, command.serviceCode());
        }
        Map<String, PriceListId> priceList =
                ids(em, "PriceList", PriceListId.class, Set.of(command.priceListCode()));
        if (priceList.isEmpty()) {
            return new TariffOutcome.Refused(
                    NetworkRefusal.UNKNOWN_PRICE_LIST, command.priceListCode());
        }
        TariffKey key =
                new TariffKey(
                        facility.values().iterator().next(),
                        service.values().iterator().next(),
                        priceList.values().iterator().next());
        if (!offers(em, key)) {
            return new TariffOutcome.Refused(
                    NetworkRefusal.SERVICE_NOT_OFFERED, command.serviceCode());
        }
        if (overlaps(em, key, command.period())) {
            return new TariffOutcome.Refused(
                    NetworkRefusal.TARIFF_OVERLAPS, command.facilityCode());
        }
        Tariff tariff = new Tariff(key, command.price(), command.period());
        em.persist(tariff);
        countUp(em);
        return new TariffOutcome.Added(tariff.id());
    }

    /**
     * Agrees many prices: all of them, or, if one is refused, none; in as many questions to the
     * database as for one.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param commands the prices, at most {@value #MAX_TARIFFS}; may be empty
     * @return all added, or refused as {@link #add(Actor, AddTariff)}, with the code of the first
     *     command that is; {@link NetworkRefusal#TARIFF_OVERLAPS} also if two of them overlap
     * @throws IllegalArgumentException if there are too many
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public TariffOutcome addAll(Actor actor, List<AddTariff> commands) {
        if (commands.size() > MAX_TARIFFS) {
            throw new IllegalArgumentException(
                    "The number of tariffs (%d) must be at most %d."
                            .formatted(commands.size(), MAX_TARIFFS));
        }
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return new TariffOutcome.Refused(
                    NetworkRefusal.NOT_FOUND,
                    commands.isEmpty() ? "" : commands.get(0).facilityCode());
        }
        if (commands.isEmpty()) {
            return new TariffOutcome.AllAdded(0);
        }
        lockRevision(em);
        TariffBatch batch = TariffBatch.read(em, commands);
        List<Tariff> tariffs = new ArrayList<>();
        for (AddTariff command : commands) {
            Optional<TariffOutcome.Refused> refusal = batch.refusalOf(command);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            tariffs.add(batch.take(command));
        }
        tariffs.forEach(em::persist);
        countUp(em);
        return new TariffOutcome.AllAdded(tariffs.size());
    }

    /**
     * Ends the tariff that is in force on the day before {@link EndTariff#endExclusive()}. Ending
     * it twice on the same day is harmless. Prices that bookings have kept stay as they are.
     *
     * @param actor who asks; must be allowed to edit the network
     * @param command which tariff, and from when on it no longer holds
     * @return ended, or refused with {@link NetworkRefusal#NO_TARIFF_IN_FORCE}, which is also the
     *     answer to unknown codes, or {@link NetworkRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public TariffOutcome end(Actor actor, EndTariff command) {
        EntityManager em = begin();
        if (!actor.mayEditNetwork()) {
            return new TariffOutcome.Refused(NetworkRefusal.NOT_FOUND, command.facilityCode());
        }
        lockRevision(em);
        LocalDate lastDay = command.endExclusive().minusDays(1);
        List<Tariff> inForce =
                em.createQuery(
                                "select t from Tariff t, Facility f, HealthService s, PriceList l"
                                        + " where t.facilityId.value = f.id.value"
                                        + " and t.serviceId.value = s.id.value"
                                        + " and t.priceListId.value = l.id.value"
                                        + " and f.code = :facility and s.code = :service"
                                        + " and l.code = :priceList"
                                        + " and t.period.from <= :day"
                                        + " and (t.period.until is null or t.period.until > :day)",
                                Tariff.class)
                        .setParameter("facility", command.facilityCode())
                        .setParameter("service", command.serviceCode())
                        .setParameter("priceList", command.priceListCode())
                        .setParameter("day", lastDay)
                        .getResultList();
        if (inForce.isEmpty()) {
            return new TariffOutcome.Refused(
                    NetworkRefusal.NO_TARIFF_IN_FORCE, command.facilityCode());
        }
        Tariff tariff = inForce.get(0);
        tariff.end(command.endExclusive());
        countUp(em);
        return new TariffOutcome.Ended(tariff.id());
    }

    /**
     * One lock for all changes, on the row that every one counts up anyway. A row of the key would
     * be finer, but two transactions that change several tariffs each could then wait for each
     * other forever; see decision 0015.
     */
    static void lockRevision(EntityManager em) {
        em.createQuery("select r from NetworkRevision r where r.id = :id", NetworkRevision.class)
                .setParameter("id", NetworkRevision.ONLY_ROW)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    private static boolean offers(EntityManager em, TariffKey key) {
        return em.createQuery(
                                "select count(o) from OfferedService o"
                                        + " where o.id.facilityId = :facility"
                                        + " and o.id.serviceId = :service"
                                        + " and o.offered = true",
                                Long.class)
                        .setParameter("facility", key.facility().value())
                        .setParameter("service", key.service().value())
                        .getSingleResult()
                > 0;
    }

    private static boolean overlaps(EntityManager em, TariffKey key, ValidityPeriod period) {
        return em
                .createQuery(
                        "select t.period from Tariff t"
                                + " where t.facilityId.value = :facility"
                                + " and t.serviceId.value = :service"
                                + " and t.priceListId.value = :priceList"
                                + " and (t.period.until is null or t.period.until > :from)",
                        ValidityPeriod.class)
                .setParameter("facility", key.facility().value())
                .setParameter("service", key.service().value())
                .setParameter("priceList", key.priceList().value())
                .setParameter("from", period.from())
                .getResultList()
                .stream()
                .anyMatch(other -> beginsBeforeTheEndOf(period, other));
    }

    /** The other half of "overlaps"; in Java, because a period without end has no day to bind. */
    static boolean beginsBeforeTheEndOf(ValidityPeriod period, ValidityPeriod other) {
        return period.untilExclusive().map(end -> other.from().isBefore(end)).orElse(true);
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A change of the network");
    }

    private static boolean exists(EntityManager em, String entity, String code) {
        return em.createQuery(
                                "select count(e) from " + entity + " e where e.code = :code",
                                Long.class)
                        .setParameter("code", code)
                        .getSingleResult()
                > 0;
    }

    static Map<String, HealthServiceId> services(EntityManager em, Set<String> codes) {
        return ids(em, "HealthService", HealthServiceId.class, codes);
    }

    static <I> Map<String, I> ids(
            EntityManager em, String entity, Class<I> type, Set<String> codes) {
        Map<String, I> found = new HashMap<>();
        if (codes.isEmpty()) {
            return found;
        }
        for (Object[] row :
                em.createQuery(
                                "select e.code, e.id from " + entity + " e where e.code in :codes",
                                Object[].class)
                        .setParameter("codes", codes)
                        .getResultList()) {
            found.put((String) row[0], type.cast(row[1]));
        }
        return found;
    }

    private static NetworkOutcome added(EntityManager em, String code) {
        countUp(em);
        return new NetworkOutcome.Added(code);
    }

    static void countUp(EntityManager em) {
        em.flush();
        em.createQuery("update NetworkRevision r set r.revision = r.revision + 1 where r.id = :id")
                .setParameter("id", NetworkRevision.ONLY_ROW)
                .executeUpdate();
    }
}
