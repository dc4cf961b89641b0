/**
 * {@link io.onecare.geo.SnapshotFacilitySearch}, the search over a network of facilities: from
 * memory, exact in distance and order.
 */
@NullMarked
package io.onecare.geo;

import org.jspecify.annotations.NullMarked;
