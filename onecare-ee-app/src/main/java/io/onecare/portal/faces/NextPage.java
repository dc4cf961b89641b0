package io.onecare.portal.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * The page that somebody was on the way to when another one came in between, in the parameter
 * {@code next}. Leads nowhere but to pages of the portal.
 */
public final class NextPage {

    private static final String PARAMETER = "next";
    private static final String HOME = "/home";

    /** A page of the portal: no other site, and nothing that a browser could take for one. */
    private static final Pattern OWN_PAGE = Pattern.compile("/[a-z]+(/[a-z]+)*");

    private NextPage() {}

    /**
     * Gives the page to go on with.
     *
     * @param request the request
     * @return an address of the portal, without the context path; the home page if none was asked
     *     for, or one that is not the portal's own
     */
    public static String of(HttpServletRequest request) {
        String next = request.getParameter(PARAMETER);
        return next != null && OWN_PAGE.matcher(next).matches() ? next : HOME;
    }

    /**
     * Puts a page in between.
     *
     * @param page the address of the page, without the context path and parameters
     * @param next what {@link #of} gave
     * @return the address of the page that knows where to go on
     */
    public static String after(String page, String next) {
        return page + "?" + PARAMETER + "=" + next; // own pages need no encoding
    }
}
