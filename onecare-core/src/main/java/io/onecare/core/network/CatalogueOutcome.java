package io.onecare.core.network;

/** What became of a wish to change the catalogue. */
public sealed interface CatalogueOutcome {

    /**
     * It was done, and becomes visible when the caller's transaction commits.
     *
     * @param code the code of what was added or changed
     */
    record Done(String code) implements CatalogueOutcome {}

    /**
     * It is so already: nothing was changed, and nothing recorded.
     *
     * @param code the code of what was not changed
     */
    record Unchanged(String code) implements CatalogueOutcome {}

    /**
     * It was not done, and nothing was changed.
     *
     * @param reason why
     * @param code the code that the reason speaks of
     */
    record Refused(CatalogueRefusal reason, String code) implements CatalogueOutcome {}
}
