package io.onecare.core.network;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** That a facility offers a service. */
@Entity
@Table(name = "facility_service")
class OfferedService {

    @EmbeddedId private OfferedServiceId id;

    /** For JPA. */
    protected OfferedService() {}

    OfferedService(FacilityId facility, HealthServiceId service) {
        this.id = new OfferedServiceId(facility.value(), service.value());
    }
}
