/**
 * Appointments as files that calendars read. Knows nothing of mails and pages, which both use it.
 */
@NullMarked
package io.onecare.portal.calendar;

import org.jspecify.annotations.NullMarked;
