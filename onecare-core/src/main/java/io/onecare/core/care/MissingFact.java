package io.onecare.core.care;

/**
 * What a request to customer care must give and does not. Names are stable; each is a question that
 * can be put without saying anything about a person.
 */
public enum MissingFact {
    /** Surname and given name of the patient. */
    FULL_NAME,
    /** The patient's tax code. */
    TAX_CODE,
    /** The chosen facility. */
    FACILITY,
    /** The wanted service. */
    SERVICE,
    /** Day and time, as agreed with the facility. */
    APPOINTMENT_TIME,
    /** A number under which the sender can be called back. */
    PHONE
}
