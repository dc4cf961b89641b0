package io.onecare.core.person;

/**
 * What to do with the numeric code of 11 digits that the Agenzia delle Entrate gives to a person
 * who waits for a codice fiscale (decree of 23 December 1976, article 10). It has no data of birth
 * and cannot be told from the number of a company, so whoever reads codes says whether it will do.
 */
public enum Provisional {
    /** A provisional code is read like any other. */
    ACCEPTED,
    /** Only the code of 16 characters is read. */
    REFUSED
}
