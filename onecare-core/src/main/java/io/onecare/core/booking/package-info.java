/**
 * Bookings: from the wish of a patient, whatever the channel, to the appointment that took place.
 * {@link io.onecare.core.booking.BookingEditor} writes them, {@link
 * io.onecare.core.booking.Bookings} reads them, {@link io.onecare.core.booking.BookingLife} says
 * what may follow what.
 */
@NullMarked
package io.onecare.core.booking;

import org.jspecify.annotations.NullMarked;
