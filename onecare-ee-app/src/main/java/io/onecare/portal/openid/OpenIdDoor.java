package io.onecare.portal.openid;

import io.onecare.portal.faces.NextPage;
import io.onecare.portal.security.Area;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where a log-in by the OpenID provider begins and ends. Nothing is there as long as no provider is
 * set.
 */
public class OpenIdDoor extends HttpServlet {

    /** Where it begins. */
    static final String START = "/login/openid";

    /** Where the provider leads back to. */
    static final String CALLBACK = START + "/callback";

    private static final long serialVersionUID = 1L;

    private final transient SecurityContext security;
    private final transient PortalSettings settings;

    /**
     * Made by the container.
     *
     * @param security asks {@link OpenIdMechanism}
     * @param settings say whether there is a provider
     */
    @Inject
    public OpenIdDoor(SecurityContext security, PortalSettings settings) {
        this.security = security;
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (settings.openId().isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (SignIn.of(request).isPresent() && request.getServletPath().equals(START)) {
            String next = Area.onTheWayTo(SignIn.of(request).get().role(), NextPage.of(request));
            response.sendRedirect(request.getContextPath() + next);
        } else if (request.getServletPath().equals(CALLBACK) && isBare(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
        } else {
            security.authenticate(
                    request,
                    response,
                    AuthenticationParameters.withParams().newAuthentication(true));
        }
    }

    /** Not from the provider: somebody has loaded the page again in another language. */
    private static boolean isBare(HttpServletRequest request) {
        return request.getParameter("state") == null
                && request.getParameter("code") == null
                && request.getParameter("error") == null;
    }
}
