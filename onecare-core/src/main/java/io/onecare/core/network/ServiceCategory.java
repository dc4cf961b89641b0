package io.onecare.core.network;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * A kind of health services as members look for them, such as <i>VISITA SPECIALISTICA</i>
 * (<i>tipologia</i> on screen). FHIR R4: {@code Appointment.serviceCategory}.
 */
@Entity
@Table(name = "service_category")
public class ServiceCategory {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ServiceCategoryId id;

    @Column(name = "code", nullable = false, length = 40, unique = true)
    private String code;

    @Embedded private LocalizedName name;

    @Column(name = "display_order", nullable = false)
    private int displayOrder;

    /** For JPA. */
    protected ServiceCategory() {}

    ServiceCategory(String code, LocalizedName name, int displayOrder) {
        this.id = ServiceCategoryId.random();
        this.code = Text.code("service category", code);
        this.name = name;
        this.displayOrder = displayOrder;
    }

    /**
     * Gives the identity.
     *
     * @return the id
     */
    public ServiceCategoryId id() {
        return id;
    }
}
