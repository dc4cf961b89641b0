package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.care.CareOutcome;
import io.onecare.core.care.CareRequest;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.care.CareRequestState;
import io.onecare.core.care.IdentityProof;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.core.care.Words;
import io.onecare.portal.adapter.mailbox.FaultyLine;
import io.onecare.portal.adapter.mailbox.FaultyLine.Break;
import io.onecare.portal.adapter.mailbox.ImapMailbox;
import io.onecare.portal.demo.CaughtMail;
import io.onecare.portal.demo.DemoMailCatcher;
import io.onecare.portal.faces.Language;
import io.onecare.portal.mailbox.Mailbox;
import io.onecare.portal.mailbox.MailboxDesk;
import io.onecare.portal.mailbox.MailboxFailure;
import io.onecare.portal.settings.MailServer;
import io.onecare.portal.settings.MailboxServer;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails from a real IMAP server to the real desk, and the desk's letters by the real way out. */
@ArquillianTest
public class MailboxInsideLibertyIT {

    private static final Actor SYSTEM = Actor.system("test");
    private static final Actor OPERATOR = Actor.operator("olmo.under.test");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final Pattern OLD = Pattern.compile(" (?:MOVE|UIDPLUS)");

    @Inject OneCare oneCare;
    @Inject MailboxDesk desk;
    @Inject DemoMailCatcher catcher;
    @Inject EntityManager entityManager;
    @Inject UserTransaction transaction;
    @Inject Clock clock;

    private ManagedScheduledExecutorService executor;
    private GreenMail server;
    private GreenMailUser mailbox;

