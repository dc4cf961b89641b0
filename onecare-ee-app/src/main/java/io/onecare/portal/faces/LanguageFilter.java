package io.onecare.portal.faces;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out in which language a request is answered: the {@code lang} parameter of the link (kept
 * in a cookie from then on), else that cookie, else what the browser asks for, else Italian.
 */
public class LanguageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String PARAMETER = "lang";
    private static final String COOKIE = "onecare_lang";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Language> chosen = Language.ofTag(request.getParameter(PARAMETER));
        chosen.ifPresent(language -> response.addCookie(cookie(request, language)));
        Language language =
                chosen.or(() -> kept(request)).or(() -> asked(request)).orElse(Language.IT);
        language.putInto(request);
        response.setHeader("Content-Language", language.tag());
        chain.doFilter(request, response);
    }

    private static Optional<Language> kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return Language.ofTag(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<Language> asked(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .map(Language::ofTag)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Cookie cookie(HttpServletRequest request, Language language) {
        Cookie cookie = new Cookie(COOKIE, language.tag());
        cookie.setPath(request.getContextPath().isEmpty() ? "/" : request.getContextPath());
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        return cookie;
    }
}
