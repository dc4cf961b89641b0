package io.onecare.portal.openid;

import io.onecare.core.account.spi.SecretCipher;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps a log-in that was begun in the browser that began it, encrypted: whoever is led to the end
 * of a log-in of somebody else has no such cookie (RFC 6749, section 10.12).
 */
@ApplicationScoped
public class AttemptCookie {

    private static final String NAME = "onecare_openid";
    private static final String CONTEXT = "openid-log-in";

    @Inject private SecretCipher cipher;
    @Inject private PortalSettings settings;

    void keep(HttpServletResponse response, Attempt attempt) {
        response.addCookie(
                cookie(
                        cipher.encrypt(attempt.write(), CONTEXT),
                        (int) Attempt.VALIDITY.toSeconds()));
    }

    Optional<Attempt> find(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name()))
                        .findFirst()
                        .flatMap(cookie -> read(cookie.getValue()));
    }

    void forget(HttpServletResponse response) {
        response.addCookie(cookie("", 0));
    }

    private Optional<Attempt> read(String value) {
        try {
            return Attempt.read(cipher.decrypt(value, CONTEXT));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** Lax: it has to come along when the provider leads the browser back. */
    private Cookie cookie(String value, int seconds) {
        Cookie cookie = new Cookie(name(), value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.cookieSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        return cookie;
    }

    private String name() {
        return settings.cookieSecure() ? "__Host-" + NAME : NAME;
    }
}
