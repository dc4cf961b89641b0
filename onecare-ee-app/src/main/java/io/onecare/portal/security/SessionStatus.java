package io.onecare.portal.security;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * Tells the page how many seconds are left of the session: {@code GET} lets it be, {@code POST}
 * makes it last on, as every other request of a page does.
 */
public class SessionStatus extends HttpServlet {

    /** Where it answers. */
    static final String PATH = "/session";

    private static final long serialVersionUID = 1L;

    private final transient Clock clock;

    /**
     * Made by the container.
     *
     * @param clock tells what time it is
     */
    @Inject
    public SessionStatus(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        long seconds = SignIn.of(request).map(signIn -> secondsLeft(signIn, clock)).orElse(0L);
        response.getWriter().write("{\"seconds\":" + seconds + "}");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        doGet(request, response);
    }

    static long secondsLeft(SignIn signIn, Clock clock) {
        return Math.max(0, Duration.between(clock.instant(), signIn.idleUntil()).toSeconds());
    }
}
