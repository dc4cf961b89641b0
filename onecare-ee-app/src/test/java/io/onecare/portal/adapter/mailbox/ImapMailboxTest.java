package io.onecare.portal.adapter.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.onecare.portal.adapter.mailbox.FaultyLine.Break;
import io.onecare.portal.mailbox.IncomingMail;
import io.onecare.portal.mailbox.MailboxFailure;
import io.onecare.portal.settings.MailServer;
import io.onecare.portal.settings.MailboxServer;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real IMAP server, read over lines that break at every command there is. */
class ImapMailboxTest {

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** A server that knows neither MOVE nor UIDPLUS. */
    private static final Pattern OLD = Pattern.compile(" (?:MOVE|UIDPLUS)");

    /** A server that knows UIDPLUS alone. */
    private static final Pattern MOVE = Pattern.compile(" MOVE");

    private static final String INBOX = "INBOX";
    private static final String TAKEN = "OneCare.presi in carico";
    private static final String ASIDE = "OneCare.da guardare";

    private GreenMail server;
    private GreenMailUser desk;
    private ScheduledExecutorService watch;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        desk = server.setUser("rete@onecare.example", "rete", "secret");
        watch = Executors.newScheduledThreadPool(1);
    }

    @AfterEach
    void stop() {
        watch.shutdownNow();
        server.stop();
    }

    @Test
    void mails_are_handed_over_and_put_away() throws Exception {
        deliver("Uno", "Due", "Tre");
        List<String> taken = new ArrayList<>();

        boolean isMore =
                mailbox(server.getImap().getPort()).read(mail -> taken.add(mail.subject()));

        assertThat(isMore).isFalse();
        assertThat(taken).containsExactly("Uno", "Due", "Tre");
        assertThat(subjects(INBOX)).isEmpty();
        assertThat(subjects(TAKEN)).containsExactlyInAnyOrder("Uno", "Due", "Tre");
        assertThat(subjects(ASIDE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void every_mail_is_taken_wherever_the_line_breaks(Break where) throws Exception {
        everyBreak(where, NOTHING);
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void every_mail_is_taken_wherever_the_line_breaks_without_move(Break where) throws Exception {
        everyBreak(where, MOVE);
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void every_mail_is_taken_wherever_the_line_breaks_on_an_old_server(Break where)
            throws Exception {
        everyBreak(where, OLD);
    }

    /** Breaks at each command in turn until a reading comes through, each from the beginning. */
    private void everyBreak(Break where, Pattern hidden) throws Exception {
        int breaks = 0;
        boolean isThrough = false;
        for (int command = firstOfInterest(hidden); !isThrough; command++) {
            server.purgeEmailFromAllMailboxes();
            deliver("Uno", "Due");
            Set<String> committed = new LinkedHashSet<>();
            try (FaultyLine line =
                    new FaultyLine(server.getImap().getPort(), command, where, hidden)) {
                try {
                    mailbox(line.port()).read(mail -> committed.add(mail.id().value()));
                    isThrough = line.commands().size() < command;
                } catch (MailboxFailure broken) {
                    breaks++;
                }
            }
            assertThat(new LinkedHashSet<>(everywhere())).as("nothing is ever lost").hasSize(2);

            List<String> again = new ArrayList<>();
            try (FaultyLine line = new FaultyLine(server.getImap().getPort(), 0, where, hidden)) {
                mailbox(line.port())
                        .read(
                                mail -> {
                                    again.add(mail.id().value());
                                    committed.add(mail.id().value());
                                });
            }

            assertThat(committed).as("each is taken").hasSize(2);
            assertThat(again).as("only what was not put away comes again").hasSizeLessThan(3);
            assertThat(unflagged(INBOX)).isEmpty();
            assertThat(new LinkedHashSet<>(subjects(TAKEN)))
                    .containsExactlyInAnyOrder("Uno", "Due");
            assertThat(subjects(ASIDE)).isEmpty();
        }
        assertThat(breaks).as("each step was one at which the line broke").isGreaterThan(6);
    }

    /** Up to the opening of the inbox all servers are the same, and one is tried from the start. */
    private int firstOfInterest(Pattern hidden) {
        if (hidden == NOTHING) {
            return 1;
        }
        mailbox(server.getImap().getPort()).read(mail -> {}); // makes the folders
        try (FaultyLine line =
                new FaultyLine(server.getImap().getPort(), 0, Break.BEFORE_COMMAND, hidden)) {
            mailbox(line.port()).read(mail -> {});
            return 1 + line.commands().indexOf("SELECT INBOX");
        }
    }

    @Test
    void what_cannot_be_taken_stays() throws Exception {
        deliver("Uno", "Due");

        assertThatThrownBy(
                        () ->
                                mailbox(server.getImap().getPort())
                                        .read(
                                                mail -> {
                                                    throw new IllegalStateException("no database");
                                                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(subjects(INBOX)).containsExactly("Uno", "Due");
        assertThat(subjects(TAKEN)).isEmpty();
    }

    @Test
    void what_cannot_be_taken_for_what_it_says_is_taken_without_it_and_put_aside()
            throws Exception {
        deliver("Uno", "Veleno", "Tre");
        List<IncomingMail> taken = new ArrayList<>();

        mailbox(server.getImap().getPort())
                .read(
                        mail -> {
                            if (mail.subject().equals("Veleno")) {
                                throw new IllegalStateException("poison");
                            }
                            taken.add(mail);
                        });

        assertThat(taken).extracting(IncomingMail::subject).containsExactly("Uno", "", "Tre");
        assertThat(taken.get(1).remarks()).containsExactly(IncomingMail.Remark.UNREADABLE);
        assertThat(subjects(TAKEN)).containsExactly("Uno", "Tre");
        assertThat(subjects(ASIDE)).containsExactly("Veleno");
        assertThat(subjects(INBOX)).isEmpty();
    }

    @Test
    void a_moment_of_trouble_puts_nothing_aside() throws Exception {
        deliver("Uno");
        List<String> tries = new ArrayList<>();

        mailbox(server.getImap().getPort())
                .read(
                        mail -> {
                            tries.add(mail.subject());
                            if (tries.size() == 1) {
                                throw new IllegalStateException("deadlock");
                            }
                        });

        assertThat(tries).containsExactly("Uno", "Uno");
        assertThat(subjects(TAKEN)).containsExactly("Uno");
    }

    @Test
    void several_readers_take_each_mail_and_lose_none() throws Exception {
        for (Pattern hidden : List.of(NOTHING, MOVE, OLD)) {
            server.purgeEmailFromAllMailboxes();
            deliver(IntStream.range(0, 20).mapToObj(n -> "Mail " + n).toArray(String[]::new));
            Set<String> taken = ConcurrentHashMap.newKeySet();
            try (FaultyLine line =
                    new FaultyLine(server.getImap().getPort(), 0, Break.BEFORE_COMMAND, hidden)) {
                readers(3, line.port(), taken);
                mailbox(line.port()).read(mail -> taken.add(mail.subject()));
            }

            assertThat(taken).hasSize(20);
            assertThat(unflagged(INBOX)).isEmpty();
            assertThat(new LinkedHashSet<>(subjects(TAKEN))).hasSize(20);
        }
    }

    private void readers(int howMany, int port, Set<String> taken) throws Exception {
        java.util.concurrent.ExecutorService pool = Executors.newFixedThreadPool(howMany);
        try {
            CountDownLatch together = new CountDownLatch(howMany);
            List<Future<?>> readers = new ArrayList<>();
            for (int n = 0; n < howMany; n++) {
                readers.add(
                        pool.submit(
                                () -> {
                                    together.countDown();
                                    together.await();
                                    mailbox(port).read(mail -> taken.add(mail.subject()));
                                    return null;
                                }));
            }
            for (Future<?> reader : readers) {
                try {
                    reader.get();
                } catch (java.util.concurrent.ExecutionException fault) {
                    // a reader may trip over another one; it comes again
                    assertThat(fault.getCause()).isInstanceOf(MailboxFailure.class);
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_full_mailbox_is_emptied_in_steps() throws Exception {
        deliver(IntStream.range(0, 60).mapToObj(n -> "Mail " + n).toArray(String[]::new));
        List<String> taken = new ArrayList<>();
        try (FaultyLine line =
                new FaultyLine(server.getImap().getPort(), 0, Break.BEFORE_COMMAND, NOTHING)) {
            ImapMailbox mailbox = mailbox(line.port());

            assertThat(mailbox.read(mail -> taken.add(mail.subject()))).isTrue();
            assertThat(taken).hasSize(50);
            assertThat(mailbox.read(mail -> taken.add(mail.subject()))).isFalse();
            assertThat(taken).hasSize(60);
        }
    }

    @Test
    void what_is_attached_to_a_large_mail_is_not_fetched() throws Exception {
        String base64 = ("QUFB".repeat(19) + "\r\n").repeat(100_000);
        deliver(
                mail(
                        "Grande",
                        "Content-Type: multipart/mixed; boundary=b1",
                        "--b1\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment;"
                                + " filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                + base64
                                + "\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                                + "Il testo sta in fondo.\r\n--b1--\r\n"));
        List<IncomingMail> taken = new ArrayList<>();
        try (FaultyLine line =
                new FaultyLine(server.getImap().getPort(), 0, Break.BEFORE_COMMAND, NOTHING)) {
            mailbox(line.port()).read(taken::add);

            assertThat(line.commands().stream().filter(said -> said.contains("FETCH")).count())
                    .as("in chunks of 64 KiB, half a megabyte of seven")
                    .isLessThan(20);
        }

        assertThat(taken.get(0).text()).isEqualTo("Il testo sta in fondo.");
        assertThat(taken.get(0).attachments()).containsExactly("a.pdf (application/pdf)");
        assertThat(taken.get(0).remarks()).isEmpty();
        assertThat(subjects(TAKEN)).containsExactly("Grande");
    }

    @Test
    void what_somebody_has_flagged_as_deleted_is_left_alone() throws Exception {
        deliver("Uno", "Due");
        server.getManagers()
                .getImapHostManager()
                .getInbox(desk)
                .getMessages()
                .get(0)
                .setFlag(jakarta.mail.Flags.Flag.DELETED, true);
        List<String> taken = new ArrayList<>();

        mailbox(server.getImap().getPort()).read(mail -> taken.add(mail.subject()));

        assertThat(taken).containsExactly("Due");
        assertThat(subjects(INBOX)).containsExactly("Uno");
    }

    @Test
    void a_server_that_is_silent_is_left_after_a_while() throws Exception {
        try (java.net.ServerSocket silent =
                new java.net.ServerSocket(0, 10, java.net.InetAddress.getLoopbackAddress())) {
            ImapMailbox mailbox =
                    new ImapMailbox(
                            server(silent.getLocalPort()),
                            Clock.systemUTC(),
                            watch,
                            new ImapMailbox.Patience(
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(60),
                                    Duration.ofMillis(300)));

            long before = System.nanoTime();
            assertThatThrownBy(() -> mailbox.read(mail -> {})).isInstanceOf(MailboxFailure.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_wrong_password_or_nobody_there_is_a_failure_without_words_of_either() {
        MailboxServer wrong = server(server.getImap().getPort());
        ImapMailbox mailbox =
                new ImapMailbox(
                        new MailboxServer(
                                wrong.host(),
                                wrong.port(),
                                wrong.security(),
                                wrong.user(),
                                "no",
                                wrong.inbox(),
                                wrong.taken(),
                                wrong.aside()),
                        Clock.systemUTC(),
                        watch);

        assertThatThrownBy(() -> mailbox.read(mail -> {}))
                .isInstanceOf(MailboxFailure.class)
                .hasMessageNotContaining("rete");
        server.stop();
        assertThatThrownBy(() -> mailbox.read(mail -> {})).isInstanceOf(MailboxFailure.class);
    }

    @Test
    void a_mailbox_without_tls_is_not_read_if_tls_is_wanted() throws Exception {
        deliver("Uno");
        for (MailServer.Security security :
                List.of(MailServer.Security.TLS, MailServer.Security.STARTTLS)) {
            MailboxServer plain = server(server.getImap().getPort());
            ImapMailbox mailbox =
                    new ImapMailbox(
                            new MailboxServer(
                                    plain.host(),
                                    plain.port(),
                                    security,
                                    plain.user(),
                                    plain.password(),
                                    plain.inbox(),
                                    plain.taken(),
                                    plain.aside()),
                            Clock.systemUTC(),
                            watch);

            assertThatThrownBy(() -> mailbox.read(mail -> {})).isInstanceOf(MailboxFailure.class);
        }
    }

    private ImapMailbox mailbox(int port) {
        return new ImapMailbox(
                server(port),
                Clock.systemUTC(),
                watch,
                new ImapMailbox.Patience(
                        Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(20)));
    }

    private static MailboxServer server(int port) {
        return new MailboxServer(
                "127.0.0.1",
                port,
                MailServer.Security.NONE,
                "rete",
                "secret",
                "INBOX",
                "OneCare/presi in carico",
                "OneCare/da guardare");
    }

    private void deliver(String... subjects) throws Exception {
        for (String subject : subjects) {
            deliver(mail(subject, "Content-Type: text/plain", "Testo di " + subject));
        }
    }

    private void deliver(MimeMessage mail) {
        desk.deliver(mail);
    }

    private static MimeMessage mail(String subject, String type, String body) throws Exception {
        String raw =
                "From: anna@example.org\r\nSubject: %s\r\nMessage-ID: <%s@example.org>\r\n%s\r\n\r\n%s"
                        .formatted(subject, subject.replace(' ', '.'), type, body);
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> everywhere() throws Exception {
        List<String> all = new ArrayList<>(subjects(INBOX));
        all.addAll(subjects(TAKEN));
        all.addAll(subjects(ASIDE));
        return all;
    }

    private List<String> subjects(String folder) throws Exception {
        return subjects(folder, true);
    }

    /** What no reader would look at again is flagged. */
    private List<String> unflagged(String folder) throws Exception {
        return subjects(folder, false);
    }

    private List<String> subjects(String folder, boolean isFlaggedToo) throws Exception {
        com.icegreen.greenmail.store.MailFolder found =
                server.getManagers().getImapHostManager().getFolder(desk, folder);
        List<String> subjects = new ArrayList<>();
        if (found != null) {
            for (com.icegreen.greenmail.store.StoredMessage message : found.getMessages()) {
                if (isFlaggedToo || !message.getFlags().contains(jakarta.mail.Flags.Flag.DELETED)) {
                    subjects.add(message.getMimeMessage().getSubject());
                }
            }
        }
        return subjects;
    }
}
