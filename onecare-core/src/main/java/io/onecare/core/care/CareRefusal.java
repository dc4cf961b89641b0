package io.onecare.core.care;

/** Why something was not done with a request to customer care. Names are stable. */
public enum CareRefusal {
    /** There is no such request, or no such operation, for this actor. */
    NOT_FOUND,
    /** The same key was used before for something else. */
    KEY_REUSED,
    /** Somebody was faster: the request is no longer as the caller saw it. */
    CHANGED_MEANWHILE,
    /** Not in the state in which the request is. */
    NOT_IN_THIS_STATE,
    /** Nobody has taken the request; take it first. */
    NOT_TAKEN,
    /** The request is somebody's already. */
    ALREADY_TAKEN,
    /** The request is another operator's. */
    TAKEN_BY_ANOTHER,
    /** First it must be found out who the sender is. */
    IDENTITY_NOT_CHECKED,
    /** It is known who the sender is. */
    IDENTITY_ALREADY_CHECKED,
    /** Nobody on the roll has the number. */
    PERSON_NOT_FOUND,
    /** The proof does not fit what is verified: another e-mail address, or no phone number. */
    IDENTITY_NOT_PROVEN,
    /** The desk's own words go to verified addresses only, and there is none here. */
    CONTACT_NOT_VERIFIED
}
