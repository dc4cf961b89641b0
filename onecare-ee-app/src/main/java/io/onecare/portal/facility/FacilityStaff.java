package io.onecare.portal.facility;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who of a facility is logged in; nobody else finds its pages. */
@RequestScoped
public class FacilityStaff {

    @Inject private HttpServletRequest request;

    /**
     * Gives who asks.
     *
     * @return the staff of a facility; empty if somebody else is logged in, or nobody
     */
    public Optional<Actor> actor() {
        return SignIn.of(request)
                .map(SignIn::actor)
                .filter(actor -> actor.role() == Role.FACILITY_STAFF);
    }
}
