package io.onecare.core.network;

import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads facilities as those see them who may change them, past the persistence context. */
final class FacilitySheets {

    private FacilitySheets() {}

    static Optional<FacilitySheet> find(EntityManager em, String code) {
        return em
                .createQuery(
                        "select f.id, f.version, f.name, f.address, f.latitude, f.longitude,"
                                + " f.positionSource, f.notificationEmail, f.bookingMode,"
                                + " f.confirmation, f.period from Facility f where f.code = :code",
                        Object[].class)
                .setParameter("code", code)
                .getResultList()
                .stream()
                .findFirst()
                .map(
                        row ->
                                new FacilitySheet(
                                        (FacilityId) row[0],
                                        code,
                                        ((Number) row[1]).intValue(),
                                        details(em, code, row),
                                        services(em, code)));
    }

    private static FacilityDetails details(EntityManager em, String code, Object[] row) {
        Double latitude = (Double) row[4];
        Double longitude = (Double) row[5];
        String email = (String) row[7];
        return new FacilityDetails(
                (String) row[2],
                (Address) row[3],
                latitude == null || longitude == null
                        ? null
                        : GeoPoint.ofLatLon(latitude, longitude),
                (PositionSource) row[6],
                phones(em, code),
                email == null ? null : EmailAddress.of(email),
                (BookingMode) row[8],
                (BookingConfirmation) row[9],
                (ValidityPeriod) row[10]);
    }

    private static List<String> phones(EntityManager em, String code) {
        return em.createQuery(
                        "select p from Facility f join f.phones p where f.code = :code"
                                + " order by index(p)",
                        String.class)
                .setParameter("code", code)
                .getResultList();
    }

    private static Set<String> services(EntityManager em, String code) {
        return Set.copyOf(
                em.createQuery(
                                "select h.code from OfferedService o, Facility f, HealthService h"
                                        + " where o.id.facilityId = f.id.value"
                                        + " and o.id.serviceId = h.id.value and o.offered = true"
                                        + " and f.code = :code",
                                String.class)
                        .setParameter("code", code)
                        .getResultList());
    }
}
