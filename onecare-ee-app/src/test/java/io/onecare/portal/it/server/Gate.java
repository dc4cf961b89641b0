package io.onecare.portal.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a portal and its database, and can be shut: connections break, and new ones are
 * refused, as when a database is stopped.
 */
final class Gate implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    private Gate(int target, ServerSocket door) {
        this.target = target;
        this.port = door.getLocalPort();
        this.door = door;
    }

    /** Opens one on a free port of this machine, to another port of it. */
    static Gate to(int target) throws IOException {
        Gate gate = new Gate(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        gate.let(gate.door);
        return gate;
    }

    int port() {
        return port;
    }

    void shut() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    void open() throws IOException {
        door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        let(door);
    }

    private void let(ServerSocket in) {
        run(
                () -> {
                    while (true) {
                        Socket from = in.accept();
                        sockets.add(from);
                        Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
                        sockets.add(to);
                        run(() -> copy(from, to));
                        run(() -> copy(to, from));
                    }
                });
    }

    private void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Until a socket is closed, which is how this ends. */
    private static void run(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException shut) {
                                // nothing to be done
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            shut();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
