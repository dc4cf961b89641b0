package io.onecare.portal.care.web;

import io.onecare.core.Role;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages of the desk have in common: they are for operators, and there for nobody else. */
public abstract class DeskView extends FormView {

    static final ZoneId ROME = DeskTexts.ROME;

    @Inject private SignedInPerson person;

    private @Nullable SignIn signIn;

    @Override
    protected String problems() {
        return "care.message.error.";
    }

    /**
     * Lets operators in; to anybody else there is no such page.
     *
     * @return false if the answer is given
     * @throws IOException if the browser has gone
     */
    boolean begin() throws IOException {
        Optional<SignIn> operator =
                person.signIn().filter(one -> one.actor().role() == Role.OPERATOR);
        if (operator.isEmpty()) {
            posted().notFound();
            return false;
        }
        signIn = operator.get();
        return true;
    }

    SignIn signIn() {
        if (signIn == null) {
            throw new IllegalStateException("No operator is logged in.");
        }
        return signIn;
    }

    boolean isShown() {
        return signIn != null;
    }

    DeskTexts texts() {
        return new DeskTexts(Language.of(request()));
    }

    Language language() {
        return texts().language();
    }

    Formats formats() {
        return texts().formats();
    }

    String text(String key) {
        return texts().text(key);
    }

    String when(Instant moment, LocalDate today) {
        return texts().when(moment, today);
    }

    /** A parameter of the address; empty if it is not there. */
    String asked(String name) {
        String value = request().getParameter(name);
        return value == null ? "" : value.strip();
    }
}
