package io.onecare.portal.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.care.MessageId;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.ClaimedNotification;
import io.onecare.core.notification.NotificationId;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.spi.NotificationSender;
import io.onecare.core.notification.spi.NotificationSenderContract;
import io.onecare.core.notification.spi.SendResult;
import io.onecare.core.person.EmailAddress;
import io.onecare.portal.faces.Language;
import io.onecare.portal.mail.Draft;
import io.onecare.portal.mail.Letter;
import io.onecare.portal.mail.Reply;
import io.onecare.portal.settings.MailServer;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over a real SMTP server. Time-outs are seconds here, and what is checked is that they count. */
@Timeout(60)
class MailSenderTest extends NotificationSenderContract {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-24T09:30:00Z"), ZoneOffset.UTC);
    private static final Letter LETTER =
            new Letter(
                    Language.IT,
                    "Salute & Co.: perché l’è così",
                    "Il codice è 7K3M-9Q2D.\n.\nL’ultima riga comincia dopo un punto: è qui.\n",
                    "<!DOCTYPE html><p>Il codice è <strong>7K3M-9Q2D</strong>.</p>");
    private static final EmailAddress FROM = EmailAddress.of("noreply@onecare.example");
    private static final EmailAddress RECIPIENT = EmailAddress.of("marea.d'acqua@example.org");
    private static final String NOBODY = "nobody@example.org";

    private final MailServerDouble server = new MailServerDouble();
    private final ScheduledExecutorService watch = Executors.newScheduledThreadPool(1);
    private final NotificationSender sender = sender(message -> new Draft.Ready(LETTER));

    MailSenderTest() {
        server.answer(line -> line.contains(NOBODY) ? "550 5.1.1 " + NOBODY + " unknown" : null);
    }

    @AfterEach
    void stop() {
        watch.shutdownNow();
        server.close();
    }

    @Override
    protected NotificationSender sender() {
        return sender;
    }

    @Override
    protected ClaimedNotification deliverable() {
        return message(RECIPIENT);
    }

    @Override
    protected ClaimedNotification undeliverable() {
        return message(EmailAddress.of(NOBODY));
    }

    @Override
    protected void disconnect() {
        server.shut();
    }

    @Override
    protected void reconnect() {
        server.reopen();
    }

    @Override
    protected boolean fallSilent() {
        server.fallSilent();
        return true;
    }

    @Override
    protected List<Arrival> arrivals() {
        return server.arrivals();
    }

