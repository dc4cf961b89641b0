package io.onecare.portal.it.server;

import io.onecare.portal.it.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before two nodes: sends each connection to one that said that it is ready when it was
 * asked last, four times a second, and to the other one if nobody opens.
 */
final class Balancer implements AutoCloseable {

    private final int[] ports;
    private final boolean[] ready;
    private final ServerSocket door;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger retried = new AtomicInteger();
    private volatile boolean closed;

    Balancer(int... ports) throws IOException {
        this.ports = ports.clone();
        this.ready = new boolean[ports.length];
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(
                () -> {
                    while (!closed) {
                        look();
                        pause();
                    }
                });
        run(
                () -> {
                    while (!closed) {
                        Socket from = door.accept();
                        run(() -> pass(from));
                    }
                });
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many connections a node refused, so that another one got them. */
    int retried() {
        return retried.get();
    }

    private synchronized void look() {
        for (int i = 0; i < ports.length; i++) {
            try {
                ready[i] =
                        Http.get("http://127.0.0.1:" + ports[i] + "/health/ready").statusCode()
                                == 200;
            } catch (UncheckedIOException nobody) {
                ready[i] = false;
            }
        }
    }

    private void pass(Socket from) throws IOException {
        Socket to = connect();
        run(() -> copy(from, to));
        copy(to, from);
        from.close();
        to.close();
    }

    private Socket connect() throws IOException {
        int first = next.getAndIncrement();
        IOException last = new IOException("No node is ready: " + Arrays.toString(ready));
        for (int i = 0; i < ports.length; i++) {
            int node = Math.floorMod(first + i, ports.length);
            if (ready[node]) {
                try {
                    return new Socket(InetAddress.getLoopbackAddress(), ports[node]);
                } catch (IOException refused) {
                    retried.incrementAndGet();
                    last = refused;
                }
            }
        }
        throw last;
    }

    private static void copy(Socket from, Socket to) throws IOException {
        from.getInputStream().transferTo(to.getOutputStream());
        to.shutdownOutput();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(250);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException over) {
                                // who is cut off sees it
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        try {
            door.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
