package io.onecare.core.schedule;

import io.onecare.core.AccountId;
import java.time.Instant;

/**
 * A slot that is kept for one account for some minutes (<i>posto trattenuto</i>). FHIR R4: a {@code
 * Slot} that is {@code busy-tentative}.
 *
 * <p>A hold needs nobody to end it: from {@code expiresAt} on, by the database's clock, the slot is
 * free whoever looks at it, and another account may take it over. Until somebody does, its former
 * holder may simply hold or book it again.
 *
 * @param slot the slot
 * @param account for whom it is kept
 * @param startsAt when the slot starts
 * @param expiresAt the moment from which it is free again, by the database's clock
 */
public record SlotHold(SlotId slot, AccountId account, Instant startsAt, Instant expiresAt) {}
