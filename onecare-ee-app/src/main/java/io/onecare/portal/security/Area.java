package io.onecare.portal.security;

import io.onecare.core.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * The parts of the portal and who may open them. A page that nobody thought of is a member's:
 * strangers and staff do not get to it.
 */
public enum Area {
    /** Everybody, logged in or not. */
    PUBLIC(EnumSet.allOf(Role.class)),
    /** Whoever is logged in, about their own account. */
    OWN_ACCOUNT(EnumSet.of(Role.MEMBER, Role.OPERATOR, Role.FACILITY_STAFF, Role.ADMINISTRATOR)),
    /** Those who work with the portal, about their own account. */
    STAFF(EnumSet.of(Role.OPERATOR, Role.FACILITY_STAFF, Role.ADMINISTRATOR)),
    /** The customer-care desk. */
    CARE(EnumSet.of(Role.OPERATOR)),
    /** The staff of a facility. */
    FACILITY(EnumSet.of(Role.FACILITY_STAFF)),
    /** The administration. */
    ADMINISTRATION(EnumSet.of(Role.ADMINISTRATOR)),
    /** Members, and dependants of age with an account. */
    MEMBERS(EnumSet.of(Role.MEMBER)),
    /** Pages by the names of their files: their addresses are others. */
    NOBODY(EnumSet.noneOf(Role.class));

    /** Where a second factor is set up; all there is for whoever must have one and has none. */
    public static final String SECOND_FACTOR_PAGE = "/profile/twosteps";

    private static final Set<String> PUBLIC_PAGES =
            Set.of(
                    "/",
                    "/map",
                    "/login",
                    "/logout",
                    "/error",
                    "/demo/mail",
                    "/demo/write",
                    "/facility/answer", // who has the link
                    SessionStatus.PATH);

    private static final Set<String> PUBLIC_FOLDERS =
            Set.of(
                    "assets",
                    "webjars",
                    "brand",
                    "api",
                    "login",
                    "registration",
                    "invitation",
                    "password",
                    "jakarta.faces.resource");

    private static final Set<String> OWN_PAGES =
            Set.of("/profile/password", "/profile/sessions", SECOND_FACTOR_PAGE);

    private static final String FILE = ".xhtml";

    /** What somebody needs to set up a second factor, or to leave it. */
    private static final Set<String> SECOND_FACTOR_PAGES =
            Set.of(SECOND_FACTOR_PAGE, "/logout", SessionStatus.PATH);

    private final Set<Role> roles;

    Area(Set<Role> roles) {
        this.roles = roles;
    }

    /**
     * Tells to which area a page belongs.
     *
     * @param path the path of the page, without the context path, as the server understood it
     * @return the area; that of the members for what is in no other
     */
    public static Area of(String path) {
        if (PUBLIC_PAGES.contains(path)) {
            return PUBLIC;
        }
        if (OWN_PAGES.contains(path)) {
            return OWN_ACCOUNT;
        }
        int end = path.indexOf('/', 1);
        String folder = path.substring(1, end < 0 ? path.length() : end);
        if (path.endsWith(FILE) && !PUBLIC_FOLDERS.contains(folder)) {
            return NOBODY;
        }
        return switch (folder) {
            case "account" -> STAFF;
            case "care" -> CARE;
            case "facility" -> FACILITY;
            case "administration" -> ADMINISTRATION;
            default -> PUBLIC_FOLDERS.contains(folder) ? PUBLIC : MEMBERS;
        };
    }

    /**
     * Tells whether whoever is logged in in a role gets to the pages of this area.
     *
     * @param role the role
     * @return false if they are answered as if there were no such page
     */
    public boolean isOpenTo(Role role) {
        return roles.contains(role);
    }

    /** Whether a page is there for whoever has yet to set up a second factor. */
    static boolean isForSecondFactor(String path) {
        return SECOND_FACTOR_PAGES.contains(path);
    }

    /**
     * Gives the page that a role begins on.
     *
     * @param role the role of somebody who is logged in
     * @return a path without the context path
     */
    public static String homeOf(Role role) {
        return switch (role) {
            case OPERATOR -> "/care";
            case FACILITY_STAFF -> "/facility/today";
            case ADMINISTRATOR -> "/administration";
            case MEMBER, VISITOR, SYSTEM -> "/home";
        };
    }

    /**
     * Gives the page to go on with after a log-in.
     *
     * @param role the role of whoever has logged in
     * @param next the page they were on the way to, with its parameters
     * @return that page, or the one they begin on if it is not theirs
     */
    public static String onTheWayTo(Role role, String next) {
        return of(next.split("\\?", 2)[0]).isOpenTo(role) ? next : homeOf(role);
    }
}
