package io.onecare.core.network;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Which practitioner works at which facility. */
@Embeddable
class PractitionerFacilityId implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "practitioner_id", nullable = false)
    private UUID practitionerId;

    @Column(name = "facility_id", nullable = false)
    private UUID facilityId;

    /** For JPA. */
    protected PractitionerFacilityId() {}

    PractitionerFacilityId(UUID practitionerId, UUID facilityId) {
        this.practitionerId = practitionerId;
        this.facilityId = facilityId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PractitionerFacilityId that
                && practitionerId.equals(that.practitionerId)
                && facilityId.equals(that.facilityId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(practitionerId, facilityId);
    }
}
