package io.onecare.core.network;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to add a service to the catalogue.
 *
 * @param code stable code, 1 to 40 capitals, digits and hyphens
 * @param categoryCode the code of an existing category
 * @param name the name
 * @param nationalCode the code of the national catalogue of outpatient care, up to 20 characters,
 *     or null if it has none
 */
public record AddHealthService(
        String code, String categoryCode, LocalizedName name, @Nullable String nationalCode) {

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if a value has not its form
     */
    public AddHealthService {
        code = Text.code("health service", code);
        Objects.requireNonNull(categoryCode, "categoryCode");
        Objects.requireNonNull(name, "name");
    }
}
