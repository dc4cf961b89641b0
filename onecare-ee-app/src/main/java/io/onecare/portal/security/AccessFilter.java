package io.onecare.portal.security;

import io.onecare.core.account.SessionEnd;
import io.onecare.core.account.SessionState;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Shows strangers what is public and sends them to the log-in from everything else: a page that
 * nobody thought of is private. Whoever is logged in gets to the pages of their role ({@link
 * Area}), once they have the second factor that it takes; all others are not there. A session that
 * was ended elsewhere is over here too; a form that came after its session had expired is kept for
 * when its sender is back.
 */
public class AccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Events at the desk, how long the session lasts, and how far an import is. */
    private static final Set<String> ASKED_BY_PAGES =
            Set.of(SessionStatus.PATH, "/care/news", "/administration/imports/progress");

    private final transient SessionDesk desk;
    private final transient BrowserSession browser;

    /**
     * Made by the container.
     *
     * @param desk knows whose sessions are still open
     * @param browser reads what the browser keeps
     */
    @Inject
    public AccessFilter(SessionDesk desk, BrowserSession browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = pathOf(request);
        if (isAsset(path)) {
            chain.doFilter(request, response);
            return;
        }
        String token = browser.token(request).orElse("");
        SessionState state = stateOf(token, request, path);
        if (state instanceof SessionState.Open open) {
            SignIn.put(request, open);
        }
        if (isNoPage(request)) {
            chain.doFilter(request, response);
        } else if (state instanceof SessionState.Open open) {
            enter(open, token, path, request, response, chain);
        } else if (state instanceof SessionState.SecondFactorMissing missing) {
            setUpFirst(missing, path, request, response, chain);
        } else if (Area.of(path) == Area.PUBLIC) {
            chain.doFilter(request, response);
        } else {
            askToLogIn(token, state, request, response, path);
        }
    }

    /** What belongs to another role is not there. */
    private void enter(
            SessionState.Open open,
            String token,
            String path,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (!Area.of(path).isOpenTo(open.actor().role())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (path.equals(open.draftPage())) {
            giveBack(token, request);
        }
        chain.doFilter(request, response);
    }

    /**
     * Whoever owes a second factor is known on the page that sets it up, and a stranger on public
     * ones; everything else leads there.
     */
    private static void setUpFirst(
            SessionState.SecondFactorMissing missing,
            String path,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (Area.isForSecondFactor(path)) {
            SignIn.put(request, missing);
            chain.doFilter(request, response);
        } else if (Area.of(path) == Area.PUBLIC && !path.equals("/")) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + Area.SECOND_FACTOR_PAGE);
        }
    }

    /** What pages ask by themselves does not make a session last longer. */
    private SessionState stateOf(String token, HttpServletRequest request, String path) {
        if (token.isEmpty()) {
            return new SessionState.Unknown();
        }
        return ASKED_BY_PAGES.contains(path) && request.getMethod().equals("GET")
                ? desk.look(token)
                : desk.resume(token);
    }

    /** Shown again on its page until it is sent from there, and on none about something else. */
    private void giveBack(String token, HttpServletRequest request) {
        if (request.getMethod().equals("POST")) {
            desk.forgetDraft(token);
        } else {
            desk.draft(token)
                    .map(KeptForm::read)
                    .filter(kept -> kept.isAboutWhatIsAskedFor(request))
                    .ifPresent(kept -> kept.putInto(request));
        }
    }

    private void askToLogIn(
            String token,
            SessionState state,
            HttpServletRequest request,
            HttpServletResponse response,
            String path)
            throws IOException {
        boolean isExpired =
                state instanceof SessionState.Over over && over.reason() == SessionEnd.EXPIRED;
        if (isExpired && request.getMethod().equals("POST")) {
            KeptForm.sent(request, path).ifPresent(draft -> desk.keepDraft(token, draft));
        }
        response.sendRedirect(
                request.getContextPath()
                        + "/login?next="
                        + URLEncoder.encode(asked(request, path), StandardCharsets.UTF_8)
                        + (isExpired ? "&ended=expired" : ""));
    }

    /** A page with what was asked of it, such as a link in a mail, or what its form is about. */
    private static String asked(HttpServletRequest request, String path) {
        String query =
                request.getMethod().equals("GET")
                        ? request.getQueryString()
                        : KeptForm.about(request, path);
        return query == null || query.isEmpty() ? path : path + "?" + query;
    }

    /** As the server understood it: what was asked for may go by "/registration/../home". */
    private static String pathOf(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }

    private static boolean isAsset(String path) {
        return path.startsWith("/assets/")
                || path.startsWith("/webjars/")
                || path.startsWith("/brand/");
    }

    /** Nothing but files answers there: assets, or "not found". */
    private static boolean isNoPage(HttpServletRequest request) {
        return request.getHttpServletMapping().getMappingMatch() == MappingMatch.DEFAULT;
    }
}
