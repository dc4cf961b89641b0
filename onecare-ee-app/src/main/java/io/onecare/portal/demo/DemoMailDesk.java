package io.onecare.portal.demo;

import io.onecare.core.person.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What there is to see of the demo's mails, and with whom to try. */
@ApplicationScoped
public class DemoMailDesk {

    @Inject private DemoMailCatcher catcher;
    @Inject private Clock clock;

    /**
     * Tells whether mails are caught.
     *
     * @return false in production, and if a mail server is set
     */
    public boolean isOpen() {
        return catcher.isWanted();
    }

    /**
     * Gives what was caught.
     *
     * @return the newest first
     */
    public List<CaughtMail> mails() {
        return catcher.mails();
    }

    /**
     * Finds a mail.
     *
     * @param number its number
     * @return empty if there is none, or no longer
     */
    public Optional<CaughtMail> mail(long number) {
        return catcher.mail(number);
    }

    /**
     * Writes to customer care, as anybody could.
     *
     * @param from the writer's address
     * @param subject the subject; control characters become spaces
     * @param text what to say
     * @param answered the mail that it answers; null for none
     * @return false if the demo's mailbox is full
     */
    public boolean write(
            EmailAddress from, String subject, String text, @Nullable CaughtMail answered) {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
            mail.setFrom(new InternetAddress(from.value()));
            mail.setSubject(subject.replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(clock.instant()));
            mail.setText(text, StandardCharsets.UTF_8.name());
            if (answered != null && !answered.messageId().isEmpty()) {
                mail.setHeader("In-Reply-To", answered.messageId());
                mail.setHeader("References", answered.messageId());
            }
            mail.saveChanges();
            mail.setHeader("Message-ID", "<" + UUID.randomUUID() + "@writer.example>");
            return catcher.write(mail);
        } catch (MessagingException fault) {
            throw new IllegalStateException("The mail cannot be written.", fault);
        }
    }

    /**
     * Gives the made-up people.
     *
     * @return who can register
     */
    public List<DemoPerson> people() {
        return DemoPerson.ALL;
    }
}
