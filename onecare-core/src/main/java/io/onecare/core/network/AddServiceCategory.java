package io.onecare.core.network;

import java.util.Objects;

/**
 * The wish to add a category to the catalogue.
 *
 * @param code stable code, 1 to 40 capitals, digits and hyphens
 * @param name the name
 * @param displayOrder the place in lists, smallest first
 */
public record AddServiceCategory(String code, LocalizedName name, int displayOrder) {

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if a value has not its form
     */
    public AddServiceCategory {
        code = Text.code("service category", code);
        Objects.requireNonNull(name, "name");
    }
}
