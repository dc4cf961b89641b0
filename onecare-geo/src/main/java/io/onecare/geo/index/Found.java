package io.onecare.geo.index;

/**
 * A facility near a point.
 *
 * @param facility its number, counted from 0 in the order in which the builder got them
 * @param metres how far it is, in <b>metres</b> along the geodesic on WGS 84, within 1 mm
 */
public record Found(int facility, double metres) {}
