package io.onecare.portal.search;

import io.onecare.core.member.Insured;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.place.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, understood.
 *
 * @param near the point that distances are measured from
 * @param patient for whom
 * @param category the category of the service
 * @param service what
 * @param practitioner words of a practitioner's name, or null to look for facilities
 * @param agreed whether an appointment was agreed with the facility already
 */
public record Wish(
        GeoPoint near,
        Insured patient,
        CategoryListing category,
        ServiceListing service,
        @Nullable String practitioner,
        boolean agreed) {}
