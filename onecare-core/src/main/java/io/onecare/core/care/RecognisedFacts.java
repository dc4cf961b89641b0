package io.onecare.core.care;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was recognised in a request. A machine or the sender says so, nobody has checked it: it
 * fills in a form, it decides nothing.
 *
 * @param patientNumber the insurer's number of who seems to be the patient, 1 to 40 characters; or
 *     null
 * @param facilityCode the code of what seems to be the chosen facility, 1 to 40 characters; or null
 * @param serviceCode the code of what seems to be the wanted service, 1 to 40 characters; or null
 * @param wishedAt the moment that seems to have been wished for or agreed with the facility; or
 *     null
 */
public record RecognisedFacts(
        @Nullable String patientNumber,
        @Nullable String facilityCode,
        @Nullable String serviceCode,
        @Nullable Instant wishedAt) {

    private static final RecognisedFacts NONE = new RecognisedFacts(null, null, null, null);

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if a text is out of its bounds or has control characters
     */
    public RecognisedFacts {
        CareText.requireCode("patient number", patientNumber);
        CareText.requireCode("facility code", facilityCode);
        CareText.requireCode("service code", serviceCode);
    }

    /**
     * Nothing was recognised.
     *
     * @return facts that are all null
     */
    public static RecognisedFacts none() {
        return NONE;
    }

    /**
     * What is known here stays, unless it is missing: then what the other says takes its place, if
     * it says anything. What is not known is taken from the other.
     */
    RecognisedFacts filledFrom(RecognisedFacts other, Set<MissingFact> missing) {
        return new RecognisedFacts(
                either(patientNumber, other.patientNumber, missing, MissingFact.TAX_CODE),
                either(facilityCode, other.facilityCode, missing, MissingFact.FACILITY),
                either(serviceCode, other.serviceCode, missing, MissingFact.SERVICE),
                either(wishedAt, other.wishedAt, missing, MissingFact.APPOINTMENT_TIME));
    }

    private static <T> @Nullable T either(
            @Nullable T known, @Nullable T said, Set<MissingFact> missing, MissingFact fact) {
        boolean isTaken = said != null && (known == null || missing.contains(fact));
        return isTaken ? said : known;
    }

    /** Hides the facts: who wants which service is health data. */
    @Override
    public String toString() {
        return "RecognisedFacts(…)";
    }
}