    @Test
    void a_mail_is_text_and_html_in_utf_8_with_the_headers_of_a_machine() throws Exception {
        ClaimedNotification message = deliverable();

        sender.send(message);

        MimeMessage mail = server.messages().get(0);
        assertThat(mail.getMessageID()).isEqualTo("<" + message.id() + "@onecare.example>");
        assertThat(mail.getSubject()).isEqualTo("Salute & Co.: perché l’è così");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentLanguage()).containsExactly("it");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(CLOCK.instant()));
        assertThat(mail.getFrom())
                .containsExactly(new InternetAddress("noreply@onecare.example", "Salute & Co."));
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Salute è Co.");
        Multipart parts = (Multipart) mail.getContent();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(type(parts.getBodyPart(0))).isEqualTo("text/plain; charset=utf-8");
        assertThat(lines(parts.getBodyPart(0))).isEqualTo(LETTER.text());
        assertThat(type(parts.getBodyPart(1))).isEqualTo("text/html; charset=utf-8");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo(LETTER.html());
    }

    @Test
    void a_letter_of_a_correspondence_follows_the_mails_before_it() throws Exception {
        List<MessageId> before =
                List.of(MessageId.of("<a@x.example>"), MessageId.of("<b@x.example>"));
        Reply receipt = new Reply(EmailAddress.of("rete@onecare.example"), before, true);
        Reply answer = new Reply(EmailAddress.of("rete@onecare.example"), List.of(), false);

        sender(message -> new Draft.Ready(letter(receipt))).send(deliverable());
        sender(message -> new Draft.Ready(letter(answer))).send(deliverable());

        MimeMessage reply = server.messages().get(0);
        assertThat(reply.getHeader("In-Reply-To")).containsExactly("<b@x.example>");
        assertThat(reply.getHeader("References", null).split("\\s+"))
                .containsExactly("<a@x.example>", "<b@x.example>");
        assertThat(reply.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(reply.getReplyTo()).containsExactly(new InternetAddress("rete@onecare.example"));
        MimeMessage first = server.messages().get(1);
        assertThat(first.getHeader("References")).isNull();
        assertThat(first.getHeader("In-Reply-To")).isNull();
        assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    private static Letter letter(Reply reply) {
        return new Letter(
                LETTER.language(), LETTER.subject(), LETTER.text(), LETTER.html(), null, reply);
    }

    @Test
    void the_senders_address_is_that_of_the_envelope_and_the_machines_name_stays_here() {
        sender.send(deliverable());

        assertThat(server.commands())
                .contains("EHLO onecare.example", "MAIL FROM:<noreply@onecare.example>")
                .anyMatch(line -> line.startsWith("RCPT TO:<marea.d'acqua@example.org>"));
    }

    @Test
    void a_line_break_in_a_name_or_subject_begins_no_header() throws Exception {
        String evil = "One\r\nBcc: all@example.org\r\n\r\nCare";
        Letter letter = new Letter(Language.EN, "Code\r\nBcc: all@example.org", "text", "<p>x");
        NotificationSender injecting =
                sender(evil, MailServer.Security.NONE, message -> new Draft.Ready(letter));

        assertThat(injecting.send(deliverable())).isInstanceOf(SendResult.Sent.class);

        MimeMessage mail = server.messages().get(0);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Code Bcc: all@example.org");
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal())
                .isEqualTo("One Bcc: all@example.org Care");
        assertThat(server.commands()).filteredOn(line -> line.startsWith("RCPT")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 unknown,         SMTP:550, permanent",
        "RCPT, 550 unknown,               SMTP:550, permanent",
        "RCPT, 552 5.2.2 mailbox is full, SMTP:552, permanent",
        "RCPT, 450 4.2.1 greylisted,      SMTP:450, temporary",
        "RCPT, 452 too many,              SMTP:452, temporary",
        "RCPT, 554 5.7.1 relay denied,    SMTP:554, temporary",
        "RCPT, 530 5.7.0 log in first,    SMTP:530, temporary",
        "MAIL, 550 5.1.8 bad sender,      SMTP:550, temporary",
        "MAIL, 451 not now,               SMTP:451, temporary",
        "DATA, 451 4.3.0 disk full,       SMTP:451, temporary",
        "DATA, 554 5.7.1 looks like spam, SMTP:554, temporary",
        "EHLO, 421 going down,            NOT_SENT, temporary",
    })
    void what_the_server_refuses_is_permanent_only_if_it_is_about_the_recipient(
            String command, String answer, String problem, String expected) {
        server.answer(line -> line.startsWith(command) || isHelo(command, line) ? answer : null);

        SendResult result = sender.send(deliverable());

        assertThat(result)
                .isEqualTo(
                        expected.equals("permanent")
                                ? new SendResult.PermanentFailure(problem)
                                : new SendResult.TemporaryFailure(problem));
        assertThat(server.messages()).isEmpty();
    }

    @Test
    void a_server_that_hangs_up_in_the_middle_is_a_temporary_failure() {
        for (String command : List.of("EHLO", "MAIL", "RCPT", "DATA", ".")) {
            server.answer(line -> line.startsWith(command) ? MailServerDouble.HANG_UP : null);

            assertThat(sender.send(deliverable()))
                    .as(command)
                    .isInstanceOf(SendResult.TemporaryFailure.class);
        }
        assertThat(server.messages()).isEmpty();
    }

    @Test
    void a_message_that_was_taken_over_is_sent_though_the_server_hangs_up_at_once() {
        server.answer(line -> line.equals("QUIT") ? MailServerDouble.HANG_UP : null);

        assertThat(sender.send(deliverable())).isInstanceOf(SendResult.Sent.class);
        assertThat(server.messages()).hasSize(1);
    }

    @Test
    void a_server_that_says_nothing_is_left_after_the_time_for_an_answer() {
        server.fallSilent();

        long before = System.nanoTime();
        SendResult result = sender.send(deliverable());

        assertThat(result).isEqualTo(new SendResult.TemporaryFailure("TIME_OUT"));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    /** Each byte comes in time, and the whole never. */
    @Test
    void a_server_that_answers_letter_by_letter_is_left_when_the_time_for_all_is_over() {
        server.answer(line -> line.startsWith("RCPT") ? MailServerDouble.DRIP : null);

        long before = System.nanoTime();
        SendResult result = sender.send(deliverable());

        assertThat(result).isEqualTo(new SendResult.TemporaryFailure("TIME_OUT"));
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(8));
    }

    @Test
    void nothing_is_said_in_clear_to_a_server_that_does_not_encrypt() {
        for (MailServer.Security security :
                List.of(MailServer.Security.STARTTLS, MailServer.Security.TLS)) {
            SendResult result =
                    sender("OneCare", security, message -> new Draft.Ready(LETTER))
                            .send(deliverable());

            assertThat(result).as("%s", security).isInstanceOf(SendResult.TemporaryFailure.class);
        }
        assertThat(server.commands()).noneMatch(line -> line.startsWith("MAIL"));
        assertThat(server.messages()).isEmpty();
    }

    @Test
    void what_is_not_true_any_more_is_left() {
        assertThat(sender(message -> new Draft.NothingToSay()).send(deliverable()))
                .isEqualTo(new SendResult.Superseded());
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void a_fault_in_the_words_reaches_the_dispatcher() {
        NotificationSender faulty =
                sender(
                        message -> {
                            throw new IllegalStateException("template");
                        });

        assertThatThrownBy(() -> faulty.send(deliverable())).hasMessage("template");
    }

    @Test
    void no_log_names_the_recipient() {
        List<String> logged = new ArrayList<>();
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        // the server is in this JVM too, and logs what it likes
                        if (!String.valueOf(entry.getLoggerName()).startsWith("com.icegreen")) {
                            logged.add(
                                    entry.getMessage()
                                            + entry.getThrown()
                                            + Stream.ofNullable(entry.getParameters())
                                                    .flatMap(Stream::of)
                                                    .toList());
                        }
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        root.setLevel(Level.INFO); // as the server runs; finer, Jakarta Mail traces what it sends
        try {
            sender.send(deliverable());
            sender.send(undeliverable());
            server.shut();
            sender.send(deliverable());
        } finally {
            root.setLevel(before);
            root.removeHandler(handler);
        }

        assertThat(logged).noneMatch(line -> line.contains("example.org"));
    }

    private static boolean isHelo(String command, String line) {
        return command.equals("EHLO") && line.startsWith("HELO");
    }

    private static String type(BodyPart part) throws Exception {
        return part.getContentType().toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static String lines(BodyPart part) throws Exception {
        return String.valueOf(part.getContent()).replace("\r\n", "\n");
    }

    private NotificationSender sender(Function<ClaimedNotification, Draft> words) {
        return sender("Salute è Co.", MailServer.Security.NONE, words);
    }

    private NotificationSender sender(
            String name, MailServer.Security security, Function<ClaimedNotification, Draft> words) {
        return new MailSender(
                new MailServer("127.0.0.1", server.port(), security, null, null),
                FROM,
                () -> name,
                words,
                CLOCK,
                watch,
                new MailSender.Patience(
                        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }

    private static ClaimedNotification message(EmailAddress recipient) {
        return new ClaimedNotification(
                NotificationId.of(UUID.randomUUID()),
                NotificationKind.REGISTRATION_CODE,
                Audience.ACCOUNT,
                UUID.randomUUID(),
                1,
                recipient,
                1,
                UUID.randomUUID());
    }

    @Override
    protected Optional<ClaimedNotification> obsolete() {
        return Optional.empty();
    }
}
