package io.onecare.core.booking;

import io.onecare.core.schedule.SlotId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Another time that a facility proposes for a booking, whether that stands or is only asked for.
 *
 * @param startsAt when it would start
 * @param endsAt the moment after its end
 * @param zone the facility's zone, in which the times are to be shown
 * @param practitionerCode with whom, or null for nobody in particular
 * @param slot in which slot, or null if it is not one of the online agenda
 * @param answerBy until when the patient can take it
 */
public record Proposal(
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        @Nullable String practitionerCode,
        @Nullable SlotId slot,
        Instant answerBy) {}
