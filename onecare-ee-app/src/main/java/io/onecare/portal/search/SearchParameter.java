package io.onecare.portal.search;

import java.util.Locale;

/** What the addresses of the search and of its results carry, in the order of the form. */
public enum SearchParameter {
    /** A place, such as {@code Milano, MI, Italia}, a facility or an address. */
    PLACE,
    /** About where the browser is: latitude and longitude; counts if no place is given. */
    NEAR,
    /** The insurer's number of whom the search is for. */
    PATIENT,
    /** The code of a category. */
    CATEGORY,
    /** The code of a service, or its name. */
    SERVICE,
    /** {@code facility} or {@code practitioner}. */
    BY,
    /** Words of a practitioner's name. */
    PRACTITIONER,
    /** Whether an appointment was agreed with the facility: {@code yes} or {@code no}. */
    AGREED,
    /** What comes first: {@code distance}, {@code price} or {@code date}. */
    SORT,
    /** How far, in kilometres, or {@code all}. */
    RADIUS,
    /** {@code online} leaves out facilities booked by phone. */
    ONLY,
    /** The day to go, such as {@code 2026-10-17}. */
    DAY,
    /** The part of that day: {@code morning} or {@code afternoon}. */
    PART,
    /** The page of the list. */
    PAGE;

    /**
     * Gives the name in the address.
     *
     * @return in lower case
     */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
