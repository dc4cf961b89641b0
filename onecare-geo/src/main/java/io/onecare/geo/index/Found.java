package io.onecare.geo.index;

import java.util.OptionalLong;

/**
 * A facility near a point.
 *
 * @param facility its number, as {@link OfferIndexBuilder#facility} gave it
 * @param metres how far it is, in <b>metres</b> along the geodesic on WGS 84, within 1 mm
 * @param cents what the service costs there under the price list, in <b>euro cents</b>; empty if
 *     not both were asked for
 */
public record Found(int facility, double metres, OptionalLong cents) {}
