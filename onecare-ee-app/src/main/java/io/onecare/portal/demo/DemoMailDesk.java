package io.onecare.portal.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What there is to see of the demo's mails, and with whom to try. */
@ApplicationScoped
public class DemoMailDesk {

    @Inject private DemoMailCatcher catcher;

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
     * Gives the made-up people.
     *
     * @return who can register
     */
    public List<DemoPerson> people() {
        return DemoPerson.ALL;
    }
}
