package io.onecare.core.search;

import io.onecare.core.network.FacilityListing;
import java.util.OptionalDouble;

/**
 * A facility that meets the criteria.
 *
 * @param facility the facility
 * @param distanceMetres how far it is from the point asked about, in metres along the WGS 84
 *     geodesic; empty if no point was asked about or the facility has no position
 */
public record FacilityMatch(FacilityListing facility, OptionalDouble distanceMetres) {}
