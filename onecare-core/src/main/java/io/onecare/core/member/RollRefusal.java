package io.onecare.core.member;

/** What is wrong with a roll. Names are stable. */
public enum RollRefusal {
    /** There is no such thing for this actor. */
    NOT_FOUND,
    /** There is no price list with the code that the policy names. */
    UNKNOWN_PRICE_LIST,
    /** There is no policy with a number that the entry names, neither known nor on this roll. */
    UNKNOWN_POLICY,
    /** The number stands twice on the roll, or belongs to a person of the other kind. */
    NUMBER_TAKEN,
    /** The dependant is known as insured through another member. */
    DEPENDANT_OF_ANOTHER_MEMBER,
    /** The tax code stands twice on the roll, or another member has it. */
    TAX_CODE_TAKEN,
    /** A birth date lies in the future. */
    BORN_IN_THE_FUTURE,
    /** A dependant would be insured before they are born. */
    INSURED_BEFORE_BIRTH,
    /** On one of the days two covers of the member are stated. */
    COVERS_OVERLAP,
    /** On no day of a cover is its policy in force. */
    COVER_OUTSIDE_POLICY,
    /** More spouses or partners at once than the insurer allows. */
    TOO_MANY_PARTNERS,
    /** More dependants at once than the insurer allows. */
    TOO_MANY_DEPENDANTS
}
