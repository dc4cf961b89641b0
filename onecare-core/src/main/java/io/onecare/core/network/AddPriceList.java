package io.onecare.core.network;

import java.util.Objects;

/**
 * The wish to add a price list.
 *
 * @param code stable code, 1 to 40 capitals, digits and hyphens
 * @param name the name
 */
public record AddPriceList(String code, LocalizedName name) {

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if the code has not its form
     */
    public AddPriceList {
        code = Text.code("price list", code);
        Objects.requireNonNull(name, "name");
    }
}
