/**
 * Days and periods. Moments are {@link java.time.Instant}; days are days of the facility's zone.
 */
@NullMarked
package io.onecare.core.time;

import org.jspecify.annotations.NullMarked;
