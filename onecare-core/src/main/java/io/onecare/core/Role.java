package io.onecare.core;

/** In which role somebody asks the library for something. */
public enum Role {
    /** Anybody, not logged in: sees what the public map shows. */
    VISITOR,
    /** A member of the insurer, logged in: sees their own data and their family's. */
    MEMBER,
    /** Works at the customer-care desk: sees what a request needs. */
    OPERATOR,
    /** Works at one facility of the network: sees what was booked there. */
    FACILITY_STAFF,
    /** Runs the insurer's network: loads and edits facilities, services and prices. */
    ADMINISTRATOR,
    /** The embedding system itself, for example a nightly import or the demo network. */
    SYSTEM
}
