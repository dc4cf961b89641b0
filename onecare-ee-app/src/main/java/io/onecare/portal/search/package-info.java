/**
 * Finding facilities. {@link io.onecare.portal.search.MapDesk} is the way into the library for the
 * public map and the API, {@link io.onecare.portal.search.SearchDesk} for whoever is logged in and
 * wants to know what a service costs them.
 */
@NullMarked
package io.onecare.portal.search;

import org.jspecify.annotations.NullMarked;
