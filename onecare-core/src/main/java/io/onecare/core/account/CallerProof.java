package io.onecare.core.account;

/** How an operator made sure who is on the phone. Names are stable: they end an audit action. */
public enum CallerProof {
    /** The caller was asked for data of the roll that strangers do not know. */
    ROLL_DATA_ASKED,
    /** The caller was called back under a phone number of the roll. */
    CALL_BACK_TO_NUMBER_ON_FILE
}
