/**
 * The facilities of a network and what they offer, arranged so that the nearest ones that offer a
 * service under a price list are found in microseconds: {@link io.onecare.geo.index.OfferIndex}.
 * For {@code io.onecare.geo}; not meant for embedders. How it works: docs/decisions/0028.
 */
@NullMarked
package io.onecare.geo.index;

import org.jspecify.annotations.NullMarked;
