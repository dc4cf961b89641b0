package io.onecare.core.account;

import io.onecare.core.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to let somebody work with the portal, as an administrator typed it.
 *
 * @param role an operator, facility staff or an administrator
 * @param facilityCode where facility staff will work; null for others
 * @param surname the surname
 * @param givenName the given names
 * @param email the address at work
 * @param language in which to write
 */
public record InviteStaff(
        Role role,
        @Nullable String facilityCode,
        String surname,
        String givenName,
        String email,
        NotificationLanguage language) {

    /**
     * Checks that nothing is missing; what is wrong with the rest is told by {@link StaffProblem}.
     *
     * @throws IllegalArgumentException if nobody is invited in that role, or if facility staff come
     *     without a facility or others with one
     */
    public InviteStaff {
        Objects.requireNonNull(surname, "surname");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(language, "language");
        if (role != Role.OPERATOR && role != Role.FACILITY_STAFF && role != Role.ADMINISTRATOR) {
            throw new IllegalArgumentException(
                    "The role (%s) must be OPERATOR, FACILITY_STAFF or ADMINISTRATOR."
                            .formatted(role));
        }
        if ((role == Role.FACILITY_STAFF) != (facilityCode != null)) {
            throw new IllegalArgumentException(
                    "The invitation in the role (%s) has the facility (%s) but only FACILITY_STAFF must have one."
                            .formatted(role, facilityCode));
        }
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "InviteStaff(" + role + ")";
    }
}
