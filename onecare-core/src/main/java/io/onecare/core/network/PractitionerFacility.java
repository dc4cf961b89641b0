package io.onecare.core.network;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** That a practitioner works at a facility. */
@Entity
@Table(name = "practitioner_facility")
class PractitionerFacility {

    @EmbeddedId private PractitionerFacilityId id;

    /** For JPA. */
    protected PractitionerFacility() {}

    PractitionerFacility(PractitionerId practitioner, FacilityId facility) {
        this.id = new PractitionerFacilityId(practitioner.value(), facility.value());
    }
}
