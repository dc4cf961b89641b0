package io.onecare.core.network;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** That a facility offers a service. */
@Entity
@Table(name = "facility_service")
class OfferedService {

    @EmbeddedId private OfferedServiceId id;

    /** False once the facility gave it up; the row stays for what refers to it. */
    @Column(name = "offered", nullable = false)
    private boolean offered;

    /** For JPA. */
    protected OfferedService() {}

    OfferedService(FacilityId facility, HealthServiceId service) {
        this.id = new OfferedServiceId(facility.value(), service.value());
        this.offered = true;
    }
}
