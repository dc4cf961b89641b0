/** Makes the slots of agendas ahead of time, day by day. */
@NullMarked
package io.onecare.portal.schedule;

import org.jspecify.annotations.NullMarked;
