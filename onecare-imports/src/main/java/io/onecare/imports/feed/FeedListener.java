package io.onecare.imports.feed;

/** Hears how far a run is. */
@FunctionalInterface
public interface FeedListener {

    /**
     * Hears it.
     *
     * @param step what is being done, in the language of the report
     * @param part how far this step is, 0 to 1
     */
    void progressed(String step, double part);
}
