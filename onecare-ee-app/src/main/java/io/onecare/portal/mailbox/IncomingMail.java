package io.onecare.portal.mailbox;

import io.onecare.core.care.MailOrigin;
import io.onecare.core.care.MessageId;
import io.onecare.core.person.EmailAddress;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, as far as it can be read. All of it is forged as easily as written. Texts have
 * line feeds for line ends, and no control characters beside these and tabs.
 *
 * @param id its Message-ID; that of the content if it has none
 * @param contentId a digest of all its headers, its text and when the mailbox received it
 * @param repliesTo the ids of the mails it replies to, and of those that a bounce returns
 * @param origin who sent it, by its headers
 * @param receivedAt when the mailbox received it
 * @param sentAt when it says it was sent; null if it does not
 * @param sender the one address it says it is from; null if it has none, several, or a forbidden
 *     one
 * @param from who it says it is from, as written there; possibly empty
 * @param subject its subject; possibly empty
 * @param text what the sender wrote; possibly empty
 * @param rest what was quoted below or between, or attached as a mail; possibly empty
 * @param attachments names and types of what is attached and was not opened
 * @param remarks what to know about the text
 */
public record IncomingMail(
        MessageId id,
        MessageId contentId,
        List<MessageId> repliesTo,
        MailOrigin origin,
        Instant receivedAt,
        @Nullable Instant sentAt,
        @Nullable EmailAddress sender,
        String from,
        String subject,
        String text,
        String rest,
        List<String> attachments,
        Set<Remark> remarks) {

    /** What an operator has to know about the text of a mail. Names are stable. */
    public enum Remark {
        /** There is no text. */
        EMPTY,
        /** There is more than was read. */
        CUT,
        /** Text or a part of it is encrypted. */
        ENCRYPTED,
        /** A part of it, or all, could not be read. */
        UNREADABLE,
        /** There is an invitation for a calendar, which was neither opened nor answered. */
        INVITATION,
        /** It came by certified mail (<i>PEC</i>); what is shown is the mail inside. */
        CERTIFIED
    }

    /** Copies the lists and checks that nothing is missing. */
    public IncomingMail {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(contentId, "contentId");
        repliesTo = List.copyOf(repliesTo);
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(rest, "rest");
        attachments = List.copyOf(attachments);
        remarks = Set.copyOf(remarks);
    }

    /**
     * The same mail without anything in it that could be the reason why it was not taken. A machine
     * is said to have sent it, so that nobody is answered on the strength of it.
     *
     * @return the mail with its ids and its moment alone
     */
    public IncomingMail unread() {
        return unread(id, contentId, receivedAt);
    }

    /**
     * A mail of which nothing could be read.
     *
     * @param id its Message-ID, or that of the content
     * @param contentId a digest of whatever there is
     * @param receivedAt when the mailbox received it
     * @return a mail that says so
     */
    public static IncomingMail unread(MessageId id, MessageId contentId, Instant receivedAt) {
        return new IncomingMail(
                id,
                contentId,
                List.of(),
                MailOrigin.MACHINE,
                receivedAt,
                null,
                null,
                "",
                "",
                "",
                "",
                List.of(),
                EnumSet.of(Remark.UNREADABLE));
    }

    /** Says nothing: all of it is about somebody. */
    @Override
    public String toString() {
        return "IncomingMail(…)";
    }
}
