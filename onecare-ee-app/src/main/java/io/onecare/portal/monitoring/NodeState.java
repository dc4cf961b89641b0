package io.onecare.portal.monitoring;

/** What is known about this node. */
public interface NodeState {

    /**
     * Tells whether the node answers people.
     *
     * @return false before it has come up, while its database is away, and while it is drained
     */
    boolean isReady();

    /**
     * Tells whether the database answers.
     *
     * @return as it was found within the last seconds
     */
    boolean isDatabaseUp();
}
