package io.onecare.core.imports;

/**
 * Is told how far a check or an application is, in the thread that does it. What it throws breaks
 * the work off: a check may be started again, an application is rolled back by its caller.
 */
@FunctionalInterface
public interface ImportListener {

    /**
     * Hears how far it is.
     *
     * @param progress where it stands
     */
    void progressed(ImportProgress progress);

    /**
     * Hears nothing.
     *
     * @return a listener that does nothing
     */
    static ImportListener none() {
        return progress -> {};
    }
}
