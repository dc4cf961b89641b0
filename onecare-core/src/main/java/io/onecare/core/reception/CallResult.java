package io.onecare.core.reception;

/** What came of calling a patient. Names are stable. */
public enum CallResult {
    /** The patient knows. */
    REACHED,
    /** Nobody answered: somebody has to call again. */
    NO_ANSWER
}
