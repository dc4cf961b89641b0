package io.onecare.portal.care.web;

import io.onecare.core.Role;
import io.onecare.portal.care.UndeliveredDesk;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** What the navigation of the desk counts. */
@Named
@RequestScoped
public class DeskCounts {

    @Inject private UndeliveredDesk desk;
    @Inject private SignedInPerson person;

    private @Nullable Integer undelivered;

    /**
     * Counts the messages that could not be delivered and wait for somebody.
     *
     * @return 0 or more; 0 for whoever does not work at the desk
     */
    public int getUndelivered() {
        if (undelivered == null) {
            undelivered =
                    person.signIn()
                            .filter(one -> one.actor().role() == Role.OPERATOR)
                            .map(desk::count)
                            .orElse(0);
        }
        return undelivered;
    }
}
