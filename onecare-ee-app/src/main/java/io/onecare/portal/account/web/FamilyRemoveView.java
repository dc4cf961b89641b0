package io.onecare.portal.account.web;

import io.onecare.core.member.DependantId;
import io.onecare.core.member.FamilyOutcome;
import io.onecare.portal.account.FamilyDesk;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** Asks before a family member is taken off, and does it. */
@Named
@RequestScoped
public class FamilyRemoveView {

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private FamilyView family;
    @Inject private FamilyDesk desk;

    /**
     * Takes the family member off, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Posted posted = Posted.in(request);
        Optional<DependantId> id = FamilyView.named(request);
        if (person.signIn().isEmpty()) {
            return;
        }
        if (posted.isSent()) {
            // sent twice, or whoever it is: nobody is there, and the profile shows it
            boolean ended =
                    id.isPresent()
                            && desk.remove(person.signIn().get(), id.get())
                                    instanceof FamilyOutcome.Ended;
            posted.leadTo(ended ? "/profile?saved=removed" : "/profile");
        } else if (getWho().isEmpty()) {
            posted.notFound();
        }
    }

    /**
     * Gives the id of whom it is about.
     *
     * @return empty if the address names nobody
     */
    public String getId() {
        return FamilyView.named(request).map(DependantId::toString).orElse("");
    }

    /**
     * Says whom it is about.
     *
     * @return the name; what the member said of somebody they do not see; empty if there is nobody
     *     who can be taken off
     */
    public String getWho() {
        Optional<DependantId> id = FamilyView.named(request);
        return id.flatMap(family::dependant)
                .filter(family::isRemovable)
                .map(one -> SignedInPerson.fullName(one.person()))
                .or(() -> id.flatMap(family::awaited).map(family::describe))
                .orElse("");
    }
}
