package io.onecare.core.account;

import java.time.Instant;
import java.util.Objects;

/**
 * What may be told of a second factor.
 *
 * @param setUpAt since when it counts
 * @param recoveryCodesLeft how many recovery codes were not used yet, 0 to 10
 */
public record SecondFactorStatus(Instant setUpAt, int recoveryCodesLeft) {

    /** Checks that nothing is missing. */
    public SecondFactorStatus {
        Objects.requireNonNull(setUpAt, "setUpAt");
    }
}
