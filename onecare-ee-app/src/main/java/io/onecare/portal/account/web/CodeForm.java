package io.onecare.portal.account.web;

import io.onecare.core.account.CodeCheck;
import io.onecare.core.account.CodeRefusal;
import io.onecare.core.account.PasswordProblem;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.Posted;
import java.time.Duration;
import java.util.Set;

/** What the two pages have in common that take a code from a mail and then a password. */
final class CodeForm {

    private final Posted posted;
    private final FormMessages messages;

    CodeForm(Posted posted, FormMessages messages) {
        this.posted = posted;
        this.messages = messages;
    }

    /** Tells whether the password was sent with the code. */
    boolean hasPassword() {
        return posted.text("step").equals("password");
    }

    /** Reports a missing code; true if there is one. */
    boolean requireCode(String code) {
        if (code.isEmpty()) {
            messages.add("code", "CODE_MISSING");
        }
        return !code.isEmpty();
    }

    /** Reports what is wrong with a code; true if nothing is. */
    boolean accept(CodeCheck check) {
        if (check instanceof CodeCheck.Refused refused) {
            refused(refused.reason());
        } else if (check instanceof CodeCheck.TooManyTries tooMany) {
            tooMany(tooMany.retryAfter());
        }
        return check instanceof CodeCheck.Valid;
    }

    void refused(CodeRefusal reason) {
        messages.add("code", "CODE_" + reason);
    }

    void refused(Set<PasswordProblem> problems) {
        for (PasswordProblem problem : problems) {
            messages.add("password", "PASSWORD_" + problem);
        }
    }

    void tooMany(Duration retryAfter) {
        messages.add("code", "TOO_MANY_TRIES", Posted.minutes(retryAfter));
    }
}
