package io.onecare.core.network;

import org.jspecify.annotations.Nullable;

/**
 * A service of the catalogue, to show.
 *
 * @param code the stable code
 * @param categoryCode the code of its category
 * @param name the name
 * @param nationalCode the code of the national catalogue, or null
 */
public record ServiceListing(
        String code, String categoryCode, LocalizedName name, @Nullable String nationalCode) {}
