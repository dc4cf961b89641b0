package io.onecare.core.access;

/** Whose doings are wanted. Names are stable. */
public enum AccessScope {
    /** What anybody did, whoever asks included. */
    BY_ANYBODY,
    /** What all but whoever asks did. */
    BY_OTHERS
}
