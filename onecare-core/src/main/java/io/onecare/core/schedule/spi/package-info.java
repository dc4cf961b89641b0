/** What the schedules ask of the embedder: a facility's own agenda system. */
@NullMarked
package io.onecare.core.schedule.spi;

import org.jspecify.annotations.NullMarked;