    @BeforeEach
    void start() throws NamingException {
        executor = InitialContext.doLookup("java:comp/DefaultManagedScheduledExecutorService");
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        mailbox = server.setUser("rete@onecare.example", "rete", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void every_mail_opens_one_request_wherever_the_line_breaks() {
        int run = 0;
        for (Break where : Break.values()) {
            for (Pattern hidden : List.of(NOTHING, OLD)) {
                boolean isThrough = false;
                for (int command = 1; !isThrough; command++) {
                    run++;
                    String sender = "rotta." + run + "@mailbox.example";
                    deliver(sender, "rotta-1-" + run, "", "Uno");
                    deliver(sender, "rotta-2-" + run, "", "Due");
                    isThrough = isThrough(command, where, hidden);
                    read();

                    assertEquals(List.of("Due", "Uno"), texts(sender), "break " + run);
                }
                assertTrue(run > 15, "each step was one at which the line broke");
            }
        }
    }

    private boolean isThrough(int command, Break where, Pattern hidden) {
        try (FaultyLine line = new FaultyLine(server.getImap().getPort(), command, where, hidden)) {
            mailbox(line.port()).read(desk::take);
            return line.commands().size() < command;
        } catch (MailboxFailure broken) {
            return false;
        }
    }

    @Test
    void a_reader_that_ends_before_or_after_the_commit_takes_each_mail_once() {
        deliver("fine@mailbox.example", "fine-1", "", "Uno");
        deliver("fine@mailbox.example", "fine-2", "", "Due");
        Mailbox reader = mailbox(server.getImap().getPort());
        List<Mailbox.Taker> ends =
                List.of(
                        mail -> {
                            throw new LinkageError("before");
                        },
                        mail -> {
                            desk.take(mail);
                            throw new LinkageError("after");
                        });
        for (Mailbox.Taker end : ends) {
            for (int n = 0; n < 2; n++) {
                try {
                    reader.read(end);
                } catch (LinkageError asIfTheProcessHadEnded) {
                    // goes on with a new one
                }
            }
        }

        read();

        assertEquals(List.of("Due", "Uno"), texts("fine@mailbox.example"));
    }

    @Test
    void several_readers_open_one_request_for_each_mail() throws Exception {
        for (Pattern hidden : List.of(NOTHING, OLD)) {
            String sender = "molti." + hidden.hashCode() + "@mailbox.example";
            for (int n = 0; n < 12; n++) {
                deliver(sender, "molti-" + n + "-" + hidden.hashCode(), "", "Mail");
            }
            try (FaultyLine line =
                    new FaultyLine(server.getImap().getPort(), 0, Break.BEFORE_COMMAND, hidden)) {
                List<Future<?>> readers = new ArrayList<>();
                for (int n = 0; n < 3; n++) {
                    readers.add(executor.submit(() -> readIfPossible(line.port())));
                }
                for (Future<?> reader : readers) {
                    reader.get();
                }
                mailbox(line.port()).read(desk::take);
            }

            assertEquals(12, texts(sender).size());
        }
    }

    /** A reader may trip over another; it comes again. */
    private void readIfPossible(int port) {
        try {
            mailbox(port).read(desk::take);
        } catch (MailboxFailure tripped) {
            // what it has not put away is there still
        }
    }

    @Test
    void a_mail_with_the_id_of_another_is_not_overlooked() {
        deliver("vera@mailbox.example", "doppia", "", "Vera");
        read();
        deliver("falsa@mailbox.example", "doppia", "", "Falsa");
        read();
        assertEquals(List.of("Vera"), texts("vera@mailbox.example"));
        assertEquals(List.of("Falsa"), texts("falsa@mailbox.example"));

        deliver("vera@mailbox.example", "doppia", "", "Vera");
        read();
        assertEquals(List.of("Vera"), texts("vera@mailbox.example"), "a second copy");
    }

    @Test
    void mails_without_an_id_are_taken_each() {
        deliver("senza@mailbox.example", null, "", "Uno");
        deliver("senza@mailbox.example", null, "", "Due");
        read();
        read();

        assertEquals(List.of("Due", "Uno"), texts("senza@mailbox.example"));
    }

    @Test
    void a_machine_and_the_portal_itself_are_not_answered() {
        deliver(
                "capo@mailbox.example",
                "macchina-1",
                "Auto-Submitted: auto-replied\r\n",
                "Assente");
        deliver("noreply@onecare.example", "macchina-2", "", "Rimbalzo");
        deliver("no@mailbox.example", "macchina-3", "List-Id: <x>\r\n", "Notizie");
        deliver("persona@mailbox.example", "macchina-4", "", "Eccomi");
        read();

        assertEquals(List.of("Assente"), texts("capo@mailbox.example"));
        awaitMail("persona@mailbox.example", 1);
        for (String machine :
                List.of("capo@mailbox.example", "noreply@onecare.example", "no@mailbox.example")) {
            assertEquals(0, told(machine), machine);
        }
    }

    @Test
    void a_correspondence_from_the_mail_to_the_answer() throws Exception {
        String anna = "anna@mailbox.example";
        deliver(anna, "filo-1", "", "Vorrei una visita.");
        read();
        CareRequest request = request("filo-1");
        CaughtMail receipt = awaitMail(anna, 1);
        assertEquals("Re: OneCare: la tua richiesta al Customer Care", receipt.subject());
        assertTrue(
                receipt.text()
                        .contains(
                                "Risposta entro: "
                                        + Language.IT.when(request.clock().dueAt(), ROME)),
                receipt.text());
        assertFalse(receipt.text().contains("visita"), "nothing of what was written");

        step(request.id(), seen -> oneCare.careRequests().take(OPERATOR, seen));
        step(request.id(), seen -> oneCare.careRequests().beginIdentityCheck(OPERATOR, seen));
        step(
                request.id(),
                seen ->
                        oneCare.careRequests()
                                .ask(
                                        OPERATOR,
                                        seen,
                                        Set.of(MissingFact.TAX_CODE, MissingFact.FACILITY),
                                        Words.none()));
        CaughtMail question = awaitMail(anna, 2);
        assertEquals(receipt.subject(), question.subject());
        assertTrue(question.text().contains("- Codice fiscale dell’assistito"), question.text());
        assertTrue(question.text().contains("- Struttura scelta"), question.text());
        assertFalse(question.text().contains("- Prestazione"), question.text());

        String inReply = "In-Reply-To: " + question.messageId() + "\r\n";
        deliver(anna, "filo-2", inReply + "Auto-Submitted: auto-replied\r\n", "Sono assente.");
        read();
        assertEquals(CareRequestState.WAITING, request("filo-2").state());

        deliver(anna, "filo-3", inReply, "RSSMRA80A01H501U, Centro Medico");
        read();
        CareRequest answered = request("filo-3");
        assertEquals(request.id(), answered.id());
        assertEquals(CareRequestState.IDENTITY_CHECK, answered.state());
        assertFalse(answered.clock().pausedAt() != null, "the time runs again");
        CaughtMail again = awaitMail(anna, 3);
        assertTrue(again.text().contains("Abbiamo ricevuto la tua risposta"), again.text());
        assertTrue(
                again.text().contains(Language.IT.when(answered.clock().dueAt(), ROME)),
                again.text());

        step(
                request.id(),
                seen ->
                        oneCare.careRequests()
                                .confirmIdentity(
                                        OPERATOR,
                                        seen,
                                        "TEST-Carla",
                                        IdentityProof.ROLL_DATA_ASKED));
        // her verified address, not the one that the mails came from
        String carla = MembersUnderTest.email("Carla");
        int before = mailsTo(carla).size();
        step(
                request.id(),
                seen ->
                        oneCare.careRequests()
                                .finish(
                                        OPERATOR,
                                        seen,
                                        null,
                                        Words.of("Fatto:\nci vediamo <giovedì>.")));
        CaughtMail answer = awaitMail(carla, before + 1);
        assertEquals(3, mailsTo(anna).size(), "words to a mailbox that nobody has checked");
        assertTrue(
                answer.text()
                        .lines()
                        .toList()
                        .containsAll(List.of("Fatto:", "ci vediamo <giovedì>.")),
                answer.text());
        assertTrue(answer.html().contains("&lt;giovedì&gt;"), answer.html());

        deliver(anna, "filo-4", "References: <filo-1@mailbox.example>\r\n", "Ancora una cosa.");
        read();
        assertEquals(request.id(), request("filo-4").follows());
    }

    private void step(CareRequestId id, Function<SeenCareRequest, CareOutcome> step)
            throws Exception {
        CareOutcome outcome =
                Committed.in(
                        transaction,
                        () ->
                                step.apply(
                                        oneCare.careQueue().find(SYSTEM, id).orElseThrow().seen()));
        assertTrue(outcome instanceof CareOutcome.Performed, outcome.toString());
    }

    private CareRequest request(String mail) throws Exception {
        String id =
                (String)
                        entityManager
                                .createNativeQuery(
                                        "select cast(request_id as varchar(36)) from"
                                                + " care_request_event where message_id = ?1")
                                .setParameter(1, mail + "@mailbox.example")
                                .getSingleResult();
        return Committed.in(
                transaction,
                () ->
                        oneCare.careQueue()
                                .find(SYSTEM, CareRequestId.of(UUID.fromString(id)))
                                .orElseThrow());
    }

    /** The last lines of what requests of a sender say, in order. */
    private List<String> texts(String sender) {
        return ((List<?>)
                        entityManager
                                .createNativeQuery(
                                        "select e.words from care_request_event e join care_request r"
                                                + " on r.id = e.request_id where r.sender_email = ?1")
                                .setParameter(1, sender)
                                .getResultList())
                .stream()
                        .map(String::valueOf)
                        .map(words -> words.substring(words.lastIndexOf('\n') + 1))
                        .sorted()
                        .toList();
    }

    private int told(String recipient) {
        return ((Number)
                        entityManager
                                .createNativeQuery(
                                        "select count(*) from outbox_message where recipient = ?1")
                                .setParameter(1, recipient)
                                .getSingleResult())
                .intValue();
    }

    private CaughtMail awaitMail(String recipient, int howMany) {
        for (int look = 0; look < 300; look++) {
            List<CaughtMail> found = mailsTo(recipient);
            if (found.size() >= howMany) {
                return found.get(0);
            }
            LockSupport.parkNanos(100_000_000L);
        }
        throw new AssertionError("The mail (" + howMany + ") did not come.");
    }

    private List<CaughtMail> mailsTo(String recipient) {
        return catcher.mails().stream().filter(mail -> mail.recipient().equals(recipient)).toList();
    }

    private void read() {
        try (FaultyLine line =
                new FaultyLine(server.getImap().getPort(), 0, Break.BEFORE_COMMAND, NOTHING)) {
            mailbox(line.port()).read(desk::take);
        }
    }

    private ImapMailbox mailbox(int port) {
        return new ImapMailbox(
                new MailboxServer(
                        "127.0.0.1",
                        port,
                        MailServer.Security.NONE,
                        "rete",
                        "secret",
                        "INBOX",
                        "OneCare/presi in carico",
                        "OneCare/da guardare"),
                clock,
                executor);
    }

    private void deliver(String from, String id, String headers, String text) {
        String messageId =
                Optional.ofNullable(id)
                        .map(name -> "Message-ID: <" + name + "@mailbox.example>\r\n")
                        .orElse("");
        String raw =
                "From: %s\r\nSubject: Prova\r\n%s%sContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n"
                        .formatted(from, messageId, headers, text);
        try {
            mailbox.deliver(
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
