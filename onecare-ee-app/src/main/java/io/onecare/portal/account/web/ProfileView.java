package io.onecare.portal.account.web;

import io.onecare.core.account.AccountProfile;
import io.onecare.core.member.Insured;
import io.onecare.portal.account.SecondFactorDesk;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SessionDesk;
import io.onecare.portal.security.SignedInPerson;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the portal knows about whoever is logged in, and about the family. */
@Named
@RequestScoped
public class ProfileView {

    private static final Set<String> SAVED =
            Set.of(
                    "edit",
                    "email",
                    "password",
                    "onestep",
                    "added",
                    "awaited",
                    "changed",
                    "removed",
                    "agreed",
                    "withdrawn");

    @Inject private HttpServletRequest request;
    @Inject private SignedInPerson person;
    @Inject private SessionDesk desk;
    @Inject private SecondFactorDesk secondFactors;

    private @Nullable AccountProfile account;

    @PostConstruct
    void read() {
        account = person.signIn().flatMap(desk::profile).orElse(null);
    }

    /**
     * Gives the account.
     *
     * @return null if it is gone
     */
    public @Nullable AccountProfile getAccount() {
        return account;
    }

    /**
     * Tells what was just saved.
     *
     * @return the rest of a text's key; empty if nothing was
     */
    public String getSaved() {
        String saved = request.getParameter("saved");
        return saved != null && SAVED.contains(saved) ? saved : "";
    }

    /**
     * Says since when a second factor is asked for.
     *
     * @return such as {@code 17/10/2026}; empty if none is
     */
    public String getTwoStepsSince() {
        return person.signIn()
                .flatMap(secondFactors::find)
                .map(status -> TwoStepsView.date(request, status.setUpAt()))
                .orElse("");
    }

    /**
     * Writes somebody's name.
     *
     * @param insured somebody of the family
     * @return given name and surname
     */
    public String nameOf(Insured insured) {
        return SignedInPerson.fullName(insured);
    }

    /**
     * Writes somebody's birth date.
     *
     * @param insured somebody of the family
     * @return such as {@code 17/10/1954}
     */
    public String birthDateOf(Insured insured) {
        return Formats.of(Language.of(request)).date(insured.birthDate());
    }
}
