/** The pages that lead from a facility to a booking. */
@NullMarked
package io.onecare.portal.booking.web;

import org.jspecify.annotations.NullMarked;
