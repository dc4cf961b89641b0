/**
 * What the staff of a facility sees and does: its appointments, and changes of its schedules that
 * are shown with what they do to appointments before they are made. Administrators open schedules
 * here, find those that are missing, and change them in the facility's stead.
 */
@NullMarked
package io.onecare.core.reception;

import org.jspecify.annotations.NullMarked;
