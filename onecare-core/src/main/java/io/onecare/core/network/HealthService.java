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

    @Column(name = "preparation_it", length = Preparation.MAX_LENGTH)
    private @Nullable String preparationItalian;

    @Column(name = "preparation_en", length = Preparation.MAX_LENGTH)
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

    void prepareBy(@Nullable Preparation preparation) {
        this.preparationItalian = preparation == null ? null : preparation.italian();
        this.preparationEnglish = preparation == null ? null : preparation.english().orElse(null);
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
