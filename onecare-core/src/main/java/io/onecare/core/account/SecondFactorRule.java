package io.onecare.core.account;

import io.onecare.core.Role;

/**
 * Who must have a second factor to log in. Whoever need not may have one. Names are stable.
 *
 * <p>{@link Accounts#logIn} applies it to every account, by the role in which its holder acts.
 */
public enum SecondFactorRule {
    /** Operators, facility staff and administrators must; members may. */
    STAFF,
    /** Everybody must. */
    EVERYBODY;

    /**
     * Tells whether whoever logs in in a role must have a second factor.
     *
     * @param role the role of the account
     * @return true if it must; false for roles that nobody logs in with
     */
    public boolean isDemandedOf(Role role) {
        return switch (role) {
            case OPERATOR, FACILITY_STAFF, ADMINISTRATOR -> true;
            case MEMBER -> this == EVERYBODY;
            case VISITOR, SYSTEM -> false;
        };
    }
}
