package io.onecare.portal.wiring;

import io.onecare.core.notification.spi.NotificationSender;
import io.onecare.portal.adapter.mail.MailSender;
import io.onecare.portal.adapter.mailbox.ImapMailbox;
import io.onecare.portal.demo.DemoMailCatcher;
import io.onecare.portal.mail.MailDesk;
import io.onecare.portal.mailbox.Mailbox;
import io.onecare.portal.settings.MailServer;
import io.onecare.portal.settings.PortalSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * The way of messages out of the portal, to the mail server or to the demo's catcher, and of mails
 * into it.
 */
@ApplicationScoped
public class Mail {

    /** Ends connections that take too long. */
    @Resource private ManagedScheduledExecutorService executor;

    @Produces
    @Singleton
    NotificationSender notificationSender(
            PortalSettings settings, DemoMailCatcher catcher, MailDesk desk, Clock clock) {
        MailServer server = settings.mailServer().orElseGet(catcher::server);
        return new MailSender(
                server, settings.mailFrom(), settings::getName, desk::write, clock, executor);
    }

    @Produces
    @Singleton
    Optional<Mailbox> mailbox(PortalSettings settings, DemoMailCatcher catcher, Clock clock) {
        return settings.mailbox()
                .or(() -> catcher.isWanted() ? Optional.of(catcher.mailbox()) : Optional.empty())
                .map(server -> new ImapMailbox(server, clock, executor));
    }
}
