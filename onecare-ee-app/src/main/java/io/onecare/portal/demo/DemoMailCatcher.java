package io.onecare.portal.demo;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.onecare.portal.settings.MailServer;
import io.onecare.portal.settings.MailboxServer;
import io.onecare.portal.settings.PortalSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The mail server of a portal in demo mode that has no other: listens on free ports of this machine
 * alone, and keeps what it catches in memory, the newest {@value #CAPACITY}. It has the mailbox of
 * customer care, too, for whoever writes to it.
 */
@ApplicationScoped
public class DemoMailCatcher {

    private static final int CAPACITY = 200;
    private static final String THIS_MACHINE = "127.0.0.1";

    /** What customer care's mailbox may hold: it is memory. */
    private static final int MOST_WRITTEN = 1_000;

    @Inject private PortalSettings settings;
    @Inject private Clock clock;

    /** The newest first. */
    private final Deque<CaughtMail> mails = new ArrayDeque<>();

    private long caught;
    private @Nullable GreenMail greenMail;
    private @Nullable GreenMailUser desk;
    private int written;

    /**
     * Tells whether the portal has a catcher.
     *
     * @return true in demo mode, unless a mail server is set
     */
    public boolean isWanted() {
        return settings.mode() == PortalSettings.Mode.DEMO && settings.mailServer().isEmpty();
    }

    /**
     * Starts catching, if it has not started yet.
     *
     * @return where to send mails to
     * @throws IllegalStateException if the portal has no catcher
     */
    public synchronized MailServer server() {
        return new MailServer(
                THIS_MACHINE, running().getSmtp().getPort(), MailServer.Security.NONE, null, null);
    }

    /**
     * Starts catching, if it has not started yet.
     *
     * @return where the mailbox of customer care is
     * @throws IllegalStateException if the portal has no catcher
     */
    public synchronized MailboxServer mailbox() {
        GreenMail running = running();
        GreenMailUser owner = Objects.requireNonNull(desk);
        return new MailboxServer(
                THIS_MACHINE,
                running.getImap().getPort(),
                MailServer.Security.NONE,
                owner.getLogin(),
                owner.getPassword(),
                "INBOX",
                "OneCare/presi in carico",
                "OneCare/da guardare");
    }

    /**
     * Puts a mail into the mailbox of customer care, as if somebody had sent it.
     *
     * @param mail the mail
     * @return false if the mailbox is full
     * @throws IllegalStateException if the portal has no catcher
     */
    public synchronized boolean write(MimeMessage mail) {
        running();
        if (written >= MOST_WRITTEN) {
            return false;
        }
        written++;
        Objects.requireNonNull(desk).deliver(mail);
        return true;
    }

    private GreenMail running() {
        if (!isWanted()) {
            throw new IllegalStateException(
                    "Mails are caught in demo mode without a mail server, and not else.");
        }
        GreenMail running = greenMail;
        if (running == null) {
            running =
                    new GreenMail(
                            new ServerSetup[] {
                                new ServerSetup(0, THIS_MACHINE, ServerSetup.PROTOCOL_SMTP),
                                new ServerSetup(0, THIS_MACHINE, ServerSetup.PROTOCOL_IMAP)
                            });
            running.getUserManager()
                    .setMessageDeliveryHandler(
                            (message, recipient) ->
                                    new CaughtMailbox(recipient.getEmail(), this::keep));
            running.start();
            desk =
                    running.setUser(
                            settings.installedMailbox().orElseThrow().value(),
                            UUID.randomUUID().toString());
            greenMail = running;
        }
        return running;
    }

    /**
     * Gives what was caught.
     *
     * @return the newest first; empty if nothing was
     */
    public List<CaughtMail> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    /**
     * Finds a mail.
     *
     * @param number its running number
     * @return empty if there is none, or no longer
     */
    public Optional<CaughtMail> mail(long number) {
        return mails().stream().filter(mail -> mail.number() == number).findFirst();
    }

    @PreDestroy
    synchronized void stop() {
        if (greenMail != null) {
            greenMail.stop();
        }
    }

    private void keep(String recipient, MimeMessage mime) {
        String text;
        String html;
        String calendar;
        String subject;
        String messageId;
        try {
            text = first(mime, "text/plain");
            html = first(mime, "text/html");
            calendar = first(mime, "text/calendar");
            subject = mime.getSubject();
            messageId = mime.getMessageID();
        } catch (IOException | MessagingException fault) {
            throw new IllegalStateException("The content of a mail cannot be read.", fault);
        }
        synchronized (mails) {
            caught++;
            mails.addFirst(
                    new CaughtMail(
                            caught,
                            clock.instant(),
                            recipient,
                            subject == null ? "" : subject,
                            text,
                            html,
                            calendar,
                            messageId == null ? "" : messageId));
            if (mails.size() > CAPACITY) {
                mails.removeLast();
            }
        }
    }

    /** The first part of a type; empty if there is none. */
    private static String first(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = first(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
