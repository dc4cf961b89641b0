/**
 * What customer care owes to whoever phones or writes: each request is taken once ({@link
 * io.onecare.core.care.CareRequests}), stands in the queue by the time its answer is due ({@link
 * io.onecare.core.care.CareQueue}), and that time is working time ({@link
 * io.onecare.core.care.WorkingTime}). Which days are worked on, the embedder says: {@link
 * io.onecare.core.care.spi.WorkingCalendar}.
 */
@NullMarked
package io.onecare.core.care;

import org.jspecify.annotations.NullMarked;
