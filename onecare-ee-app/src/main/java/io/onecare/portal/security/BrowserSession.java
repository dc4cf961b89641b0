package io.onecare.portal.security;

import io.onecare.core.AccountId;
import io.onecare.core.account.BeginSession;
import io.onecare.core.account.SessionToken;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * The session as the browser keeps it: a cookie that scripts cannot read and other sites cannot
 * make it send along with a form. Over https its name says that it was set for this host alone
 * (cookie prefix {@code __Host-}, RFC 6265bis, section 4.1.3.2).
 */
@ApplicationScoped
public class BrowserSession {

    private static final String NAME = "onecare_session";

    @Inject private SessionDesk desk;
    @Inject private PortalSettings settings;

    /**
     * Begins a session in the browser; the one it had ends.
     *
     * @param request the request that proved who it is
     * @param response takes the cookie
     * @param account whose account it is
     * @param sessionEpoch the generation of the account's sessions, as the proof gave it
     * @return false if the account's password was changed meanwhile
     */
    public boolean begin(
            HttpServletRequest request,
            HttpServletResponse response,
            AccountId account,
            int sessionEpoch) {
        Optional<SessionToken> token =
                desk.begin(
                        new BeginSession(
                                account,
                                sessionEpoch,
                                Device.of(request.getHeader("User-Agent")),
                                token(request).orElse(null)));
        token.ifPresent(begun -> response.addCookie(cookie(begun.value())));
        return token.isPresent();
    }

    /**
     * Reads what the browser sent.
     *
     * @param request the request
     * @return the token, empty if there is none
     */
    Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name())) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /**
     * Ends the session at hand, if there is one, and takes the cookie back.
     *
     * @param request the request
     * @param response takes the cookie
     */
    void end(HttpServletRequest request, HttpServletResponse response) {
        SignIn.of(request).ifPresent(signIn -> desk.end(signIn, signIn.session()));
        Cookie cookie = cookie("");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }

    private Cookie cookie(String value) {
        Cookie cookie = new Cookie(name(), value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.cookieSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private String name() {
        return settings.cookieSecure() ? "__Host-" + NAME : NAME;
    }
}
