package io.onecare.portal.adapter.mail;

import io.onecare.core.care.MessageId;
import io.onecare.core.notification.ClaimedNotification;
import io.onecare.core.notification.spi.NotificationSender;
import io.onecare.core.notification.spi.SendResult;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.calendar.CalendarFile;
import io.onecare.portal.mail.Draft;
import io.onecare.portal.mail.Letter;
import io.onecare.portal.mail.Reply;
import io.onecare.portal.settings.MailServer;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages by SMTP (RFC 5321), one connection a message, as text and HTML. Comes back after
 * {@link Patience#total} at the latest, whatever the server does, and the time it takes to look up
 * the server's name. Writes nothing to a log. Thread-safe.
 */
public final class MailSender implements NotificationSender {

    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(90));

    private final MailServer server;
    private final EmailAddress from;
    private final Supplier<String> senderName;
    private final Function<ClaimedNotification, Draft> words;
    private final Clock clock;
    private final ScheduledExecutorService watch;
    private final Patience patience;

    /** How long is waited for a connection, for one answer of the server, and for all of it. */
    record Patience(Duration connect, Duration answer, Duration total) {}

    /**
     * Sends through a mail server.
     *
     * @param server the mail server
     * @param from the address that mails come from
     * @param senderName gives the name beside it; control characters are left out
     * @param words finds the words of a message, in transactions of its own
     * @param clock tells the date of a mail
     * @param watch ends connections that take too long
     */
    public MailSender(
            MailServer server,
            EmailAddress from,
            Supplier<String> senderName,
            Function<ClaimedNotification, Draft> words,
            Clock clock,
            ScheduledExecutorService watch) {
        this(server, from, senderName, words, clock, watch, PATIENCE);
    }

    /** With another patience, for tests. */
    MailSender(
            MailServer server,
            EmailAddress from,
            Supplier<String> senderName,
            Function<ClaimedNotification, Draft> words,
            Clock clock,
            ScheduledExecutorService watch,
            Patience patience) {
        this.server = server;
        this.from = from;
        this.senderName = senderName;
        this.words = words;
        this.clock = clock;
        this.watch = watch;
        this.patience = patience;
    }

    @Override
    public SendResult send(ClaimedNotification notification) {
        Draft draft = words.apply(notification);
        if (draft instanceof Draft.NothingToSay) {
            return new SendResult.Superseded();
        }
        InternetAddress recipient;
        try {
            recipient = new InternetAddress(notification.recipient().value(), true);
        } catch (AddressException malformed) {
            return new SendResult.PermanentFailure("BAD_ADDRESS");
        }
        return send(notification, recipient, ((Draft.Ready) draft).letter());
    }

    private SendResult send(
            ClaimedNotification notification, InternetAddress recipient, Letter letter) {
        MailLine line = new MailLine();
        Future<?> end =
                watch.schedule(line::cut, patience.total().toMillis(), TimeUnit.MILLISECONDS);
        try {
            Session session = Session.getInstance(properties(line));
            MimeMessage message = message(session, notification, recipient, letter);
            Transport transport = session.getTransport("smtp");
            try {
                transport.connect(server.host(), server.port(), server.user(), server.password());
                transport.sendMessage(message, new InternetAddress[] {recipient});
                return new SendResult.Sent();
            } finally {
                close(transport);
            }
        } catch (MessagingException fault) {
            return SmtpFailure.of(fault, line.isCut());
        } finally {
            end.cancel(false);
            line.cut();
        }
    }

    /**
     * Whether the server has taken the message over is known by then: what fails here is no news.
     */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // the server hung up first
        }
    }

    private MimeMessage message(
            Session session,
            ClaimedNotification notification,
            InternetAddress recipient,
            Letter letter)
            throws MessagingException {
        String messageId = "<" + notification.id() + "@" + domain() + ">";
        MimeMessage message =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", messageId);
                    }
                };
        message.setFrom(sender());
        message.setRecipient(Message.RecipientType.TO, recipient);
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        reply(message, letter.reply());
        message.setContentLanguage(new String[] {letter.language().tag()});
        MimeMultipart words =
                new MimeMultipart(
                        "alternative", part(letter.text(), "plain"), part(letter.html(), "html"));
        CalendarFile calendar = letter.calendar();
        message.setContent(
                calendar == null
                        ? words
                        : new MimeMultipart("mixed", part(words), attachment(calendar)));
        message.saveChanges();
        return message;
    }

    /** RFC 3834: nobody's absence notice answers to either; RFC 5322, 3.6.4. */
    private static void reply(MimeMessage message, @Nullable Reply reply)
            throws MessagingException {
        boolean isAnswer = reply != null && reply.isAutomatic() && !reply.references().isEmpty();
        message.setHeader("Auto-Submitted", isAnswer ? "auto-replied" : "auto-generated");
        if (reply != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(reply.to().value())});
            List<MessageId> ids = reply.references();
            if (!ids.isEmpty()) {
                message.setHeader("In-Reply-To", inBrackets(ids.get(ids.size() - 1)));
                message.setHeader(
                        "References",
                        ids.stream()
                                .map(MailSender::inBrackets)
                                .collect(Collectors.joining("\r\n ")));
            }
        }
    }

    private static String inBrackets(MessageId id) {
        return "<" + id.value() + ">";
    }

    private InternetAddress sender() throws MessagingException {
        try {
            String name = senderName.get().replaceAll("\\p{Cntrl}+", " ").strip();
            return new InternetAddress(from.value(), name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static MimeBodyPart part(MimeMultipart words) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(words);
        return part;
    }

    /** In base 64: its line ends must arrive as they are. */
    private static MimeBodyPart attachment(CalendarFile calendar) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                calendar.content().getBytes(StandardCharsets.UTF_8),
                                calendar.contentType())));
        part.setFileName(CalendarFile.NAME);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private String domain() {
        return from.value().substring(from.value().indexOf('@') + 1);
    }

    private Properties properties(MailLine line) {
        Properties properties = new Properties();
        properties.put("mail.smtp.socketFactory", line);
        properties.put("mail.smtp.ssl.socketFactory", line);
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put(
                "mail.smtp.connectiontimeout", String.valueOf(patience.connect().toMillis()));
        properties.put("mail.smtp.timeout", String.valueOf(patience.answer().toMillis()));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.from", from.value());
        properties.put("mail.smtp.localhost", domain()); // else it asks for this machine's name
        properties.put("mail.smtp.auth", String.valueOf(server.user() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }
}
