package io.onecare.portal.administration.web;

import io.onecare.core.Role;
import io.onecare.core.account.InviteStaff;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.StaffOutcome;
import io.onecare.core.account.StaffProblem;
import io.onecare.portal.administration.StaffAccountsDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Invites somebody to work with the portal. */
@Named
@RequestScoped
public class InviteStaffView extends FormView {

    private static final List<Role> ROLES =
            List.of(Role.OPERATOR, Role.FACILITY_STAFF, Role.ADMINISTRATOR);

    @Inject private SignedInPerson person;
    @Inject private StaffAccountsDesk desk;

    @Override
    protected String problems() {
        return "invite.message.error.";
    }

    /**
     * Invites, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        if (signIn == null || !posted().isSent()) {
            return;
        }
        Role role = role().orElse(null);
        String facility = typed("facility");
        if (role == null) {
            messages().add("role", "ROLE_MISSING");
            requireTheRest();
        } else if (role == Role.FACILITY_STAFF && facility.isEmpty()) {
            messages().add("facility", "FACILITY_MISSING");
            requireTheRest();
        } else {
            follow(
                    desk.invite(
                            signIn,
                            new InviteStaff(
                                    role,
                                    role == Role.FACILITY_STAFF ? facility : null,
                                    typed("surname"),
                                    typed("name"),
                                    typed("email"),
                                    isWrittenIn("en")
                                            ? NotificationLanguage.ENGLISH
                                            : NotificationLanguage.ITALIAN)));
        }
    }

    /**
     * The library is not asked before it is known as what: what else is missing is said as well.
     */
    private void requireTheRest() {
        for (StaffProblem problem :
                List.of(
                        StaffProblem.GIVEN_NAME_MALFORMED,
                        StaffProblem.SURNAME_MALFORMED,
                        StaffProblem.EMAIL_MALFORMED)) {
            if (typed(fieldOf(problem)).isEmpty()) {
                messages().add(fieldOf(problem), problem.name());
            }
        }
    }

    private void follow(StaffOutcome outcome) throws IOException {
        if (outcome instanceof StaffOutcome.Changed changed) {
            posted().leadTo(StaffAccountView.addressOf(changed.account()));
        } else if (outcome instanceof StaffOutcome.Refused refused) {
            for (StaffProblem problem : refused.problems()) {
                messages().add(fieldOf(problem), problem.name());
            }
        } else {
            posted().notFound();
        }
    }

    private static String fieldOf(StaffProblem problem) {
        return switch (problem) {
            case SURNAME_MALFORMED -> "surname";
            case GIVEN_NAME_MALFORMED -> "name";
            case EMAIL_MALFORMED, ALREADY_THERE -> "email";
            case FACILITY_UNKNOWN -> "facility";
            case ONESELF, SECOND_ADMINISTRATOR_NEEDED, IN_ANOTHER_STATE -> "";
        };
    }

    private Optional<Role> role() {
        return ROLES.stream().filter(role -> role.name().equals(typed("role"))).findFirst();
    }

    /**
     * Gives the roles to choose from.
     *
     * @return in the order of the page
     */
    public List<String> getRoles() {
        return ROLES.stream().map(Role::name).toList();
    }

    /**
     * Tells which language is chosen.
     *
     * @param code of ISO 639-1
     * @return true if it is; Italian as long as none is
     */
    public boolean isWrittenIn(String code) {
        return code.equals(typed("language").equals("en") ? "en" : "it");
    }
}
