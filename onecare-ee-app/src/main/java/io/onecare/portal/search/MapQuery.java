package io.onecare.portal.search;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the map asks for, as it was typed. The same parameters lead the page and the
 * API, so that a link can be shared, kept and reloaded.
 *
 * @param place a place, such as {@code Milano, MI, Italia}, a facility or an address, or null
 * @param box south, west, north, east in degrees, separated by commas, or null
 * @param category the code of a category, or null
 * @param service the code of a service, or null
 * @param name words of a facility's name, or null
 * @param facility the code of the facility to show in detail, or null
 * @param page the page of the list, or null for the first
 */
public record MapQuery(
        @Nullable String place,
        @Nullable String box,
        @Nullable String category,
        @Nullable String service,
        @Nullable String name,
        @Nullable String facility,
        @Nullable String page) {

    /**
     * Reads the parameters of a request; blank ones count as not given.
     *
     * @param parameters the parameters by name, as a servlet gives them
     * @return the query
     */
    public static MapQuery of(Map<String, String[]> parameters) {
        return new MapQuery(
                first(parameters, "place"),
                first(parameters, "box"),
                first(parameters, "category"),
                first(parameters, "service"),
                first(parameters, "name"),
                first(parameters, "facility"),
                first(parameters, "page"));
    }

    private static @Nullable String first(Map<String, String[]> parameters, String name) {
        return Optional.ofNullable(parameters.get(name))
                .filter(values -> values.length > 0)
                .map(values -> values[0].strip())
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }
}
