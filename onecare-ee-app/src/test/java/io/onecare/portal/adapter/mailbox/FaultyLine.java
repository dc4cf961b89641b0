package io.onecare.portal.adapter.mailbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.net.ExtendedSocketOptions;

/**
 * A line to a real IMAP server that breaks at a command: before the server gets it, or when the
 * server has done it and its answer is on the way. Can also hide what the server is able to do.
 */
public final class FaultyLine implements AutoCloseable {

    /** Where the line breaks. */
    public enum Break {
        BEFORE_COMMAND,
        AFTER_COMMAND
    }

    private static final Pattern COMMAND = Pattern.compile("([A-Z]+\\d+) (.*)");

    private final ServerSocket door;
    private final int server;
    private final int breakAt;
    private final Break where;
    private final Pattern hidden;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    /**
     * Opens a line.
     *
     * @param server the port of the server on this machine
     * @param breakAt the number of the command at which every connection breaks, counted from 1; 0
     *     for none
     * @param where before or after that command
     * @param hidden what the server must not be seen to be able to do
     */
    public FaultyLine(int server, int breakAt, Break where, Pattern hidden) {
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        this.server = server;
        this.breakAt = breakAt;
        this.where = where;
        this.hidden = hidden;
        start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** What clients have said, without tags. */
    public List<String> commands() {
        return commands;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                start(() -> talk(client));
            }
        } catch (IOException closed) {
            // the test has ended
        }
    }

    private void talk(Socket client) {
        try (client;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            InputStream answers = new BufferedInputStream(behind.getInputStream());
            answer(answers, client.getOutputStream());
            String tag = "";
            while (true) {
                String line = line(client.getInputStream());
                Matcher command = COMMAND.matcher(line);
                boolean breaks = false;
                if (command.matches()) {
                    commands.add(command.group(2));
                    breaks = commands.size() == breakAt;
                }
                if (breaks && where == Break.BEFORE_COMMAND) {
                    return;
                }
                behind.getOutputStream()
                        .write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                tag = command.matches() ? command.group(1) : tag;
                behind.setOption(ExtendedSocketOptions.TCP_QUICKACK, true); // else 40 ms a command
                String answer = answer(answers, tag);
                if (breaks) {
                    return;
                }
                client.getOutputStream()
                        .write(
                                hidden.matcher(answer)
                                        .replaceAll("")
                                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException gone) {
            // one of the two has hung up
        }
    }

    private void answer(InputStream from, OutputStream to) throws IOException {
        to.write((line(from) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All lines up to the one with the tag, or to the one that asks to go on. */
    private static String answer(InputStream from, String tag) throws IOException {
        StringBuilder answer = new StringBuilder();
        String line;
        do {
            line = line(from);
            answer.append(line).append("\r\n");
        } while (!line.startsWith(tag + " ") && !line.startsWith("+"));
        return answer.toString();
    }

    private static String line(InputStream from) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = from.read();
        while (c != '\n') {
            if (c < 0) {
                throw new IOException("The line ended.");
            }
            if (c != '\r') {
                line.append((char) c);
            }
            c = from.read();
        }
        return line.toString();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "faulty line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
