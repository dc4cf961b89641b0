package io.onecare.core;

import java.util.Objects;

/**
 * Who asks, and in which role. Every method of the library takes one and decides on it; whoever may
 * not do something is answered as if the thing did not exist.
 *
 * @param role the role in which the request is made
 * @param name a stable technical name for the audit trail, such as an account id or the name of a
 *     job; never a person's name, tax code or e-mail address; 1 to 100 characters
 */
public record Actor(Role role, String name) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is blank or longer than 100 characters
     */
    public Actor {
        Objects.requireNonNull(role, "role");
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException(
                    "The name of the actor has (%d) characters but must have 1 to 100."
                            .formatted(name.length()));
        }
    }

    /**
     * Somebody who is not logged in.
     *
     * @return the actor of public pages
     */
    public static Actor visitor() {
        return new Actor(Role.VISITOR, "visitor");
    }

    /**
     * The embedding system itself.
     *
     * @param job the name of the job or component, such as {@code "nightly-import"}
     * @return an actor in the role {@link Role#SYSTEM}
     */
    public static Actor system(String job) {
        return new Actor(Role.SYSTEM, job);
    }

    /**
     * Tells whether this actor may change the network.
     *
     * @return true for administrators and for the system itself
     */
    public boolean mayEditNetwork() {
        return role == Role.ADMINISTRATOR || role == Role.SYSTEM;
    }
}
