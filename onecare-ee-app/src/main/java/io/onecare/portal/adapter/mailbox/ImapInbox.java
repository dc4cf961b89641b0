package io.onecare.portal.adapter.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.jspecify.annotations.Nullable;

/**
 * The folder that is read, every mail by its UID. Jakarta Mail calls mails by their place in the
 * folder, which is another one once somebody else has moved what came before: what was moved then
 * was not always what had been read.
 */
final class ImapInbox {

    private final IMAPFolder folder;
    private final boolean canMove;
    private final boolean canExpungeOne;

    /** The folder is open; the server can do what it says it can (RFC 6851, RFC 4315). */
    ImapInbox(IMAPFolder folder, boolean canMove, boolean canExpungeOne) {
        this.folder = folder;
        this.canMove = canMove;
        this.canExpungeOne = canExpungeOne;
    }

    /**
     * What the server has of a mail.
     *
     * @param head its first bytes; null if the server cannot read it
     * @param receivedAt when it was received; null if the server does not know
     */
    record Fetched(byte @Nullable [] head, @Nullable Instant receivedAt) {}

    /** The mails that nobody has flagged as deleted, the oldest first. */
    List<Long> waiting() throws MessagingException {
        List<Long> uids = new ArrayList<>();
        for (Response response : command("UID SEARCH UNDELETED", null)) {
            if (response instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
                for (long uid = found.readLong(); uid != -1; uid = found.readLong()) {
                    uids.add(uid);
                }
            }
        }
        return uids.stream().sorted().toList();
    }

    /** Empty if it has gone. Does not mark it as read. */
    Optional<Fetched> fetch(long uid, int most) throws MessagingException {
        Response[] responses;
        try {
            responses =
                    command(
                            "UID FETCH %d (INTERNALDATE BODY.PEEK[]<0.%d>)".formatted(uid, most),
                            null);
        } catch (MessagingException fault) {
            if (fault.getNextException() instanceof CommandFailedException) {
                return Optional.of(new Fetched(null, null)); // the server's copy is damaged
            }
            throw fault;
        }
        for (Response response : responses) {
            if (response instanceof FetchResponse fetched
                    && fetched.getItem(INTERNALDATE.class) != null) {
                return Optional.of(fetched(fetched));
            }
        }
        return Optional.empty();
    }

    private static Fetched fetched(FetchResponse response) {
        BODY body = response.getItem(BODY.class);
        Date received = response.getItem(INTERNALDATE.class).getDate();
        return new Fetched(
                body == null || body.getByteArray() == null
                        ? null
                        : body.getByteArray().getNewBytes(),
                received == null ? null : received.toInstant());
    }

    /** The mail with its parts to be fetched; null if it has gone. */
    @Nullable Message parts(long uid) throws MessagingException {
        return folder.getMessageByUID(uid);
    }

    /** A name for a mail of which the server gives nothing. */
    String name(long uid) throws MessagingException {
        return folder.getUIDValidity() + "/" + uid;
    }

    /** Moves a mail; does nothing if it has gone. Without MOVE it may be there twice, never not. */
    void move(long uid, Folder to) throws MessagingException {
        if (canMove) {
            command("UID MOVE " + uid, to);
            return;
        }
        command("UID COPY " + uid, to);
        command("UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)", null);
        if (canExpungeOne) {
            command("UID EXPUNGE " + uid, null);
        }
    }

    private Response[] command(String command, @Nullable Folder to) throws MessagingException {
        return (Response[])
                folder.doCommand(protocol -> said(protocol, command, argument(protocol, to)));
    }

    private static Response[] said(
            IMAPProtocol protocol, String command, @Nullable Argument argument)
            throws ProtocolException {
        Response[] responses = protocol.command(command, argument);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    private static @Nullable Argument argument(IMAPProtocol protocol, @Nullable Folder folder) {
        if (folder == null) {
            return null;
        }
        return protocol.supportsUtf8()
                ? new Argument().writeString(folder.getFullName(), StandardCharsets.UTF_8)
                : new Argument().writeString(BASE64MailboxEncoder.encode(folder.getFullName()));
    }
}
