package io.onecare.portal.account.web;

import io.onecare.core.account.AccountProfile;
import io.onecare.core.account.SecondFactorOutcome;
import io.onecare.core.account.SecondFactorProof;
import io.onecare.core.account.SecondFactorStatus;
import io.onecare.core.account.TotpSecret;
import io.onecare.portal.account.SecondFactorDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.Area;
import io.onecare.portal.security.LogInGate;
import io.onecare.portal.security.SessionDesk;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets up and removes the second factor of whoever is logged in. The secret is in the page until it
 * is confirmed, and nowhere to be asked for again.
 */
@Named
@RequestScoped
public class TwoStepsView extends FormView {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final int GROUP = 4;

    /** What the page shows. */
    public enum Step {
        /** There is none: what it is, and the password. */
        NONE,
        /** The secret, and the first code. */
        SECRET,
        /** The recovery codes, once. */
        CODES,
        /** There is one: another app, or none. */
        SET_UP
    }

    @Inject private SignedInPerson person;
    @Inject private SecondFactorDesk desk;
    @Inject private SessionDesk sessions;
    @Inject private LogInGate gate;
    @Inject private PortalSettings settings;

    private @Nullable SecondFactorStatus status;
    private @Nullable TotpSecret secret;
    private @Nullable QrDrawing qr;
    private List<String> recoveryCodes = List.of();

    static String date(HttpServletRequest request, Instant moment) {
        return Formats.of(Language.of(request)).date(moment.atZone(ROME).toLocalDate());
    }

    @Override
    protected String problems() {
        return "twosteps.message.error.";
    }

    /**
     * Goes one step further, if a form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        if (signIn == null) {
            return;
        }
        if (posted().isSent() && typed("step").equals("confirm")) {
            confirm(signIn);
        } else if (posted().isSent()) {
            change(signIn);
        }
        status = desk.find(signIn).orElse(null);
    }

    private void change(SignIn signIn) throws IOException {
        SecondFactorProof proof =
                new SecondFactorProof(posted().secret("current"), typed("code"), networkAddress());
        Optional<SecondFactorOutcome> outcome =
                gate.pass(
                        () ->
                                typed("step").equals("remove")
                                        ? desk.remove(signIn, proof)
                                        : desk.begin(signIn, proof));
        if (outcome.isEmpty()) {
            messages().add("", "BUSY");
        } else {
            follow(outcome.get());
        }
    }

    private void confirm(SignIn signIn) throws IOException {
        try {
            secret = TotpSecret.ofBase32(typed("secret"));
        } catch (IllegalArgumentException tamperedWith) {
            follow(new SecondFactorOutcome.NothingBegun());
            return;
        }
        follow(desk.confirm(signIn, typed("code")));
    }

    private void follow(SecondFactorOutcome outcome) throws IOException {
        if (outcome instanceof SecondFactorOutcome.Begun begun) {
            secret = begun.secret();
        } else if (outcome instanceof SecondFactorOutcome.SetUp setUp) {
            recoveryCodes = setUp.recoveryCodes();
        } else if (outcome instanceof SecondFactorOutcome.Removed) {
            posted().leadTo("/profile?saved=onestep");
        } else if (outcome instanceof SecondFactorOutcome.WrongPassword) {
            messages().add("current", "CURRENT_WRONG");
        } else if (outcome instanceof SecondFactorOutcome.CodeRefused) {
            messages().add("code", "CODE_REFUSED");
        } else if (outcome instanceof SecondFactorOutcome.TooManyTries tooMany) {
            messages().add("", "TOO_MANY_TRIES", Posted.minutes(tooMany.retryAfter()));
        } else if (outcome instanceof SecondFactorOutcome.Demanded) {
            messages().add("", "DEMANDED");
        } else {
            secret = null;
            messages().add("", "NOTHING_BEGUN");
        }
    }

    /**
     * Gives where to go on with once the recovery codes are kept.
     *
     * @return the account's page; where staff begin who could do nothing before
     */
    public String getThen() {
        return person.isSecondFactorMissing() ? person.getHome() : person.getAccountPage();
    }

    /**
     * Gives where to go on with instead of confirming.
     *
     * @return the account's page; this one for whoever can do nothing before
     */
    public String getInstead() {
        return person.isSecondFactorMissing() ? Area.SECOND_FACTOR_PAGE : person.getAccountPage();
    }

    /**
     * Tells what the page shows.
     *
     * @return the step
     */
    public Step getStep() {
        if (!recoveryCodes.isEmpty()) {
            return Step.CODES;
        }
        if (secret != null) {
            return Step.SECRET;
        }
        return status == null ? Step.NONE : Step.SET_UP;
    }

    /**
     * Gives what is known of the second factor.
     *
     * @return null if there is none
     */
    public @Nullable SecondFactorStatus getStatus() {
        return status;
    }

    /**
     * Says since when there is a second factor.
     *
     * @return such as {@code 17/10/2026}; empty if there is none
     */
    public String getSince() {
        return status == null ? "" : date(request(), status.setUpAt());
    }

    /**
     * Gives the secret.
     *
     * @return in Base32; empty if none is shown
     */
    public String getSecret() {
        return secret == null ? "" : secret.base32();
    }

    /**
     * Gives the secret to be read.
     *
     * @return in groups of four
     */
    public String getSpacedSecret() {
        return getSecret().replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
    }

    /**
     * Gives the address that opens the app on this device.
     *
     * @return an address; empty if no secret is shown
     */
    public String getAppLink() {
        String userName =
                person.signIn().flatMap(sessions::profile).map(AccountProfile::userName).orElse("");
        return secret == null ? "" : secret.uri(settings.getName(), userName);
    }

    /**
     * Draws that address for the camera of another device.
     *
     * @return the QR code
     */
    public QrDrawing getQr() {
        if (qr == null) {
            qr = QrDrawing.of(getAppLink());
        }
        return qr;
    }

    /**
     * Gives the recovery codes, when they have just been made.
     *
     * @return ten codes, or none
     */
    public List<String> getRecoveryCodes() {
        return recoveryCodes;
    }
}
