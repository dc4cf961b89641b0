package io.onecare.core;

/** In which role somebody asks the library for something. */
public enum Role {
    /** Anybody, not logged in: sees what the public map shows. */
    VISITOR,
    /** Runs the insurer's network: loads and edits facilities, services and prices. */
    ADMINISTRATOR,
    /** The embedding system itself, for example a nightly import or the demo network. */
    SYSTEM
}
