package io.onecare.core.member.spi;

import io.onecare.core.member.Coverage;
import java.time.LocalDate;

/**
 * Knows whether a person is insured on a day. The default looks into the imported roll; an insurer
 * whose own system knows better implements this and gives it to the builder.
 *
 * <p>An implementation must be thread-safe, must not change anything, and must give the same answer
 * to the same question as long as the insurer's data is the same. The library has already decided
 * that the caller may know the answer. A system that cannot be reached is an unchecked exception,
 * never {@link Coverage.NotCovered}: nobody loses their cover because a line is down.
 */
public interface EligibilityChecker {

    /**
     * Tells whether and how a person is insured on a day.
     *
     * @param insuredNumber the insurer's number of the person, member or dependant
     * @param day the day of the appointment, in Europe/Rome; may be past or far ahead
     * @return covered with policy and price list, or not covered with a reason; {@link
     *     Coverage.Reason#NOT_FOUND} if nobody has the number
     */
    Coverage coverageOn(String insuredNumber, LocalDate day);
}
