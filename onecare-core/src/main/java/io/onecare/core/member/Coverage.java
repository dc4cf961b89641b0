package io.onecare.core.member;

/** Whether somebody is insured on a day, and if so how. FHIR R4: {@code Coverage}. */
public sealed interface Coverage {

    /**
     * Insured.
     *
     * @param policyNumber the number of the policy in force
     * @param priceListCode the code of the price list it gives
     */
    record Covered(String policyNumber, String priceListCode) implements Coverage {}

    /**
     * Not insured.
     *
     * @param reason why not
     */
    record NotCovered(Reason reason) implements Coverage {}

    /** Why somebody is not insured on a day. Names are stable. */
    enum Reason {
        /** There is no such person for this actor. */
        NOT_FOUND,
        /** On the roll, but no policy has ever covered them. */
        NEVER_COVERED,
        /** The cover begins after that day. */
        NOT_YET_COVERED,
        /** The cover ended before that day. */
        COVER_ENDED,
        /** The day lies between two covers. */
        BETWEEN_COVERS
    }
}
