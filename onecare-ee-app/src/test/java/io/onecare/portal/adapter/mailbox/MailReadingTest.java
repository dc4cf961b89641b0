package io.onecare.portal.adapter.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.onecare.core.care.MailOrigin;
import io.onecare.core.care.MessageId;
import io.onecare.portal.mailbox.IncomingMail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads mails as they come: each file of the folder {@code mails} beside what must be read in it,
 * which was written by hand.
 */
class MailReadingTest {

    private static final Path MAILS =
            Path.of("src/test/resources/io/onecare/portal/adapter/mailbox/mails");

    private static final Instant RECEIVED = Instant.parse("2025-04-17T08:22:05Z");

    private final MailReading reading = new MailReading();

    static List<String> mails() throws IOException {
        try (Stream<Path> files = Files.list(MAILS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.replace(".eml", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void a_mail_is_read_as_its_sender_meant_it(String name) throws IOException {
        IncomingMail mail = read(bytes(name));

        assertThat(shown(mail)).isEqualTo(Files.readString(MAILS.resolve(name + ".txt")));
    }

    @Test
    void there_are_many_mails() throws IOException {
        assertThat(mails()).hasSizeGreaterThan(50);
    }

    /** A mail can end anywhere: a line may break, a disk may be full. */
    @ParameterizedTest
    @MethodSource("mails")
    void a_mail_is_read_wherever_it_ends(String name) throws IOException {
        byte[] whole = bytes(name);
        int step = Math.max(1, whole.length / 60);
        for (int end = 0; end < whole.length; end += step) {
            byte[] head = Arrays.copyOf(whole, end);

            assertThat(read(head)).isNotNull();
        }
    }

    @Test
    void a_mail_without_an_id_is_known_by_all_it_says() {
        String mail = "From: a@example.org\r\nSubject: x\r\n\r\nRichiamatemi.\r\n";
        MessageId id = read(ascii(mail)).id();

        assertThat(read(ascii(mail)).id()).isEqualTo(id);
        assertThat(read(ascii(mail.replace("Richiamatemi", "Grazie"))).id()).isNotEqualTo(id);
        assertThat(read(ascii("Received: by x; 2\r\n" + mail)).id()).isNotEqualTo(id);
        assertThat(read(ascii("Message-ID: < >\r\n" + mail)).id().value()).startsWith("sha256.");
        assertThat(read(ascii("Message-ID: <a@b>\r\n" + mail)).id()).isEqualTo(MessageId.of("a@b"));
    }

    @Test
    void the_same_mail_received_at_another_moment_is_another_one_unless_it_has_an_id()
            throws Exception {
        byte[] mail = ascii("From: a@example.org\r\n\r\nRichiamatemi.\r\n");

        assertThat(reading.read(mail, null, true, RECEIVED.plusSeconds(1)).id())
                .isNotEqualTo(read(mail).id());
    }

    @Test
    void an_empty_return_path_is_a_machines() {
        String mail = "From: a@example.org\r\n\r\nx\r\n";

        assertThat(read(ascii("Return-Path: <>\r\n" + mail)).origin())
                .isEqualTo(MailOrigin.MACHINE);
        assertThat(read(ascii("Return-Path: <a@example.org>\r\n" + mail)).origin())
                .isEqualTo(MailOrigin.PERSON);
    }

    @Test
    void of_a_text_that_is_too_long_the_beginning_is_read() {
        byte[] mail = ascii("From: a@example.org\r\n\r\nInizio. " + "x".repeat(2_000_000) + "\r\n");

        IncomingMail read = read(mail);

        assertThat(read.text()).startsWith("Inizio.").hasSizeLessThan(300_000);
        assertThat(read.remarks()).containsExactly(IncomingMail.Remark.CUT);
    }

    @Test
    void of_a_head_that_is_not_all_the_operator_is_told() throws Exception {
        IncomingMail read =
                reading.read(ascii("From: a@example.org\r\n\r\nInizio."), null, false, RECEIVED);

        assertThat(read.text()).isEqualTo("Inizio.");
        assertThat(read.remarks()).containsExactly(IncomingMail.Remark.CUT);
    }

    /** What a quarter of a megabyte of anything costs is what it is long, not its square. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t",
                "\n",
                "> ",
                ">\n",
                "Il ",
                "Il giorno\n",
                "Da: x\n",
                "Da: x\nA: y\n",
                "<",
                "<div>",
                "<blockquote>",
                "<blockquote>x<br>",
                "<p style='display",
                "=?a?B?",
                "&",
                "x"
            })
    void a_mail_that_is_made_to_be_slow_is_not(String piece) {
        String words = piece.repeat(250_000 / piece.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> {
                    read(ascii("From: a@example.org\r\nSubject: " + words.strip() + "\r\n\r\nx"));
                    read(ascii("From: a@example.org\r\n\r\n" + words + "x"));
                    read(
                            ascii(
                                    "From: a@example.org\r\nContent-Type: text/html\r\n\r\n"
                                            + words
                                            + "x"));
                });
    }

    @Test
    void nothing_of_a_mail_is_in_what_a_log_would_show() throws IOException {
        assertThat(read(bytes("plain-utf8"))).hasToString("IncomingMail(…)");
    }

    private IncomingMail read(byte[] mail) {
        try {
            return reading.read(mail, null, true, RECEIVED);
        } catch (MessagingException | IOException fault) {
            throw new AssertionError(fault);
        }
    }

    private static String shown(IncomingMail mail) {
        List<String> lines = new ArrayList<>();
        lines.add("from: " + mail.from());
        lines.add("sender: " + (mail.sender() == null ? "" : mail.sender().value()));
        lines.add("origin: " + mail.origin());
        lines.add("subject: " + mail.subject());
        mail.repliesTo().forEach(id -> lines.add("replies to: " + id.value()));
        mail.attachments().forEach(name -> lines.add("attached: " + name));
        mail.remarks().stream().sorted().forEach(remark -> lines.add("remark: " + remark));
        lines.add("text:");
        lines.add(mail.text());
        if (!mail.rest().isEmpty()) {
            lines.add("rest:");
            lines.add(mail.rest());
        }
        return String.join("\n", lines).replaceAll("\\n+$", "") + "\n";
    }

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(MAILS.resolve(name + ".eml"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
