/**
 * Finding facilities. {@link io.onecare.portal.search.MapDesk} is the way into the library for
 * pages and API alike.
 */
@NullMarked
package io.onecare.portal.search;

import org.jspecify.annotations.NullMarked;
