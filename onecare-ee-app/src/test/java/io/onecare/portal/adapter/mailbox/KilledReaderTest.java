package io.onecare.portal.adapter.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that reads a real mailbox into a real database is killed (SIGKILL) at moments that
 * nobody has chosen, and started again: every mail becomes one request, and none is lost.
 */
class KilledReaderTest {

    private static final int KILLS = 5;
    private static final int MAILS_A_ROUND = 12;
    private static final int KILLED = 128 + 9;

    /** Said in a failure, so that it can be had again. */
    private static final long SEED = System.nanoTime();

    @TempDir private Path folder;

    private final Random random = new Random(SEED);
    private GreenMail server;
    private GreenMailUser desk;
    private String database;
    private int delivered;

    @BeforeEach
    void start() throws SQLException {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        desk = server.setUser("rete@onecare.example", "rete", "secret");
        database = "jdbc:h2:file:" + folder.resolve("desk") + ";WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create table mail (id varchar(250) primary key)");
            statement.execute(
                    "create table request (id uuid primary key, mail varchar(250) not null)");
        }
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void every_mail_becomes_one_request_however_often_the_reader_is_killed() throws Exception {
        int halfway = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            deliver(MAILS_A_ROUND);
            Process reader = reader();
            try (BufferedReader said = reader.inputReader(StandardCharsets.UTF_8)) {
                int after = random.nextInt(MAILS_A_ROUND - 2);
                for (int taken = 0; taken < after && said.readLine() != null; taken++) {
                    // goes on reading
                }
                LockSupport.parkNanos(random.nextInt(40_000_000));
                reader.destroyForcibly();
                assertThat(reader.waitFor()).as("killed, and not through").isIn(0, KILLED);
            }
            halfway += waiting().isEmpty() ? 0 : 1;
        }
        assertThat(halfway).as("killed with mails still to be read").isGreaterThan(KILLS / 2);

        Process last = reader();
        assertThat(last.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).isZero();

        List<String> all = new ArrayList<>();
        for (int number = 1; number <= delivered; number++) {
            all.add(number + "@example.org");
        }
        assertThat(requests()).as("seed " + SEED).containsExactlyInAnyOrderElementsOf(all);
        assertThat(waiting()).isEmpty();
        assertThat(ids("OneCare.presi in carico")).as("once or twice, never not").containsAll(all);
        assertThat(ids("OneCare.da guardare")).isEmpty();
    }

    private Process reader() throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReaderProcess.class.getName(),
                        "" + server.getImap().getPort(),
                        database)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void deliver(int howMany) throws Exception {
        for (int i = 0; i < howMany; i++) {
            delivered++;
            String raw =
                    "From: anna@example.org\r\nSubject: Visita\r\nMessage-ID: <%d@example.org>\r\n\r\nMail %d"
                            .formatted(delivered, delivered);
            desk.deliver(
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
        }
    }

    /** The mails of the requests. */
    private List<String> requests() throws SQLException {
        List<String> mails = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select mail from request")) {
            while (rows.next()) {
                mails.add(rows.getString(1));
            }
        }
        return mails;
    }

    /** What is still to be read. */
    private List<String> waiting() throws Exception {
        return ids("INBOX");
    }

    private List<String> ids(String name) throws Exception {
        MailFolder found = server.getManagers().getImapHostManager().getFolder(desk, name);
        List<String> ids = new ArrayList<>();
        if (found != null) {
            for (StoredMessage message : found.getMessages()) {
                if (!message.getFlags().contains(Flags.Flag.DELETED)) {
                    ids.add(message.getMimeMessage().getMessageID().replaceAll("[<>]", ""));
                }
            }
        }
        return ids;
    }
}
