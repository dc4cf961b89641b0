package io.onecare.core.network;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * Somebody who treats members at one or more facilities (<i>medico</i> on screen). FHIR R4: {@code
 * Practitioner}, with a {@code PractitionerRole} for each facility.
 */
@Entity
@Table(name = "practitioner")
public class Practitioner {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PractitionerId id;

    @Column(name = "code", nullable = false, length = 40, unique = true)
    private String code;

    @Embedded private PractitionerName name;

    /** For JPA. */
    protected Practitioner() {}

    Practitioner(AddPractitioner command) {
        this.id = PractitionerId.random();
        this.code = command.code();
        this.name = command.name();
    }

    /**
     * Gives the identity.
     *
     * @return the id
     */
    public PractitionerId id() {
        return id;
    }

    /**
     * Gives the insurer's code of this practitioner, unique in the network.
     *
     * @return capitals, digits and hyphens
     */
    public String code() {
        return code;
    }

    void rename(PractitionerName newName) {
        this.name = newName;
    }

    /** Names the code only. */
    @Override
    public String toString() {
        return "Practitioner(" + code + ")";
    }
}
