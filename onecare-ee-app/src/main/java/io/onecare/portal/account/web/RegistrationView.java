package io.onecare.portal.account.web;

import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.RegistrationOutcome;
import io.onecare.core.account.RegistrationProblem;
import io.onecare.core.account.RegistrationProof;
import io.onecare.core.account.RequestRegistration;
import io.onecare.portal.account.AccountDesk;
import io.onecare.portal.account.Captcha;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The registration form. What it says depends on what was typed alone: who is known is told by
 * mail.
 */
@Named
@RequestScoped
public class RegistrationView extends FormView {

    private static final List<String> REQUIRED =
            List.of("surname", "taxcode", "name", "birthdate", "email", "email2");

    @Inject private AccountDesk desk;
    @Inject private Captcha captcha;
    @Inject private PortalSettings settings;

    @Override
    protected String problems() {
        return "registration.message.error.";
    }

    /**
     * Sends the form on, if it was sent and is complete.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!posted().isSent()) {
            return;
        }
        for (String field : REQUIRED) {
            requireTyped(field);
        }
        if (getProof() == RegistrationProof.ACTIVATION_CODE) {
            requireTyped("activation");
        }
        Optional<LocalDate> birthDate = TypedDate.read(typed("birthdate"));
        if (birthDate.isEmpty() && !typed("birthdate").isEmpty()) {
            messages().add("birthdate", "BIRTH_DATE_MALFORMED");
        }
        if (!typed("email2").isEmpty()
                && !typed("email")
                        .toLowerCase(Locale.ROOT)
                        .equals(typed("email2").toLowerCase(Locale.ROOT))) {
            messages().add("email2", "EMAILS_DIFFER");
        }
        if (messages().isEmpty() && birthDate.isPresent() && hasWorked()) {
            follow(desk.register(command(birthDate.get()), typed("notice")));
        }
    }

    private void requireTyped(String field) {
        if (typed(field).isEmpty()) {
            messages().add(field, "MISSING." + field);
        }
    }

    /** Asked last: a form that is wrong anyway uses up no proof. */
    private boolean hasWorked() {
        Captcha.Verdict verdict = captcha.judge(typedProof(), networkAddress());
        if (verdict == Captcha.Verdict.MISSING || verdict == Captcha.Verdict.NOT_VALID) {
            messages().add("captcha", "CAPTCHA_" + verdict);
            return false;
        }
        return true;
    }

    private String typedProof() {
        String proof = request().getParameter("altcha");
        return proof == null ? "" : proof;
    }

    /**
     * Tells what proves who registers.
     *
     * @return as the insurer has decided
     */
    public RegistrationProof getProof() {
        return settings.registrationProof();
    }

    /**
     * Gives what the captcha says.
     *
     * @return its texts, as the widget takes them
     */
    public String getCaptchaTexts() {
        Language language = Language.of(request());
        JsonObjectBuilder texts = Json.createObjectBuilder();
        for (String text :
                List.of("label", "verifying", "verified", "error", "expired", "waitAlert")) {
            texts.add(text, language.texts().getString("registration.captcha." + text));
        }
        return texts.build().toString();
    }

    private RequestRegistration command(LocalDate birthDate) {
        return new RequestRegistration(
                typed("surname"),
                typed("name"),
                typed("taxcode"),
                birthDate,
                typed("email"),
                Language.of(request()) == Language.EN
                        ? NotificationLanguage.ENGLISH
                        : NotificationLanguage.ITALIAN,
                getProof() == RegistrationProof.ACTIVATION_CODE ? typed("activation") : null,
                networkAddress());
    }

    private void follow(RegistrationOutcome outcome) throws IOException {
        if (outcome instanceof RegistrationOutcome.Refused refused) {
            for (RegistrationProblem problem : refused.problems()) {
                messages().add(fieldOf(problem), problem.name());
            }
        } else if (outcome instanceof RegistrationOutcome.TooManyRequests tooMany) {
            messages().add("", "TOO_MANY", Posted.minutes(tooMany.retryAfter()));
        } else {
            posted().leadTo("/registration/sent");
        }
    }

    private static String fieldOf(RegistrationProblem problem) {
        return switch (problem) {
            case SURNAME_MALFORMED, SURNAME_DISAGREES -> "surname";
            case GIVEN_NAME_MALFORMED, GIVEN_NAME_DISAGREES -> "name";
            case TAX_CODE_MALFORMED -> "taxcode";
            case BIRTH_DATE_DISAGREES, BIRTH_DATE_IN_THE_FUTURE -> "birthdate";
            case EMAIL_MALFORMED -> "email";
            case ACTIVATION_CODE_MALFORMED -> "activation";
        };
    }
}
