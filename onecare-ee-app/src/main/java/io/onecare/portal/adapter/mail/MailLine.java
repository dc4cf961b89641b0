package io.onecare.portal.adapter.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/**
 * Makes the sockets of one talk with a mail server, and can cut them all, which ends whatever read,
 * write or handshake is waiting on them. The time-outs of Jakarta Mail count from byte to byte, so
 * that a server that says a little from time to time would hold the portal for as long as it likes.
 * Thread-safe.
 */
public final class MailLine extends SocketFactory {

    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean cut;

    /** The only one that Jakarta Mail calls: it connects, and encrypts on top, by itself. */
    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        sockets.add(socket);
        if (cut) {
            cut();
        }
        return socket;
    }

    /** Ends the talk, now and for good. */
    public void cut() {
        cut = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    /**
     * Tells whether the talk was ended.
     *
     * @return true after {@link #cut}
     */
    public boolean isCut() {
        return cut;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unexpected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unexpected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unexpected();
    }

    @Override
    public Socket createSocket(
            InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unexpected();
    }

    private static UnsupportedOperationException unexpected() {
        return new UnsupportedOperationException(
                "A socket was asked for in a way that cannot be watched.");
    }
}
