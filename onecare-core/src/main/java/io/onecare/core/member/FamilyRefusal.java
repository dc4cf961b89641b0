package io.onecare.core.member;

/** Why a member's wish about the family was refused. Names are stable. */
public enum FamilyRefusal {
    /** There is no such thing for this actor. */
    NOT_FOUND,
    /** The surname is empty, too long or no text. */
    SURNAME_MALFORMED,
    /** The given name is empty, too long or no text. */
    GIVEN_NAME_MALFORMED,
    /**
     * The tax code is none; {@link io.onecare.core.person.TaxCode#check(CharSequence)} says why.
     */
    TAX_CODE_MALFORMED,
    /** The tax code belongs to another surname. */
    SURNAME_DISAGREES,
    /** The tax code belongs to another given name. */
    GIVEN_NAME_DISAGREES,
    /** The tax code belongs to another birth date. */
    BIRTH_DATE_DISAGREES,
    /** Nobody is born yet on that day. */
    BIRTH_DATE_IN_THE_FUTURE,
    /** The tax code is the member's own. */
    ONESELF,
    /** The insurer does not let members declare such a relationship. */
    RELATIONSHIP_NOT_ALLOWED,
    /** The family has as many of this relationship as the insurer allows. */
    TOO_MANY_OF_RELATIONSHIP,
    /** The family has as many dependants as the insurer allows. */
    TOO_MANY_DEPENDANTS,
    /** Somebody in the family, whom the member may see, has this tax code. */
    ALREADY_IN_FAMILY,
    /** Only the roll makes dependants, and it has no such minor in this family. */
    NOT_ON_ROLL,
    /** What the insurer's roll states is the insurer's to change. */
    STATED_BY_INSURER,
    /** An appointment or a request goes by this data: it stays as it was then. */
    IN_USE
}
