package io.onecare.core.network;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue of health services, such as <i>VISITA ALLERGOLOGICA</i>
 * (<i>prestazione</i> on screen). FHIR R4: {@code Appointment.serviceType}.
 */
@Entity
@Table(name = "health_service")
public class HealthService {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private HealthServiceId id;

    @Column(name = "code", nullable = false, length = 40, unique = true)
    private String code;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "category_id", nullable = false))
    private ServiceCategoryId category;

    @Embedded private LocalizedName name;

    @Column(name = "national_code", length = 20)
    private @Nullable String nationalCode;

    /**
     * The text of its last {@link PreparationVersion}, written with it by {@link PreparationRows}.
     */
    @Column(name = "preparation_it", length = Preparation.MAX_LENGTH, updatable = false)
    private @Nullable String preparationItalian;

    @Column(name = "preparation_en", length = Preparation.MAX_LENGTH, updatable = false)
    private @Nullable String preparationEnglish;

    /** For JPA. */
    protected HealthService() {}

    HealthService(
            String code,
            ServiceCategoryId category,
            LocalizedName name,
            @Nullable String nationalCode) {
        this.id = HealthServiceId.random();
        this.code = Text.code("health service", code);
        this.category = category;
        this.name = name;
        this.nationalCode =
                nationalCode == null ? null : Text.required("national code", nationalCode, 20);
    }

    /**
     * Gives the identity.
     *
     * @return the id
     */
    public HealthServiceId id() {
        return id;
    }

    /**
     * Gives the category this service belongs to.
     *
     * @return the category's id
     */
    public ServiceCategoryId category() {
        return category;
    }
}
