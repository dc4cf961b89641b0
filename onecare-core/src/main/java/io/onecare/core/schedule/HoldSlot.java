package io.onecare.core.schedule;

import io.onecare.core.AccountId;
import java.util.Objects;

/**
 * The wish to hold a slot.
 *
 * @param account for whom
 * @param slot which slot
 * @param serviceCode for which service; the slot's schedule must have it
 */
public record HoldSlot(AccountId account, SlotId slot, String serviceCode) {

    /** Checks that nothing is missing. */
    public HoldSlot {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(serviceCode, "serviceCode");
    }
}
