package io.onecare.portal.account.web;

import io.onecare.core.account.AccountProfile;
import io.onecare.portal.account.StaffDesk;
import io.onecare.portal.security.SessionDesk;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What those who work with the portal see of their own account. */
@Named
@RequestScoped
public class StaffView {

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private SessionDesk sessions;
    @Inject private StaffDesk desk;

    /**
     * Gives the name to log in with.
     *
     * @return empty if the account is gone
     */
    public String getUserName() {
        return person.signIn().flatMap(sessions::profile).map(AccountProfile::userName).orElse("");
    }

    /**
     * Gives the name of the facility where they work.
     *
     * @return its code if there is no such facility any more; empty for whoever works at none
     */
    public String getFacility() {
        return person.signIn()
                .map(signIn -> signIn.actor().facilityCode())
                .map(desk::nameOfFacility)
                .orElse("");
    }

    /**
     * Tells whether the password was just changed.
     *
     * @return true if so
     */
    public boolean isPasswordSaved() {
        return "password".equals(request.getParameter("saved"));
    }
}
