package io.onecare.portal.adapter.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.onecare.core.notification.spi.NotificationSenderContract.Arrival;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real SMTP server behind a door that can be made to misbehave: to be shut, to say nothing, to
 * answer a command in the server's place, to hang up.
 */
final class MailServerDouble implements AutoCloseable {

    /** Says that the door hangs up instead of answering. */
    static final String HANG_UP = "HANG UP";

    /** Says that the door answers with a letter now and then, and never ends the line. */
    static final String DRIP = "DRIP";

    private final GreenMail greenMail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private ServerSocket door;
    private final int port;
    private volatile boolean silent;
    private volatile Function<String, @Nullable String> instead = command -> null;

    MailServerDouble() {
        greenMail.start();
        door = openDoor(0);
        port = door.getLocalPort();
    }

    int port() {
        return port;
    }

    /** Accepts connections and says nothing. */
    void fallSilent() {
        silent = true;
    }

    /** Answers commands in the server's place; null lets the server answer. */
    void answer(Function<String, @Nullable String> function) {
        instead = function;
    }

    void shut() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void reopen() {
        door = openDoor(port);
    }

    /** What clients have said, content of mails included, line by line. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    List<MimeMessage> messages() {
        return List.of(greenMail.getReceivedMessages());
    }

    List<Arrival> arrivals() {
        return messages().stream().map(MailServerDouble::arrival).toList();
    }

    @Override
    public void close() {
        shut();
        greenMail.stop();
    }

    private static Arrival arrival(MimeMessage message) {
        try {
            Address[] to = message.getRecipients(Message.RecipientType.TO);
            return new Arrival(
                    message.getMessageID(), Arrays.stream(to).map(Address::toString).toList());
        } catch (MessagingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private ServerSocket openDoor(int at) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), at));
            thread(() -> accept(opened));
            return opened;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                open.add(client);
                if (!silent) {
                    Socket server = new Socket("127.0.0.1", greenMail.getSmtp().getPort());
                    open.add(server);
                    thread(() -> copy(server, client));
                    thread(() -> talk(client, server));
                }
            } catch (IOException shut) {
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // the other side hung up
        }
    }

    private void talk(Socket client, Socket server) {
        try (client;
                server;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String answer = instead.apply(line);
                if (HANG_UP.equals(answer)) {
                    return;
                }
                if (DRIP.equals(answer)) {
                    drip(client.getOutputStream());
                    return;
                }
                Socket to = answer == null ? server : client;
                String what = answer == null ? line : answer;
                to.getOutputStream().write((what + "\r\n").getBytes(StandardCharsets.UTF_8));
                to.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // the other side hung up
        }
    }

    private static void drip(OutputStream out) throws IOException {
        for (String letter : Stream.generate(() -> "2").limit(100_000).toList()) {
            out.write(letter.getBytes(StandardCharsets.UTF_8));
            out.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "mail-server-double");
        thread.setDaemon(true);
        thread.start();
    }
}
