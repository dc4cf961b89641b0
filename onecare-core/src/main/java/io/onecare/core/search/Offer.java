package io.onecare.core.search;

import io.onecare.core.schedule.FreeSlot;
import java.util.Optional;

/**
 * A facility that meets the criteria, and when one can go there.
 *
 * @param match the facility, with distance, price and practitioners
 * @param firstFree the first free slot that was asked for; empty if there is none, or the facility
 *     is booked by phone
 */
public record Offer(FacilityMatch match, Optional<FreeSlot> firstFree) {}
