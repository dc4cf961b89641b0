/**
 * Booking an appointment: choosing the time, the summary, the conditions, and the request itself;
 * or handing it to customer care.
 */
@NullMarked
package io.onecare.portal.booking;

import org.jspecify.annotations.NullMarked;
