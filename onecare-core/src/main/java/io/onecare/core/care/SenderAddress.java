package io.onecare.core.care;

/**
 * What is known about the e-mail address that the sender of a request gave. Names are stable. It is
 * compared with the verified addresses, as {@link Addressee} names them, of the person whom the
 * sender was found to be or, before that, of whom the request seems to be about.
 */
public enum SenderAddress {
    /** The sender gave none. */
    NONE,
    /** There is nobody yet whose it could be. */
    OF_NOBODY_KNOWN,
    /** It is one of them, in whatever case it was written. */
    ON_FILE,
    /** It is none of them, or there is none. */
    NOT_ON_FILE
}
