/**
 * When members can come: schedules with their opening rules, the slots generated from them, and
 * holds that keep a slot for some minutes. {@link io.onecare.core.schedule.ScheduleEditor} writes
 * schedules, {@link io.onecare.core.schedule.SlotFinder} reads free slots, {@link
 * io.onecare.core.schedule.SlotHolds} keeps them.
 */
@NullMarked
package io.onecare.core.schedule;

import org.jspecify.annotations.NullMarked;
