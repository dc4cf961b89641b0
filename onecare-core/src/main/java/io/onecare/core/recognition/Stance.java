package io.onecare.core.recognition;

/** How the sender speaks of something. */
enum Stance {
    /** As of something that is to be. */
    PLAIN,
    /** As of something that is not, or is given up. */
    DENIED,
    /** As of something over. */
    PAST
}
