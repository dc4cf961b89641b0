/**
 * The places of Italy as people name them, with their positions: {@link
 * io.onecare.geo.gazetteer.Gazetteer}. The data and its sources are described beside the script
 * that makes it.
 */
@NullMarked
package io.onecare.geo.gazetteer;

import org.jspecify.annotations.NullMarked;
