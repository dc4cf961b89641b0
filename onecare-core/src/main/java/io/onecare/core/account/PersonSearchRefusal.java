package io.onecare.core.account;

/** Why a search for a person, or a look at one, was not answered. Names are stable. */
public enum PersonSearchRefusal {
    /** There is no such operation for this actor, or nobody with that number. */
    NOT_FOUND,
    /** The request that was given as the reason is not one that the operator has taken. */
    REASON_NOT_VALID,
    /** More people are meant than a search shows; ask for the tax code. */
    TOO_MANY,
    /** The operator has searched or looked too often; nobody browses the roll. */
    TOO_OFTEN
}
