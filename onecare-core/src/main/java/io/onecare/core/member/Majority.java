package io.onecare.core.member;

import java.time.LocalDate;

/** From when on a person decides alone. */
public final class Majority {

    /** Codice civile, art. 2, first paragraph (L. 8 March 1975, n. 39). */
    private static final int YEARS = 18;

    private Majority() {}

    /**
     * Gives the first day of majority: the 18th birthday. Whoever was born on 29 February is of age
     * on 28 February, the last day of the month where the day is missing (as codice civile, art.
     * 2963, counts months): the reading that protects the person earlier.
     *
     * @param birthDate the birth date
     * @return the first day on which the person is of age
     */
    public static LocalDate firstDayOf(LocalDate birthDate) {
        return birthDate.plusYears(YEARS);
    }

    /**
     * Gives the bound to compare birth dates with: whoever was born on that day or before is of
     * age, and nobody else.
     *
     * @param day the day asked about, in Europe/Rome
     * @return the last birth date of those who are of age on that day
     */
    public static LocalDate lastBirthDateOfAge(LocalDate day) {
        LocalDate birth = day.minusYears(YEARS).plusDays(1);
        while (!isReachedOn(day, birth)) {
            birth = birth.minusDays(1);
        }
        return birth;
    }

    /**
     * Tells whether a person is of age.
     *
     * @param day the day asked about, in Europe/Rome
     * @param birthDate the birth date
     * @return true from the 18th birthday on
     */
    public static boolean isReachedOn(LocalDate day, LocalDate birthDate) {
        return !day.isBefore(firstDayOf(birthDate));
    }
}
