/**
 * The question "which facilities, where, for what" and its answer. {@code onecare-geo} implements
 * {@link io.onecare.core.search.FacilitySearch}; an embedder may bring another.
 */
@NullMarked
package io.onecare.core.search;

import org.jspecify.annotations.NullMarked;
