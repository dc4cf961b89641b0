/** The search in the API: facilities as GeoJSON, places as suggestions. */
@NullMarked
package io.onecare.portal.search.rest;

import org.jspecify.annotations.NullMarked;
