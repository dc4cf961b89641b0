package io.onecare.portal.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page that somebody was on the way to when another one came in between, in the parameter
 * {@code next}. Leads nowhere but to pages of the portal.
 */
public final class NextPage {

    private static final String PARAMETER = "next";
    private static final String HOME = "/home";

    /**
     * A page of the portal, with its parameters: no other site, and nothing that a browser could
     * take for one.
     */
    private static final Pattern OWN_PAGE =
            Pattern.compile("/[a-z]+(/[a-z]+)*(\\?[A-Za-z0-9=&_.*+%-]{1,2000})?");

    private NextPage() {}

    /**
     * Gives the page to go on with.
     *
     * @param request the request
     * @return an address of the portal, without the context path; without its parameters if there
     *     are too many, or something in them that a browser would have encoded; the home page if
     *     none was asked for, or one that is not the portal's own
     */
    public static String of(HttpServletRequest request) {
        String next = String.valueOf(request.getParameter(PARAMETER));
        String page = next.split("\\?", 2)[0];
        return Stream.of(next, page)
                .filter(address -> OWN_PAGE.matcher(address).matches())
                .findFirst()
                .orElse(HOME);
    }

    /**
     * Puts a page in between.
     *
     * @param page the address of the page, without the context path and parameters
     * @param next what {@link #of} gave
     * @return the address of the page that knows where to go on
     */
    public static String after(String page, String next) {
        return page
                + "?"
                + PARAMETER
                + "="
                + URLEncoder.encode(next, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
