package io.onecare.core.network;

import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must be known to add many tariffs, read at once, and those of them that were taken. */
final class TariffBatch {

    private final Map<String, FacilityId> facilities;
    private final Map<String, HealthServiceId> services;
    private final Map<String, PriceListId> priceLists;

    /** Codes of facility and service. */
    private final Set<List<String>> offered = new HashSet<>();

    private final Map<TariffKey, List<ValidityPeriod>> periods = new HashMap<>();

    private TariffBatch(
            Map<String, FacilityId> facilities,
            Map<String, HealthServiceId> services,
            Map<String, PriceListId> priceLists) {
        this.facilities = facilities;
        this.services = services;
        this.priceLists = priceLists;
    }

    static TariffBatch read(EntityManager em, List<AddTariff> commands) {
        Set<String> facilityCodes = codes(commands, AddTariff::facilityCode);
        Set<String> serviceCodes = codes(commands, AddTariff::serviceCode);
        TariffBatch batch =
                new TariffBatch(
                        NetworkEditor.ids(em, "Facility", FacilityId.class, facilityCodes),
                        NetworkEditor.services(em, serviceCodes),
                        NetworkEditor.ids(
                                em,
                                "PriceList",
                                PriceListId.class,
                                codes(commands, AddTariff::priceListCode)));
        batch.readOffered(em, facilityCodes, serviceCodes);
        batch.readPeriods(
                em,
                facilityCodes,
                serviceCodes,
                commands.stream()
                        .map(command -> command.period().from())
                        .min(LocalDate::compareTo)
                        .orElseThrow());
        return batch;
    }

    private static Set<String> codes(List<AddTariff> commands, Function<AddTariff, String> code) {
        return commands.stream().map(code).collect(Collectors.toSet());
    }

    private void readOffered(
            EntityManager em, Set<String> facilityCodes, Set<String> serviceCodes) {
        em.createQuery(
                        "select f.code, s.code from OfferedService o, Facility f, HealthService s"
                                + " where o.id.facilityId = f.id.value"
                                + " and o.id.serviceId = s.id.value and o.offered = true"
                                + " and f.code in :facilities and s.code in :services",
                        Object[].class)
                .setParameter("facilities", facilityCodes)
                .setParameter("services", serviceCodes)
                .getResultList()
                .forEach(row -> offered.add(List.of((String) row[0], (String) row[1])));
    }

    private void readPeriods(
            EntityManager em,
            Set<String> facilityCodes,
            Set<String> serviceCodes,
            LocalDate earliest) {
        em.createQuery(
                        "select f.id, s.id, t.priceListId, t.period"
                                + " from Tariff t, Facility f, HealthService s"
                                + " where t.facilityId.value = f.id.value"
                                + " and t.serviceId.value = s.id.value"
                                + " and f.code in :facilities and s.code in :services"
                                + " and (t.period.until is null or t.period.until > :earliest)",
                        Object[].class)
                .setParameter("facilities", facilityCodes)
                .setParameter("services", serviceCodes)
                .setParameter("earliest", earliest)
                .getResultList()
                .forEach(
                        row ->
                                periodsOf(
                                                new TariffKey(
                                                        (FacilityId) row[0],
                                                        (HealthServiceId) row[1],
                                                        (PriceListId) row[2]))
                                        .add((ValidityPeriod) row[3]));
    }

    /** Why a command cannot be done, after those that were taken. */
    Optional<TariffOutcome.Refused> refusalOf(AddTariff command) {
        if (!facilities.containsKey(command.facilityCode())) {
            return refused(NetworkRefusal.UNKNOWN_FACILITY, command.facilityCode());
        }
        if (!services.containsKey(command.serviceCode())) {
            return refused(NetworkRefusal.UNKNOWN_SERVICE, command.serviceCode());
        }
        if (!priceLists.containsKey(command.priceListCode())) {
            return refused(NetworkRefusal.UNKNOWN_PRICE_LIST, command.priceListCode());
        }
        if (!offered.contains(List.of(command.facilityCode(), command.serviceCode()))) {
            return refused(NetworkRefusal.SERVICE_NOT_OFFERED, command.serviceCode());
        }
        return periodsOf(keyOf(command)).stream()
                        .anyMatch(other -> overlap(command.period(), other))
                ? refused(NetworkRefusal.TARIFF_OVERLAPS, command.facilityCode())
                : Optional.empty();
    }

    /** Makes the tariff; the command is one that nothing speaks against. */
    Tariff take(AddTariff command) {
        TariffKey key = keyOf(command);
        periodsOf(key).add(command.period());
        return new Tariff(key, command.price(), command.period());
    }

    private TariffKey keyOf(AddTariff command) {
        return new TariffKey(
                known(facilities, command.facilityCode()),
                known(services, command.serviceCode()),
                known(priceLists, command.priceListCode()));
    }

    private static <I> I known(Map<String, I> ids, String code) {
        return Optional.ofNullable(ids.get(code)).orElseThrow();
    }

    private List<ValidityPeriod> periodsOf(TariffKey key) {
        return periods.computeIfAbsent(key, none -> new ArrayList<>());
    }

    private static boolean overlap(ValidityPeriod one, ValidityPeriod other) {
        return NetworkEditor.beginsBeforeTheEndOf(one, other)
                && NetworkEditor.beginsBeforeTheEndOf(other, one);
    }

    private static Optional<TariffOutcome.Refused> refused(NetworkRefusal reason, String code) {
        return Optional.of(new TariffOutcome.Refused(reason, code));
    }
}
