package io.onecare.core.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The insurer's roll, or a part of it: who is insured.
 *
 * <p>An entry is the whole truth about its member from {@code asOf} on, or from the first day of
 * its earliest cover if that is before: a cover or dependant that it no longer names ends there.
 *
 * @param asOf the day from which on the roll speaks, in Europe/Rome; usually the day it was drawn
 * @param policies policies to add or to bring up to date; an entry may also name one that is known
 *     already
 * @param entries the members, each once
 */
public record Roll(LocalDate asOf, List<RollPolicy> policies, List<RollEntry> entries) {

    /** Copies the lists. */
    public Roll {
        Objects.requireNonNull(asOf, "asOf");
        policies = List.copyOf(policies);
        entries = List.copyOf(entries);
    }

    /**
     * Tells whether text may be an insurer's number of a person or policy.
     *
     * @param text the text
     * @return true for 1 to 40 letters, digits, points, slashes, hyphens and underscores, the first
     *     a letter or digit
     */
    public static boolean isNumber(String text) {
        return RollText.isNumber(text);
    }
}
