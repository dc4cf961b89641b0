/**
 * What an insurer wants to know about bookings, due times, visits, messages and searches: numbers,
 * and nobody's data. {@link io.onecare.core.report.Reports} counts, and {@link
 * io.onecare.core.report.EmptySearches} keeps how often somebody found nothing.
 */
@NullMarked
package io.onecare.core.report;

import org.jspecify.annotations.NullMarked;
