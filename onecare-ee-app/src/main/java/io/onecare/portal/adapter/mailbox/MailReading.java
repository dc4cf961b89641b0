package io.onecare.portal.adapter.mailbox;

import io.onecare.core.care.MessageId;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.mailbox.IncomingMail;
import io.onecare.portal.mailbox.IncomingMail.Remark;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mail as it was received (RFC 5322, RFC 2045) and often was not written: whatever is wrong
 * with it, what can be read is read, and a remark says what could not. Thread-safe.
 */
final class MailReading {

    private static final int MAX_LINE = 300;

    private final Session session = Session.getInstance(new Properties());

    /**
     * Reads a mail.
     *
     * @param head the mail, or its beginning with all headers
     * @param whole where the parts of a mail are that is longer than its head; null if it is not,
     *     or if they cannot be reached
     * @param isComplete whether the head is all of it
     * @param receivedAt when the mailbox received it
     */
    IncomingMail read(byte[] head, @Nullable Part whole, boolean isComplete, Instant receivedAt)
            throws MessagingException, IOException {
        MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(head));
        BodyReading body = BodyReading.of(whole == null ? mail : whole);
        if (!isComplete && whole == null) {
            body.remarks.add(Remark.CUT);
        }
        MimeMessage inner = mail;
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        List<MessageId> repliesTo = new ArrayList<>(repliesTo(mail));
        if (body.certified != null && mail.getHeader("X-Trasporto") != null) {
            inner = body.certified;
            body = BodyReading.of(inner);
            remarks.add(Remark.CERTIFIED);
            repliesTo.addAll(repliesTo(inner));
        }
        body.returned.forEach(id -> repliesTo.addAll(MessageId.listOf(id)));
        Quotes quotes = Quotes.of(Plain.text(body.text.toString()));
        String rest = Plain.text(quotes.rest() + "\n\n" + body.rest);
        remarks.addAll(body.remarks);
        if (quotes.fresh().isEmpty() && rest.isEmpty()) {
            remarks.add(Remark.EMPTY);
        }
        String from = HeaderText.read(first(inner, "From"), MAX_LINE);
        EmailAddress sender = sender(inner);
        MessageId contentId =
                contentId(
                        mail, receivedAt, quotes.fresh() + "\n" + quotes.rest() + body.attachments);
        return new IncomingMail(
                id(mail, contentId),
                contentId,
                repliesTo,
                Origins.of(mail, sender == null ? "" : sender.value()),
                receivedAt,
                sentAt(inner),
                sender,
                from,
                HeaderText.read(first(inner, "Subject"), MAX_LINE),
                quotes.fresh(),
                rest,
                body.attachments,
                remarks);
    }

    /** What is left of a mail that cannot be read at all. */
    IncomingMail unread(byte[] head, Instant receivedAt) {
        MessageId contentId = MessageId.ofContent(receivedAt + "\n" + TextBytes.decode(head, null));
        try {
            MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(head));
            return IncomingMail.unread(id(mail, contentId), contentId, receivedAt);
        } catch (MessagingException noHeaders) {
            return IncomingMail.unread(contentId, contentId, receivedAt);
        }
    }

    private static MessageId id(MimeMessage mail, MessageId contentId) throws MessagingException {
        String header = first(mail, "Message-ID");
        return header == null || header.replaceAll("[<>\\s]", "").isEmpty()
                ? contentId
                : MessageId.of(header);
    }

    private static MessageId contentId(MimeMessage mail, Instant receivedAt, String words)
            throws MessagingException {
        StringBuilder content = new StringBuilder().append(receivedAt).append('\n');
        for (Header header : Collections.list(mail.getAllHeaders())) {
            content.append(header.getName()).append(':').append(header.getValue()).append('\n');
        }
        return MessageId.ofContent(content.append(words).toString());
    }

    private static List<MessageId> repliesTo(MimeMessage mail) throws MessagingException {
        List<MessageId> ids = new ArrayList<>();
        for (String name : List.of("References", "In-Reply-To")) {
            String header = first(mail, name);
            ids.addAll(header == null ? List.of() : MessageId.listOf(header));
        }
        return ids;
    }

    /** Whose answer would go to whom must be plain, or nobody is answered. */
    private static @Nullable EmailAddress sender(MimeMessage mail) throws MessagingException {
        String[] from = mail.getHeader("From");
        if (from == null || from.length != 1) {
            return null;
        }
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(from[0], false);
            return addresses.length == 1 && !addresses[0].isGroup()
                    ? EmailAddress.of(addresses[0].getAddress())
                    : null;
        } catch (MessagingException | IllegalArgumentException notOnePlainAddress) {
            return null;
        }
    }

    private static @Nullable Instant sentAt(MimeMessage mail) throws MessagingException {
        Date date = mail.getSentDate();
        return date == null ? null : date.toInstant();
    }

    private static @Nullable String first(MimeMessage mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        return values == null || values.length == 0 ? null : values[0];
    }
}
