package io.onecare.core.network;

/** What became of a wish to change the network. */
public sealed interface NetworkOutcome {

    /**
     * It was done, and becomes visible when the caller's transaction commits.
     *
     * @param code the code of what was added
     */
    record Added(String code) implements NetworkOutcome {}

    /**
     * It was not done, and nothing was changed.
     *
     * @param reason why
     * @param code the code that the reason speaks of
     */
    record Refused(NetworkRefusal reason, String code) implements NetworkOutcome {}
}
