package io.onecare.core.booking;

/** Where a booking stands. FHIR R4: {@code Appointment.status}. Names are stable. */
public enum BookingState {
    /** Asked for; the facility has yet to answer (FHIR {@code pending}). */
    REQUESTED,
    /** The appointment stands (FHIR {@code booked}). */
    CONFIRMED,
    /** The facility cannot take the patient (FHIR {@code cancelled}). */
    DECLINED,
    /** Another booking has taken its place (FHIR {@code cancelled}). */
    RESCHEDULED,
    /** The facility did not answer in time (FHIR {@code cancelled}). */
    EXPIRED,
    /** Called off (FHIR {@code cancelled}). */
    CANCELLED,
    /** The visit took place (FHIR {@code fulfilled}). */
    FULFILLED,
    /** The patient did not come (FHIR {@code noshow}). */
    NO_SHOW;

    /**
     * Tells whether the appointment is still to take place, and so owns its time.
     *
     * @return true for {@link #REQUESTED} and {@link #CONFIRMED}
     */
    public boolean isActive() {
        return this == REQUESTED || this == CONFIRMED;
    }
}
