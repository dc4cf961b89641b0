package io.onecare.core.terms;

/** What became of a wish to publish a version. */
public sealed interface TermsOutcome {

    /**
     * It is published once the caller's transaction commits, and stays as it is from then on.
     *
     * @param version the version
     */
    record Published(TermsVersionListing version) implements TermsOutcome {}

    /**
     * It was not done, and nothing was changed.
     *
     * @param reason why
     * @param code the code that was asked for
     */
    record Refused(TermsRefusal reason, String code) implements TermsOutcome {}
}
