package io.onecare.portal.security;

import io.onecare.core.Role;
import io.onecare.core.account.StaffAccount;
import io.onecare.core.member.Family;
import io.onecare.core.member.Insured;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is logged in, for pages: {@code #{person.name}}. */
@Named("person")
@RequestScoped
public class SignedInPerson {

    @Inject private HttpServletRequest request;
    @Inject private SessionDesk desk;
    @Inject private Clock clock;

    private @Nullable SignIn signIn;
    private @Nullable Family family;
    private @Nullable StaffAccount staff;

    @PostConstruct
    void read() {
        signIn = SignIn.of(request).orElse(null);
        if (signIn != null && signIn.role() == Role.MEMBER) {
            family = desk.family(signIn).orElse(null);
        } else if (signIn != null) {
            staff = desk.staff(signIn).orElse(null);
        }
    }

    /**
     * Gives the log-in.
     *
     * @return empty if nobody is logged in
     */
    public Optional<SignIn> signIn() {
        return Optional.ofNullable(signIn);
    }

    /**
     * Tells whether somebody is logged in.
     *
     * @return true for a session that counts
     */
    public boolean isSignedIn() {
        return signIn != null;
    }

    /**
     * Tells in which role somebody is logged in.
     *
     * @return the name of the role; empty if nobody is, or all they may do is set up a second
     *     factor
     */
    public String getRole() {
        return signIn == null || signIn.secondFactorMissing() ? "" : signIn.role().name();
    }

    /**
     * Tells whether somebody must set up a second factor before anything else.
     *
     * @return true if so
     */
    public boolean isSecondFactorMissing() {
        return signIn != null && signIn.secondFactorMissing();
    }

    /**
     * Tells whether whoever is logged in works with the portal.
     *
     * @return true for operators, facility staff and administrators
     */
    public boolean isStaff() {
        return signIn != null && signIn.role() != Role.MEMBER;
    }

    /**
     * Gives the page that whoever is logged in begins on.
     *
     * @return a path without the context path
     */
    public String getHome() {
        return signIn == null ? "/login" : signIn.home();
    }

    /**
     * Gives the page about the account of whoever is logged in.
     *
     * @return a path without the context path
     */
    public String getAccountPage() {
        return isStaff() ? "/account" : "/profile";
    }

    /**
     * Gives whoever is logged in, if they work with the portal.
     *
     * @return null for members, or if nobody is logged in
     */
    public @Nullable StaffAccount getStaffAccount() {
        return staff;
    }

    /**
     * Tells how long the session lasts if nothing is done.
     *
     * @return seconds, 0 if nobody is logged in
     */
    public long getSecondsLeft() {
        return signIn == null ? 0 : SessionStatus.secondsLeft(signIn, clock);
    }

    /**
     * Tells whether the page shows again what was typed when the last session had expired.
     *
     * @return true if so
     */
    public boolean isBackAtForm() {
        return KeptForm.of(request).isPresent();
    }

    /**
     * Gives the name at the top of every page.
     *
     * @return given name and surname; empty if they are not on the roll any more, or nobody is
     *     logged in
     */
    public String getName() {
        if (staff != null) {
            return staff.name().givenName() + " " + staff.name().surname();
        }
        return family == null ? "" : fullName(family.member());
    }

    /**
     * Gives the name to say hello with.
     *
     * @return the given name, empty as {@link #getName}
     */
    public String getGivenName() {
        return family == null ? "" : family.member().name().givenName();
    }

    /**
     * Gives whoever is logged in, as the roll has them.
     *
     * @return null if they are not on the roll any more, or nobody is logged in
     */
    public @Nullable Insured getInsured() {
        return family == null ? null : family.member();
    }

    /**
     * Gives the family.
     *
     * @return the dependants whom they may see today
     */
    public List<Insured> getDependants() {
        return family == null ? List.of() : family.dependants();
    }

    /**
     * Gives the name of somebody of the family.
     *
     * @param number the insurer's number of whoever is logged in, or of a dependant they may see
     * @return empty for anybody else
     */
    public String nameOf(String number) {
        Insured self = getInsured();
        return self != null && self.number().equals(number)
                ? fullName(self)
                : getDependants().stream()
                        .filter(dependant -> dependant.number().equals(number))
                        .findFirst()
                        .map(SignedInPerson::fullName)
                        .orElse("");
    }

    /**
     * Writes a name as the portal does.
     *
     * @param insured somebody on the roll
     * @return given name and surname
     */
    public static String fullName(Insured insured) {
        return insured.name().givenName() + " " + insured.name().surname();
    }
}
