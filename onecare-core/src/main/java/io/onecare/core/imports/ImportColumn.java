package io.onecare.core.imports;

/** A column of a source, which a file's own names are mapped to. Names are stable. */
public enum ImportColumn {
    /** Code of the thing itself: capitals, digits and hyphens. */
    CODE,
    /** Italian name of a catalogue entry or price list. */
    NAME_IT,
    /** Its English name. */
    NAME_EN,
    /** Code of the category of a service. */
    CATEGORY_CODE,
    /** Code of the national catalogue of outpatient care. */
    NATIONAL_CODE,
    /** What patients are to do before, in Italian. */
    PREPARATION_IT,
    /** The same in English. */
    PREPARATION_EN,
    /** Name of a facility. */
    NAME,
    /** Street and number. */
    STREET,
    /** CAP. */
    POSTAL_CODE,
    /** Name of the comune. */
    COMUNE,
    /** Two letters of the province. */
    PROVINCE,
    /** Degrees north, WGS 84. */
    LATITUDE,
    /** Degrees east, WGS 84. */
    LONGITUDE,
    /** Public phone numbers, the one to call first in front. */
    PHONES,
    /** Where mail about bookings goes. */
    NOTIFICATION_EMAIL,
    /** Online or by phone. */
    BOOKING_MODE,
    /** By itself or by an answer of the facility. */
    CONFIRMATION,
    /** Codes of the services that a facility offers. */
    SERVICE_CODES,
    /** Title of a practitioner, as on the door. */
    TITLE,
    /** Given name of a person. */
    GIVEN_NAME,
    /** Family name of a person. */
    FAMILY_NAME,
    /** Codes of the facilities where a practitioner works. */
    FACILITY_CODES,
    /** Code of a facility. */
    FACILITY_CODE,
    /** Code of a service. */
    SERVICE_CODE,
    /** Code of a price list. */
    PRICE_LIST_CODE,
    /** Euro. */
    PRICE,
    /** Number of a policy. */
    POLICY_NUMBER,
    /** Who has taken a policy out. */
    HOLDER_NAME,
    /** Number of a member. */
    MEMBER_NUMBER,
    /** Number of a dependant. */
    DEPENDANT_NUMBER,
    /** What a dependant is to the member. */
    RELATIONSHIP,
    /** Birth date. */
    BIRTH_DATE,
    /** Codice fiscale. */
    TAX_CODE,
    /** E-mail address of a person. */
    EMAIL,
    /** Phone number of a person. */
    PHONE,
    /** First day. */
    VALID_FROM,
    /** Day after the last one. */
    VALID_UNTIL
}
