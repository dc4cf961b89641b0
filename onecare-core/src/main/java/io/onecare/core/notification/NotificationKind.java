package io.onecare.core.notification;

/** What a message tells. Names are stable. */
public enum NotificationKind {
    /** An appointment was asked for and waits for the facility. */
    BOOKING_REQUESTED,
    /** An appointment stands. */
    BOOKING_CONFIRMED,
    /** The facility proposes another time, and the patient is to answer. */
    BOOKING_PROPOSED,
    /** An appointment stands as it was: the patient did not take the other time in time. */
    BOOKING_KEPT,
    /** The facility cannot take the patient. */
    BOOKING_DECLINED,
    /** The facility did not answer in time. */
    BOOKING_EXPIRED,
    /** An appointment does not take place. */
    BOOKING_CANCELLED,
    /** An appointment has another time; tells of the new one. */
    BOOKING_MOVED,
    /** The time in which the facility must answer a request is nearly over. */
    BOOKING_UNANSWERED,
    /** An appointment is near. */
    BOOKING_REMINDER,
    /** Somebody asked to register: the code that proves the mailbox, or why there is none. */
    REGISTRATION_CODE,
    /** Somebody registered with this address on file. */
    REGISTRATION_DONE,
    /** Somebody forgot the password: the link to a new one. */
    PASSWORD_RESET,
    /** The password of an account is another one now. */
    PASSWORD_CHANGED,
    /** To the e-mail address that an account is to have: the code that proves the mailbox. */
    EMAIL_CHANGE_CODE,
    /** To the e-mail address that an account had: it has another one now. */
    EMAIL_CHANGED,
    /** Soon a dependant is 18, and will have to register themselves. */
    COMING_OF_AGE,
    /** An account has a second factor now. */
    SECOND_FACTOR_SET_UP,
    /** An account has no second factor any more. */
    SECOND_FACTOR_REMOVED,
    /** A recovery code of an account was used in the place of its second factor. */
    RECOVERY_CODE_USED,
    /** Somebody is invited to work with the portal: the link to an account. */
    STAFF_INVITATION,
    /** To an administrator: another one has proposed a new one, and somebody has to agree. */
    STAFF_AGREEMENT_NEEDED,
    /** An account of somebody who works with the portal was suspended. */
    STAFF_SUSPENDED,
    /** A request to customer care has arrived, and when it will be answered. */
    CARE_REQUEST_RECEIVED,
    /** Something is missing in a request to customer care. */
    CARE_REQUEST_QUESTION,
    /** A request to customer care was answered. */
    CARE_REQUEST_ANSWERED
}
