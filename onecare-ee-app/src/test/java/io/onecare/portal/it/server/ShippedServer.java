package io.onecare.portal.it.server;

import io.onecare.portal.it.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** The whole server as it ships, in a process of its own, set by environment variables alone. */
public final class ShippedServer implements AutoCloseable {

    private static final Pattern FEATURE = Pattern.compile("\"type\":\"Feature\"");

    private static final Duration PATIENCE =
            Duration.ofSeconds(Integer.getInteger("it.patience.seconds", 120));

    private final Process process;
    private final Path console;
    private final int port;

    private ShippedServer(Process process, Path console, int port) {
        this.process = process;
        this.console = console;
        this.port = port;
    }

    /** Starts a server whose output goes to a folder of its own. */
    public static ShippedServer start(Path folder, int port, Map<String, String> settings) {
        String packaged = System.getProperty("it.package", "");
        return start(
                folder,
                port,
                settings,
                packaged.isEmpty()
                        ? List.of(System.getProperty("it.wlp") + "/bin/server", "run", name())
                        : List.of(packaged + "/bin/onecare", "run"));
    }

    /** Starts a server package, unpacked somewhere. */
    static ShippedServer start(Path folder, int port, Map<String, String> settings, Path unpacked) {
        return start(folder, port, settings, List.of(unpacked + "/bin/onecare", "run"));
    }

    private static ShippedServer start(
            Path folder, int port, Map<String, String> settings, List<String> command) {
        try {
            Files.createDirectories(folder);
            Path console = folder.resolve("console.txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(console.toFile());
            Map<String, String> environment = new HashMap<>(settings);
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("WLP_OUTPUT_DIR", folder.resolve("out").toString());
            environment.put("ONECARE_HTTP_PORT", String.valueOf(port));
            builder.environment().keySet().removeIf(name -> name.startsWith("ONECARE_"));
            builder.environment().putAll(environment);
            return new ShippedServer(builder.start(), console, port);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The server of the build, or that of the package if there is one: see the profile. */
    private static String name() {
        return System.getProperty("it.package", "").isEmpty()
                ? System.getProperty("it.server.process")
                : "onecare";
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public ShippedServer awaitReady() {
        await("ready", () -> status("/health/ready") == 200);
        return this;
    }

    public ShippedServer awaitConsole(String text) {
        await("console says (" + text + ")", () -> console().contains(text));
        return this;
    }

    public HttpResponse<String> get(String path) {
        return Http.get("http://localhost:" + port + path);
    }

    /** How many facilities it has. */
    public int facilities() {
        return (int) FEATURE.matcher(get("/api/v1/facilities").body()).results().count();
    }

    /** What the server calls its output folder. */
    Path output() {
        return outputIn(console.getParent());
    }

    /** The output folder of a server that is or will be started in a folder. */
    static Path outputIn(Path folder) {
        return folder.resolve("out").resolve(name());
    }

    public String console() {
        try {
            return new String(Files.readAllBytes(console), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private int status(String path) {
        try {
            return get(path).statusCode();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    /**
     * Polls, because nobody tells us; fails with the console when patience ends or the server does.
     */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || (!process.isAlive() && !condition.getAsBoolean())) {
                throw new AssertionError("Not " + what + ". The console:\n" + console());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException fault) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(fault);
            }
        }
    }

    /** As the kernel does when memory is short: no time for anything. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
        }
    }

    /** As Ctrl-C does: to the server's JVM, which bin/server has become or has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
        }
    }
}
