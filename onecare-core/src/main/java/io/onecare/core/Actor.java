package io.onecare.core;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and in which role. Every method of the library takes one and decides on it; whoever may
 * not do something is answered as if the thing did not exist.
 *
 * <p>No actor at all is a programming fault, not a visitor: every method throws {@link
 * NullPointerException} for null, before it writes anything.
 *
 * @param role the role in which the request is made
 * @param name a stable technical name for the audit trail, such as an account id or the name of a
 *     job; never a person's name, tax code or e-mail address; 1 to 100 characters
 * @param facilityCode for {@link Role#FACILITY_STAFF} the facility; else null
 */
public record Actor(Role role, String name, @Nullable String facilityCode) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is blank or longer than 100 characters, if it is
     *     that of a member and no UUID, or if facility staff come without a facility or others with
     *     one
     */
    public Actor {
        Objects.requireNonNull(role, "role");
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException(
                    "The name of the actor has (%d) characters but must have 1 to 100."
                            .formatted(name.length()));
        }
        if (role == Role.MEMBER) {
            UUID.fromString(name); // whose data this member sees is decided by it
        }
        if ((role == Role.FACILITY_STAFF) != (facilityCode != null)) {
            throw new IllegalArgumentException(
                    "The actor in the role (%s) has the facility (%s).%nMaybe Actor.facilityStaff(…) was meant."
                            .formatted(role, facilityCode));
        }
    }

    /**
     * Somebody who does not work at a facility.
     *
     * @param role the role, not {@link Role#FACILITY_STAFF}
     * @param name the technical name
     * @throws IllegalArgumentException as the other constructor
     */
    public Actor(Role role, String name) {
        this(role, name, null);
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
     * A member who is logged in, or a dependant of age with an account of their own, who sees
     * nobody but themself.
     *
     * @param member the UUID of the member's {@link io.onecare.core.member.MemberId}, or that of
     *     the dependant; it is also that of their {@link AccountId}
     * @return an actor in the role {@link Role#MEMBER} whose name is that UUID
     */
    public static Actor member(UUID member) {
        return new Actor(Role.MEMBER, member.toString());
    }

    /**
     * Somebody at the customer-care desk.
     *
     * @param account the technical name of the operator's account
     * @return an actor in the role {@link Role#OPERATOR}
     */
    public static Actor operator(String account) {
        return new Actor(Role.OPERATOR, account);
    }

    /**
     * Somebody at one facility.
     *
     * @param facilityCode the code of the facility, whose appointments they see
     * @param account the technical name of their account, or of the link they followed
     * @return an actor in the role {@link Role#FACILITY_STAFF}
     */
    public static Actor facilityStaff(String facilityCode, String account) {
        return new Actor(
                Role.FACILITY_STAFF, account, Objects.requireNonNull(facilityCode, "facilityCode"));
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

    /**
     * Tells whether this actor may ask what a service costs under a price list.
     *
     * @return true for everybody but visitors
     */
    public boolean maySeePrices() {
        return role != Role.VISITOR;
    }

    /**
     * Tells whether this actor may list the prices of a facility under every price list.
     *
     * @return true for operators, administrators and the system itself
     */
    public boolean maySeeEveryPrice() {
        return role == Role.OPERATOR || mayEditNetwork();
    }

    /**
     * Tells whether this actor may load the insurer's roll.
     *
     * @return true for administrators and for the system itself
     */
    public boolean mayImportRoll() {
        return role == Role.ADMINISTRATOR || role == Role.SYSTEM;
    }

    /**
     * Tells whether this actor may see any person on the insurer's roll.
     *
     * @return true for operators and for the system itself; not for administrators, who run the
     *     network and not the desk
     */
    public boolean maySeeEveryPerson() {
        return role == Role.OPERATOR || role == Role.SYSTEM;
    }

    /**
     * Tells whether this actor may publish general conditions and privacy notices.
     *
     * @return true for administrators and for the system itself
     */
    public boolean mayPublishTerms() {
        return role == Role.ADMINISTRATOR || role == Role.SYSTEM;
    }

    /**
     * Tells whether this actor may change settings while the application runs, and see who did.
     *
     * @return true for administrators and for the system itself
     */
    public boolean mayChangeSettings() {
        return role == Role.ADMINISTRATOR || role == Role.SYSTEM;
    }
}
