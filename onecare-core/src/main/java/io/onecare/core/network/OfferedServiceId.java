package io.onecare.core.network;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Which facility offers which service. */
@Embeddable
class OfferedServiceId implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "facility_id", nullable = false)
    private UUID facilityId;

    @Column(name = "service_id", nullable = false)
    private UUID serviceId;

    /** For JPA. */
    protected OfferedServiceId() {}

    OfferedServiceId(UUID facilityId, UUID serviceId) {
        this.facilityId = facilityId;
        this.serviceId = serviceId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OfferedServiceId that
                && facilityId.equals(that.facilityId)
                && serviceId.equals(that.serviceId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(facilityId, serviceId);
    }
}
