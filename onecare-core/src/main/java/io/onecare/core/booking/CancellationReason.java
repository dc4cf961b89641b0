package io.onecare.core.booking;

/**
 * Why an appointment is called off. Names are stable; the FHIR R4 code is that of value set {@code
 * appointment-cancellation-reason}.
 */
public enum CancellationReason {
    /** The patient cannot or does not want to come ({@code pat}). */
    PATIENT,
    /** The patient feels better ({@code pat-fb}). */
    PATIENT_FEELS_BETTER,
    /** The practitioner or the facility cannot ({@code prov}). */
    PROVIDER,
    /** Equipment of the facility fails ({@code maint}). */
    EQUIPMENT,
    /** It was booked by mistake ({@code other}). */
    MISTAKE,
    /** Anything else ({@code other}). */
    OTHER
}
