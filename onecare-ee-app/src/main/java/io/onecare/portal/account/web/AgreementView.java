package io.onecare.portal.account.web;

import io.onecare.core.member.AgreementOutcome;
import io.onecare.portal.account.FamilyDesk;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Lets somebody of age decide whether the member sees them and books for them. */
@Named
@RequestScoped
public class AgreementView {

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private FamilyView family;
    @Inject private FamilyDesk desk;

    /**
     * Records the decision, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Posted posted = Posted.in(request);
        if (person.signIn().isEmpty()) {
            return;
        }
        if (family.getAgreements().isEmpty()) {
            posted.notFound();
        } else if (posted.isSent()) {
            SignIn signIn = person.signIn().get();
            boolean agrees = posted.text("decision").equals("agree");
            String number = posted.text("number");
            AgreementOutcome outcome =
                    agrees ? desk.agree(signIn, number) : desk.withdraw(signIn, number);
            if (outcome == AgreementOutcome.RECORDED) {
                posted.leadTo("/profile?saved=" + (agrees ? "agreed" : "withdrawn"));
            } else {
                posted.notFound();
            }
        }
    }
}
