package io.onecare.portal.openid;

import io.onecare.core.account.LogInOutcome;
import io.onecare.core.account.ProvenIdentity;
import io.onecare.core.account.ProvenLogIn;
import io.onecare.portal.adapter.openid.OpenIdProvider;
import io.onecare.portal.adapter.openid.ProviderFailure;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.NextPage;
import io.onecare.portal.faces.SourceNetwork;
import io.onecare.portal.security.Area;
import io.onecare.portal.security.BrowserSession;
import io.onecare.portal.security.SessionDesk;
import io.onecare.portal.settings.OpenIdSettings;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.terms.TermsDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Logs in by the OpenID provider. Asked by the portal alone ({@link OpenIdDoor}), after all
 * filters: of whatever else the server asks it about, it has no opinion. It makes nobody known to
 * the server, because who is logged in is for {@link BrowserSession} to say.
 */
@ApplicationScoped
public class OpenIdMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOG = System.getLogger(OpenIdMechanism.class.getName());

    /** What OAuth 2 and OpenID Connect call their errors; anything else stays out of the log. */
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,60}");

    private static final Set<String> ITS_OWN_FAULT =
            Set.of("server_error", "temporarily_unavailable");

    private static final int LONGEST_CODE = 4_000;
    private static final String TICKET = OpenIdMechanism.class.getName() + ".ticket";

    @Inject private PortalSettings settings;
    @Inject private OpenIdProvider provider;
    @Inject private AttemptCookie cookie;
    @Inject private OpenIdGate gate;
    @Inject private SessionDesk desk;
    @Inject private BrowserSession browser;
    @Inject private TermsDesk terms;
    @Inject private Clock clock;

    /**
     * Gives what ties the second step of a log-in to the provider's word for the first.
     *
     * @param request the request for the log-in page
     * @return empty if none is asked for
     */
    public static Optional<String> ticket(HttpServletRequest request) {
        return request.getAttribute(TICKET) instanceof String ticket
                ? Optional.of(ticket)
                : Optional.empty();
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<OpenIdSettings> on =
                context.isAuthenticationRequest() ? settings.openId() : Optional.empty();
        if (on.isEmpty()) {
            return context.doNothing();
        }
        return request.getServletPath().equals(OpenIdDoor.CALLBACK)
                ? end(on.get(), request, response, context)
                : begin(request, response, context);
    }

    /** Leads to the provider. */
    private AuthenticationStatus begin(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String next = NextPage.of(request);
        if (!gate.enter(SourceNetwork.of(request))) {
            return problem(OpenIdProblem.BUSY, "too many", next, context);
        }
        try {
            Attempt attempt = Attempt.begin(clock.instant(), next);
            String page = provider.logInPage(attempt.request(redirectUri(), Language.of(request)));
            cookie.keep(response, attempt);
            return context.redirect(page);
        } catch (ProviderFailure failure) {
            return problem(failure, next, context);
        } finally {
            gate.leave();
        }
    }

    /** Comes back from there: once, in time, and in the browser that went. */
    private AuthenticationStatus end(
            OpenIdSettings on,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context) {
        @Nullable String state = request.getParameter("state");
        Attempt attempt = cookie.find(request).orElse(null);
        if (attempt == null || state == null || !isSame(attempt.state(), state)) {
            String why = attempt == null ? "not begun in this browser" : "another state";
            return problem(OpenIdProblem.OVER, why, NextPage.of(request), context);
        }
        cookie.forget(response);
        if (attempt.isOverAt(clock.instant()) || !gate.end(attempt)) {
            return problem(OpenIdProblem.OVER, "too late, or again", attempt.next(), context);
        }
        @Nullable String issuer = request.getParameter("iss");
        if (issuer != null && !issuer.equals(on.issuer())) { // RFC 9207
            return problem(OpenIdProblem.INVALID, "another issuer", attempt.next(), context);
        }
        @Nullable String error = request.getParameter("error");
        if (error != null) {
            return problem(
                    ITS_OWN_FAULT.contains(error)
                            ? OpenIdProblem.UNAVAILABLE
                            : OpenIdProblem.DECLINED,
                    ERROR.matcher(error).matches() ? error : "an error of another form",
                    attempt.next(),
                    context);
        }
        return ask(on, attempt, request, response, context);
    }

    private AuthenticationStatus ask(
            OpenIdSettings on,
            Attempt attempt,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context) {
        String from = SourceNetwork.of(request);
        String next = attempt.next();
        @Nullable String code = request.getParameter("code");
        if (code == null || code.isEmpty() || code.length() > LONGEST_CODE) {
            return problem(OpenIdProblem.INVALID, "no code", next, context);
        }
        if (!gate.enter(from)) {
            return problem(OpenIdProblem.BUSY, "too many", next, context);
        }
        Map<String, Object> claims;
        try {
            claims = provider.claims(code, attempt.request(redirectUri(), Language.of(request)));
        } catch (ProviderFailure failure) {
            return problem(failure, next, context);
        } finally {
            gate.leave();
        }
        ProvenIdentity identity = Claims.identity(on, claims).orElse(null);
        return identity == null
                ? problem(OpenIdProblem.UNVERIFIED, "no claim to go by", next, context)
                : follow(
                        desk.logInProven(new ProvenLogIn(identity, from)),
                        next,
                        request,
                        response,
                        context);
    }

    private AuthenticationStatus follow(
            LogInOutcome outcome,
            String next,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context) {
        if (outcome instanceof LogInOutcome.LoggedIn in) {
            return browser.begin(request, response, in.account(), in.sessionEpoch())
                    ? redirect(terms.onTheWayTo(next, in.actor()), context)
                    : problem(OpenIdProblem.OVER, "overtaken by a new password", next, context);
        }
        if (outcome instanceof LogInOutcome.SecondFactorMissing missing) {
            return browser.begin(request, response, missing.account(), missing.sessionEpoch())
                    ? redirect(Area.SECOND_FACTOR_PAGE, context)
                    : problem(OpenIdProblem.OVER, "overtaken by a new password", next, context);
        }
        if (outcome instanceof LogInOutcome.SecondFactorRequired required) {
            request.setAttribute(TICKET, required.ticket());
            return context.forward(NextPage.after("/login", next));
        }
        return outcome instanceof LogInOutcome.TooManyTries
                ? problem(OpenIdProblem.BUSY, "too many strangers", next, context)
                : problem(OpenIdProblem.NOBODY, "no account, or several", next, context);
    }

    private AuthenticationStatus problem(
            ProviderFailure failure, String next, HttpMessageContext context) {
        OpenIdProblem problem =
                switch (failure.reason()) {
                    case UNAVAILABLE -> OpenIdProblem.UNAVAILABLE;
                    case CODE_REFUSED -> OpenIdProblem.OVER;
                    case TOKEN_INVALID -> OpenIdProblem.INVALID;
                };
        return problem(problem, String.valueOf(failure.getMessage()), next, context);
    }

    /** Without the parameters of the callback: a page that is loaded again begins nothing. */
    private AuthenticationStatus problem(
            OpenIdProblem problem, String why, String next, HttpMessageContext context) {
        LOG.log(
                problem == OpenIdProblem.UNAVAILABLE || problem == OpenIdProblem.INVALID
                        ? Level.WARNING
                        : Level.INFO,
                "A log-in by OpenID ended with {0}: {1}",
                problem,
                why);
        return redirect(NextPage.after("/login", next) + "&openid=" + problem.word(), context);
    }

    private AuthenticationStatus redirect(String page, HttpMessageContext context) {
        return context.redirect(context.getRequest().getContextPath() + page);
    }

    /** From the settings, never from the request: the provider compares it to the letter. */
    private String redirectUri() {
        return settings.baseUrl() + OpenIdDoor.CALLBACK;
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
