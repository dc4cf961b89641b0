package io.onecare.core.account;

/**
 * What proves that whoever registers is the person on the roll. Nothing that is written in a tax
 * code does. Names are stable.
 */
public enum RegistrationProof {
    /**
     * The e-mail address on the roll: the code goes to it if it is the one that was typed. If the
     * roll has none or another, the desk checks the identity first. The default.
     */
    ROLL_EMAIL,
    /**
     * A code that the insurer has given the person by letter ({@link ActivationCodes}); the code
     * for the mailbox then goes to the address that was typed. Without it, or if it is wrong, the
     * desk checks the identity first.
     */
    ACTIVATION_CODE,
    /** The desk checks the identity of everybody. */
    OPERATOR,
    /**
     * Nothing but a mailbox: whoever knows surname, given name, tax code and birth date of somebody
     * without an account gets one. For insurers who accept that.
     */
    DECLARED_EMAIL
}
