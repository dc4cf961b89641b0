package io.onecare.core.reception;

/** How a message to a patient stands. Names are stable. */
public enum Telling {
    /** It was handed over to the mail server. */
    SENT,
    /** It is about to be sent, or to be tried again. */
    WAITING,
    /** There is no address, or the mail server takes nothing for it: somebody has to call. */
    UNREACHED,
    /** It could not be sent, and customer care has told the patient in another way. */
    TOLD_BY_DESK
}
