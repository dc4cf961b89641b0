/**
 * The only place that speaks GeoTools and JTS. Its own signatures carry none of their types, save
 * where an adapter is there to accept them.
 */
@NullMarked
package io.onecare.geo.geotools;

import org.jspecify.annotations.NullMarked;
