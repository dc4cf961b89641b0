package io.onecare.core.member;

import io.onecare.core.time.ValidityPeriod;
import java.util.Objects;

/**
 * Under which policy a member is insured on which days, as the roll states it.
 *
 * @param policyNumber the number of the policy
 * @param period the days; one without end lasts as long as the policy
 */
public record RollCover(String policyNumber, ValidityPeriod period) {

    /** Checks that everything was given. */
    public RollCover {
        Objects.requireNonNull(policyNumber, "policyNumber");
        Objects.requireNonNull(period, "period");
    }
}
