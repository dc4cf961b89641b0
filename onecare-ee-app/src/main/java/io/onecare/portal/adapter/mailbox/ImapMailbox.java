package io.onecare.portal.adapter.mailbox;

import io.onecare.core.care.MessageId;
import io.onecare.portal.adapter.mail.MailLine;
import io.onecare.portal.mailbox.IncomingMail;
import io.onecare.portal.mailbox.Mailbox;
import io.onecare.portal.mailbox.MailboxFailure;
import io.onecare.portal.settings.MailboxServer;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox by IMAP (RFC 3501), one connection a reading. Nothing about it is remembered: what lies
 * in the inbox has not been put away, whatever happened before, and is handed over again. A mail is
 * put away by MOVE (RFC 6851); a server without it is asked to copy, and then to flag the mail as
 * deleted, so that a break in between leaves a mail twice, and never nowhere. Only that mail is
 * expunged (UIDPLUS, RFC 4315); without UIDPLUS it stays flagged, and what is flagged is not read.
 *
 * <p>Comes back after {@link Patience#total} at the latest. Writes nothing to a log. Thread-safe.
 */
public final class ImapMailbox implements Mailbox {

    /** The most bytes of a mail that are fetched as they come; of a longer one, only its texts. */
    static final int MAX_HEAD = 512 * 1024;

    private static final int CHUNK = 64 * 1024;

    /** Of a full mailbox; the others come with the next reading. */
    private static final int AT_ONCE = 50;

    private static final int TRIES = 2;

    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(5));

    private final MailboxServer server;
    private final Clock clock;
    private final ScheduledExecutorService watch;
    private final Patience patience;
    private final MailReading reading = new MailReading();

    /** How long is waited for a connection, for one answer of the server, and for all of it. */
    record Patience(Duration connect, Duration answer, Duration total) {}

    /**
     * A mailbox on a server.
     *
     * @param server where it is, and how its folders are called
     * @param clock tells when a mail came in of which the server does not know
     * @param watch ends connections that take too long
     */
    public ImapMailbox(MailboxServer server, Clock clock, ScheduledExecutorService watch) {
        this(server, clock, watch, PATIENCE);
    }

    /** With another patience, for tests. */
    ImapMailbox(
            MailboxServer server, Clock clock, ScheduledExecutorService watch, Patience patience) {
        this.server = server;
        this.clock = clock;
        this.watch = watch;
        this.patience = patience;
    }

    @Override
    public boolean read(Taker taker) {
        MailLine line = new MailLine();
        Future<?> end =
                watch.schedule(line::cut, patience.total().toMillis(), TimeUnit.MILLISECONDS);
        try {
            Session session = Session.getInstance(properties(line));
            IMAPStore store = (IMAPStore) session.getStore("imap");
            try {
                store.connect(server.host(), server.port(), server.user(), server.password());
                return read(store, taker);
            } finally {
                close(store);
            }
        } catch (MessagingException fault) {
            throw new MailboxFailure("The mailbox does not answer, or not as it should.", fault);
        } finally {
            end.cancel(false);
            line.cut();
        }
    }

    private boolean read(IMAPStore store, Taker taker) throws MessagingException {
        Folder root = root(store);
        Folder taken = folder(root, server.taken());
        Folder aside = folder(root, server.aside());
        IMAPFolder folder = (IMAPFolder) store.getFolder(server.inbox());
        folder.open(Folder.READ_WRITE);
        ImapInbox inbox =
                new ImapInbox(folder, store.hasCapability("MOVE"), store.hasCapability("UIDPLUS"));
        List<Long> waiting = inbox.waiting();
        for (long uid : waiting.subList(0, Math.min(waiting.size(), AT_ONCE))) {
            Optional<ImapInbox.Fetched> fetched = inbox.fetch(uid, MAX_HEAD + 1);
            if (fetched.isPresent()) {
                boolean isTaken = take(inbox, uid, fetched.get(), taker);
                inbox.move(uid, isTaken ? taken : aside);
            }
        }
        return waiting.size() > AT_ONCE;
    }

    /** True if it was taken for what it says, false if without that. */
    private boolean take(ImapInbox inbox, long uid, ImapInbox.Fetched fetched, Taker taker)
            throws MessagingException {
        Instant receivedAt = fetched.receivedAt() == null ? clock.instant() : fetched.receivedAt();
        byte[] head = fetched.head();
        if (head == null) {
            MessageId id = MessageId.ofContent(inbox.name(uid));
            taker.take(IncomingMail.unread(id, id, receivedAt));
            return false;
        }
        IncomingMail mail = readable(inbox, uid, head, receivedAt);
        if (mail != null && isTaken(taker, mail)) {
            return true;
        }
        taker.take(mail == null ? reading.unread(head, receivedAt) : mail.unread());
        return false;
    }

    /**
     * What cannot be taken for what it says must not keep the others waiting. Two tries: a deadlock
     * is not the mail's fault. If nothing can be taken, neither can what is left of it.
     */
    private static boolean isTaken(Taker taker, IncomingMail mail) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                taker.take(mail);
                return true;
            } catch (RuntimeException fault) {
                // without a word: it may repeat what the mail says
            }
        }
        return false;
    }

    /** Null if nothing can be read in it. */
    private @Nullable IncomingMail readable(
            ImapInbox inbox, long uid, byte[] head, Instant receivedAt) throws MessagingException {
        boolean isComplete = head.length <= MAX_HEAD;
        if (!isComplete) {
            try {
                return reading.read(head, inbox.parts(uid), false, receivedAt);
            } catch (MessagingException | IOException | RuntimeException fault) {
                // a server that does not understand the structure of a mail says so and goes on:
                // then its head must do; and if the server has gone, that comes out here
                inbox.waiting();
            }
        }
        try {
            return reading.read(head, null, isComplete, receivedAt);
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError fault) {
            return null;
        }
    }

    /** Some servers keep all folders below one. */
    private static Folder root(IMAPStore store) throws MessagingException {
        Folder[] namespaces = store.getPersonalNamespaces();
        return namespaces.length == 0 || namespaces[0].getFullName().isEmpty()
                ? store.getDefaultFolder()
                : namespaces[0];
    }

    private static Folder folder(Folder root, String path) throws MessagingException {
        Folder folder = root;
        for (String step : List.of(path.split("/"))) {
            folder = folder.getFolder(step);
            if (!folder.exists()) {
                // another reader may be faster: what counts is that it is there
                folder.create(Folder.HOLDS_MESSAGES | Folder.HOLDS_FOLDERS);
                folder.setSubscribed(true); // most mail programs show no other
            }
        }
        return folder;
    }

    /** What is done is done; what fails here is no news. */
    private static void close(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException gone) {
            // the server hung up first
        }
    }

    private Properties properties(MailLine line) {
        Properties properties = new Properties();
        properties.put("mail.imap.socketFactory", line);
        properties.put("mail.imap.ssl.socketFactory", line);
        properties.put("mail.imap.socketFactory.fallback", "false");
        properties.put(
                "mail.imap.connectiontimeout", String.valueOf(patience.connect().toMillis()));
        properties.put("mail.imap.timeout", String.valueOf(patience.answer().toMillis()));
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.fetchsize", String.valueOf(CHUNK));
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case NONE -> properties.put("mail.imap.starttls.enable", "false");
            case STARTTLS -> {
                properties.put("mail.imap.starttls.enable", "true");
                properties.put("mail.imap.starttls.required", "true");
            }
            case TLS -> properties.put("mail.imap.ssl.enable", "true");
        }
        return properties;
    }
}
