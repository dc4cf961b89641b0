package io.onecare.portal.demo.web;

import io.onecare.core.person.EmailAddress;
import io.onecare.portal.demo.CaughtMail;
import io.onecare.portal.demo.DemoMailDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes to customer care in demo mode: a new mail, or the answer to one that was caught. */
@Named
@RequestScoped
public class DemoWriteView extends FormView {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    @Inject private DemoMailDesk desk;

    @Override
    protected String problems() {
        return "demo.write.message.error.";
    }

    /**
     * Sends the mail, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!posted().isSent()) {
            return;
        }
        EmailAddress from = from();
        if (typed("text").isEmpty()) {
            messages().add("text", "text");
        }
        if (from != null && messages().isEmpty()) {
            if (desk.write(from, typed("subject"), typed("text"), answered().orElse(null))) {
                posted().leadTo("/demo/write?sent=true");
            } else {
                messages().add("", "full");
            }
        }
    }

    private @Nullable EmailAddress from() {
        try {
            return EmailAddress.of(typed("from"));
        } catch (IllegalArgumentException notOneAddress) {
            messages().add("from", "from");
            return null;
        }
    }

    private Optional<CaughtMail> answered() {
        String number = getNumber();
        return NUMBER.matcher(number).matches()
                ? desk.mail(Long.parseLong(number))
                : Optional.empty();
    }

    /**
     * Gives the number of the mail that is answered.
     *
     * @return as it was asked for; empty for a new mail
     */
    public String getNumber() {
        String number = request().getParameter("number");
        return number == null || !NUMBER.matcher(number).matches() ? "" : number;
    }

    /**
     * Tells whether a mail was sent just before.
     *
     * @return true if so
     */
    public boolean isSent() {
        return "true".equals(request().getParameter("sent"));
    }

    /**
     * Gives the writer's address.
     *
     * @return what was typed; else the address to which the answered mail went
     */
    public String getFrom() {
        return posted().isSent() ? typed("from") : answered().map(CaughtMail::recipient).orElse("");
    }

    /**
     * Gives the subject.
     *
     * @return what was typed; else that of the answered mail
     */
    public String getSubject() {
        return posted().isSent()
                ? typed("subject")
                : answered()
                        .map(CaughtMail::subject)
                        .map(subject -> subject.startsWith("Re: ") ? subject : "Re: " + subject)
                        .orElse("");
    }

    /**
     * Gives the title of the page.
     *
     * @return in the reader's language
     */
    public String getTitle() {
        return Language.of(request()).texts().getString("demo.write.title");
    }
}
