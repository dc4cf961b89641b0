package io.onecare.core.member;

/**
 * What a dependant is to the member. FHIR R4: {@code Coverage.relationship}, in the words of {@code
 * RelatedPerson}.
 */
public enum Relationship {
    /** Married to the member, or living together as partners. */
    SPOUSE_OR_PARTNER,
    /** A child of the member or of the partner, by birth, adoption or foster care. */
    CHILD,
    /** A parent of the member or of the partner. */
    PARENT,
    /** A brother or sister. */
    SIBLING,
    /** Insured through the member for another reason. */
    OTHER
}
