package io.onecare.core.network;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.money.Money;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what services cost. Prices are not public: visitors get the answers of an empty network.
 * Needs no transaction; with one, it sees what the caller has changed. Thread-safe as far as the
 * entity manager supplier is.
 */
public final class Tariffs {

    /** The most tariffs that one call returns. */
    public static final int MAX_PAGE_SIZE = 1_000;

    /** The most tariffs that one call of {@link #everywhere} returns. */
    public static final int MAX_FEED_SIZE = 10_000;

    /** Smaller than the id of any tariff, for both databases. */
    private static final UUID NO_TARIFF = new UUID(0, 0);

    private final Supplier<EntityManager> entityManager;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     */
    public Tariffs(Supplier<EntityManager> entityManager) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
    }

    /**
     * Tells what a service costs at a facility under a price list on a day, in one statement.
     *
     * @param actor who asks; must be allowed to see prices
     * @param facilityCode the code of the facility
     * @param serviceCode the code of the service
     * @param priceListCode the code of the price list
     * @param day the day of the appointment, in the facility's zone
     * @return empty if there is no tariff that day, if the facility does not belong to the network
     *     that day or has given the service up, if a code is unknown, or if the actor may not see
     *     prices
     * @throws OneCareException with {@link ErrorCode#DATA_INCONSISTENT} if more than one tariff is
     *     in force
     */
    public Optional<TariffPrice> priceOn(
            Actor actor,
            String facilityCode,
            String serviceCode,
            String priceListCode,
            LocalDate day) {
        if (!actor.maySeePrices()) {
            return Optional.empty();
        }
        List<Object[]> rows =
                entityManager
                        .get()
                        .createQuery(
                                "select t.id, t.price"
                                        + " from Tariff t, Facility f, HealthService s, PriceList l,"
                                        + " OfferedService o"
                                        + " where t.facilityId.value = f.id.value"
                                        + " and t.serviceId.value = s.id.value"
                                        + " and t.priceListId.value = l.id.value"
                                        + " and f.code = :facility and s.code = :service"
                                        + " and l.code = :priceList"
                                        + " and o.id.facilityId = f.id.value"
                                        + " and o.id.serviceId = s.id.value and o.offered = true"
                                        + " and t.period.from <= :day"
                                        + " and (t.period.until is null or t.period.until > :day)"
                                        + " and f.period.from <= :day"
                                        + " and (f.period.until is null or f.period.until > :day)",
                                Object[].class)
                        .setParameter("facility", facilityCode)
                        .setParameter("service", serviceCode)
                        .setParameter("priceList", priceListCode)
                        .setParameter("day", day)
                        .getResultList();
        if (rows.size() > 1) {
            throw new OneCareException(
                    ErrorCode.DATA_INCONSISTENT,
                    "The service (%s) of facility (%s) has (%d) prices under price list (%s) on (%s) but must have one.%nMaybe tariffs were written around NetworkEditor: db/invariants/tariffs_overlap.sql finds them."
                            .formatted(serviceCode, facilityCode, rows.size(), priceListCode, day));
        }
        return rows.stream()
                .findFirst()
                .map(row -> new TariffPrice((TariffId) row[0], (Money) row[1]));
    }

    /**
     * Gives the tariffs of a facility, past and future ones among them, page by page, in one
     * statement a page.
     *
     * @param actor who asks; must be allowed to see every price
     * @param facilityCode the code of the facility
     * @param skip how many tariffs the pages before have shown, 0 for the first page
     * @param limit the most tariffs to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return at most {@code limit} tariffs by service code, price list code and first day; fewer
     *     mean that there are no more; empty too if the actor may not see them
     * @throws IllegalArgumentException if a number is out of its range
     */
    public List<TariffListing> page(Actor actor, String facilityCode, int skip, int limit) {
        if (skip < 0 || limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The page (skip %d, limit %d) must skip 0 or more and have a limit of 1 to %d."
                            .formatted(skip, limit, MAX_PAGE_SIZE));
        }
        if (!actor.maySeeEveryPrice()) {
            return List.of();
        }
        return entityManager
                .get()
                .createQuery(
                        "select t.id, s.code, l.code, t.price, t.period"
                                + " from Tariff t, Facility f, HealthService s, PriceList l"
                                + " where t.facilityId.value = f.id.value"
                                + " and t.serviceId.value = s.id.value"
                                + " and t.priceListId.value = l.id.value"
                                + " and f.code = :facility"
                                + " order by s.code, l.code, t.period.from",
                        Object[].class)
                .setParameter("facility", facilityCode)
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(Tariffs::listing)
                .toList();
    }

    /**
     * Gives every tariff of some services at a facility under a price list, past and future ones
     * among them, in one statement.
     *
     * @param actor who asks; must be allowed to see every price
     * @param facilityCode the code of the facility
     * @param priceListCode the code of the price list
     * @param serviceCodes the codes of the services, at most {@value #MAX_PAGE_SIZE}; may be empty
     * @return by service code, each by first day; a service without any is not in it; empty too if
     *     the actor may not see them
     * @throws IllegalArgumentException if there are more services
     */
    public Map<String, List<TariffListing>> ofServices(
            Actor actor, String facilityCode, String priceListCode, Set<String> serviceCodes) {
        if (serviceCodes.size() > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The services asked for (%d) must be at most %d."
                            .formatted(serviceCodes.size(), MAX_PAGE_SIZE));
        }
        if (!actor.maySeeEveryPrice() || serviceCodes.isEmpty()) {
            return Map.of();
        }
        return entityManager
                .get()
                .createQuery(
                        "select t.id, s.code, l.code, t.price, t.period"
                                + " from Tariff t, Facility f, HealthService s, PriceList l"
                                + " where t.facilityId.value = f.id.value"
                                + " and t.serviceId.value = s.id.value"
                                + " and t.priceListId.value = l.id.value"
                                + " and f.code = :facility and l.code = :priceList"
                                + " and s.code in :services order by t.period.from",
                        Object[].class)
                .setParameter("facility", facilityCode)
                .setParameter("priceList", priceListCode)
                .setParameter("services", serviceCodes)
                .getResultList()
                .stream()
                .map(Tariffs::listing)
                .collect(Collectors.groupingBy(TariffListing::serviceCode));
    }

    private static TariffListing listing(Object[] row) {
        return new TariffListing(
                (TariffId) row[0],
                (String) row[1],
                (String) row[2],
                (Money) row[3],
                (ValidityPeriod) row[4]);
    }

    /**
     * Gives the tariffs of the whole network that are in force or will be, page by page, in one
     * statement a page; for whoever keeps all prices in memory to search in.
     *
     * @param actor who asks; must be allowed to see every price
     * @param since leaves out what was over on this day
     * @param after the last tariff of the page before, or null for the first page
     * @param limit the most tariffs to return, 1 to {@value #MAX_FEED_SIZE}
     * @return at most {@code limit} tariffs in an order that stays the same; fewer mean that there
     *     are no more; empty too if the actor may not see them
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<FacilityTariff> everywhere(
            Actor actor, LocalDate since, @Nullable TariffId after, int limit) {
        if (limit < 1 || limit > MAX_FEED_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_FEED_SIZE));
        }
        if (!actor.maySeeEveryPrice()) {
            return List.of();
        }
        return entityManager
                .get()
                .createQuery(
                        "select t.id, f.code, s.code, l.code, t.price, t.period"
                                + " from Tariff t, Facility f, HealthService s, PriceList l"
                                + " where t.facilityId.value = f.id.value"
                                + " and t.serviceId.value = s.id.value"
                                + " and t.priceListId.value = l.id.value"
                                + " and (t.period.until is null or t.period.until > :since)"
                                + " and t.id.value > :after"
                                + " order by t.id.value",
                        Object[].class)
                .setParameter("since", since)
                .setParameter("after", after == null ? NO_TARIFF : after.value())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(
                        row ->
                                new FacilityTariff(
                                        (String) row[1],
                                        new TariffListing(
                                                (TariffId) row[0],
                                                (String) row[2],
                                                (String) row[3],
                                                (Money) row[4],
                                                (ValidityPeriod) row[5])))
                .toList();
    }
}
