package io.onecare.portal.search.web;

import io.onecare.portal.search.MapQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the map, relative to it, that keep what is looked for.
 *
 * @param query what is looked for
 * @param language the language the address asks for, or null
 */
record MapAddress(MapQuery query, @Nullable String language) {

    /** The list at one of its pages. */
    String ofPage(int number) {
        return address(number == 1 ? null : String.valueOf(number), null);
    }

    /** The list as it was before a facility was opened. */
    String ofList() {
        return address(query.page(), null);
    }

    /** One facility in detail. */
    String ofFacility(String code) {
        return address(query.page(), code);
    }

    /** What the API gives for the same search. */
    String ofPoints() {
        return "api/v1/facilities" + parameters(null, null);
    }

    private String address(@Nullable String page, @Nullable String facility) {
        return "map" + parameters(page, facility);
    }

    private String parameters(@Nullable String page, @Nullable String facility) {
        List<String> parts = new ArrayList<>();
        add(parts, "place", query.place());
        add(parts, "box", query.box());
        add(parts, "category", query.category());
        add(parts, "service", query.service());
        add(parts, "name", query.name());
        add(parts, "page", page);
        add(parts, "facility", facility);
        add(parts, "lang", language);
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
