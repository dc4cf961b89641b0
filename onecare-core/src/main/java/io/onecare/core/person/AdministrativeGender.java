package io.onecare.core.person;

/**
 * The sex under which a person is registered, named as in FHIR R4 {@code AdministrativeGender}. The
 * codice fiscale knows these two; FHIR's {@code other} and {@code unknown} cannot be written in it.
 */
public enum AdministrativeGender {
    /** Registered as male: the day of birth stands in the code as it is. */
    MALE,
    /** Registered as female: 40 is added to the day of birth. */
    FEMALE
}
