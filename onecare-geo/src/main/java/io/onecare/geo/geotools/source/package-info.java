/**
 * {@link io.onecare.geo.geotools.source.FeatureFacilities}, a network that an insurer keeps in a
 * geographic information system: the one place of this library where GeoTools' types are part of
 * the API.
 */
@NullMarked
package io.onecare.geo.geotools.source;

import org.jspecify.annotations.NullMarked;
