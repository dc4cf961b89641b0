/**
 * What customer care owes to whoever phones or writes: an answer in working time, {@link
 * io.onecare.core.care.WorkingTime}. Which days are worked on, the embedder says: {@link
 * io.onecare.core.care.spi.WorkingCalendar}.
 */
@NullMarked
package io.onecare.core.care;

import org.jspecify.annotations.NullMarked;
