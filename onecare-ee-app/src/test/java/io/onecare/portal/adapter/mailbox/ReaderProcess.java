package io.onecare.portal.adapter.mailbox;

import io.onecare.portal.mailbox.IncomingMail;
import io.onecare.portal.settings.MailServer;
import io.onecare.portal.settings.MailboxServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;

/**
 * A reader of the mailbox in a process of its own, until the mailbox is empty or it is killed. As
 * the desk does, it claims a mail by its id and puts in a request for it in one transaction. Says
 * "taken" for each.
 *
 * <p>Arguments: port of the IMAP server, URL of the database.
 */
final class ReaderProcess {

    /** Before each commit, so that a kill comes in between often enough. */
    private static final long HESITATION_NANOS = 12_000_000;

    private ReaderProcess() {}

    public static void main(String[] arguments) throws SQLException {
        ScheduledExecutorService watch = Executors.newScheduledThreadPool(1);
        ImapMailbox mailbox =
                new ImapMailbox(
                        new MailboxServer(
                                "127.0.0.1",
                                Integer.parseInt(arguments[0]),
                                MailServer.Security.NONE,
                                "rete",
                                "secret",
                                "INBOX",
                                "OneCare/presi in carico",
                                "OneCare/da guardare"),
                        Clock.systemUTC(),
                        watch,
                        new ImapMailbox.Patience(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20)));
        try (Connection database = DriverManager.getConnection(arguments[1])) {
            database.setAutoCommit(false);
            while (mailbox.read(mail -> take(database, mail))) {
                // there may be more
            }
        }
        watch.shutdownNow();
    }

    private static void take(Connection database, IncomingMail mail) {
        try (PreparedStatement claim =
                        database.prepareStatement(
                                "insert into mail select ? where not exists"
                                        + " (select 1 from mail where id = ?)");
                PreparedStatement request =
                        database.prepareStatement("insert into request values (?, ?)")) {
            claim.setString(1, mail.id().value());
            claim.setString(2, mail.id().value());
            if (claim.executeUpdate() == 1) {
                request.setObject(1, UUID.randomUUID());
                request.setString(2, mail.id().value());
                request.executeUpdate();
            }
            LockSupport.parkNanos(HESITATION_NANOS);
            database.commit();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        System.out.println("taken");
    }
}
