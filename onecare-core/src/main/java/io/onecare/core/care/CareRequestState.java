package io.onecare.core.care;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** How far a request to customer care is. Names are stable; {@link CareRequest} tells the life. */
public enum CareRequestState {
    /** It came in and nobody has begun. FHIR R4 {@code Task.status}: requested. */
    RECEIVED,
    /** Somebody finds out who the sender is. FHIR: accepted. */
    IDENTITY_CHECK,
    /** It is known who the sender is, and it is worked on. FHIR: in-progress. */
    IN_PROGRESS,
    /** The sender was asked something; the time does not run. FHIR: on-hold. */
    WAITING,
    /** It was done. Final. FHIR: completed. */
    DONE,
    /** The desk does not do it. Final. FHIR: rejected. */
    REFUSED,
    /** The sender does not want it any more. Final. FHIR: cancelled. */
    WITHDRAWN;

    /**
     * Tells whether nothing can happen any more but that something automatic is added.
     *
     * @return true for {@link #DONE}, {@link #REFUSED} and {@link #WITHDRAWN}
     */
    public boolean isFinal() {
        return this == DONE || this == REFUSED || this == WITHDRAWN;
    }

    /**
     * Gives the states in which there is still something to do.
     *
     * @return the states that are not final, in their order; cannot be changed
     */
    public static Set<CareRequestState> unfinished() {
        return Collections.unmodifiableSet(EnumSet.range(RECEIVED, WAITING));
    }
}
