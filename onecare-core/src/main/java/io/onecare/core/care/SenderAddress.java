package io.onecare.core.care;

/**
 * What is known about the e-mail address that the sender of a request gave. Names are stable. It is
 * compared with what is on file for the person whom the sender was found to be or, before that, for
 * whom the request seems to be about; for a dependant that is the member's.
 */
public enum SenderAddress {
    /** The sender gave none. */
    NONE,
    /** There is nobody yet whose it could be. */
    OF_NOBODY_KNOWN,
    /** It is the one on file, in whatever case it was written. */
    ON_FILE,
    /** It is not the one on file, or none is on file that may be written to. */
    NOT_ON_FILE
}
