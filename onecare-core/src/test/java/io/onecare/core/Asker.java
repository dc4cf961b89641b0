package io.onecare.core;

import java.util.EnumSet;
import java.util.Set;

/** The columns of the matrix: a role and how its holder stands to what is asked about. */
enum Asker {
    /** Nobody is logged in. */
    VISITOR,
    /** The member whose it is. */
    OWNER,
    /** Another member, with an account of their own. */
    STRANGER,
    /** A dependant of age of the owner who has not agreed to be seen, with an account. */
    DEPENDANT,
    /** Somebody at the desk, who has taken what must be taken. */
    OPERATOR,
    /** Somebody at the facility where it takes place. */
    STAFF,
    /** Somebody at another facility. */
    STAFF_ELSEWHERE,
    /** Who runs the network. */
    ADMINISTRATOR,
    /** The embedding system. */
    SYSTEM;

    static final Set<Asker> EVERYBODY = EnumSet.allOf(Asker.class);

    /** Whoever has an account has one of their own. */
    static final Set<Asker> WHO_HAVE_ACCOUNTS = EnumSet.of(OWNER, STRANGER, DEPENDANT);

    static final Set<Asker> WHO_EDIT = EnumSet.of(ADMINISTRATOR, SYSTEM);

    static final Set<Asker> THE_DESK = EnumSet.of(OPERATOR, SYSTEM);

    static final Set<Asker> OWNER_AND_DESK = EnumSet.of(OWNER, OPERATOR, SYSTEM);

    static final Set<Asker> DEPENDANT_AND_DESK = EnumSet.of(DEPENDANT, OPERATOR, SYSTEM);

    static final Set<Asker> ONLY_OPERATORS = EnumSet.of(OPERATOR);

    static final Set<Asker> ONLY_ADMINISTRATORS = EnumSet.of(ADMINISTRATOR);

    static final Set<Asker> ONLY_THE_SYSTEM = EnumSet.of(SYSTEM);
}
