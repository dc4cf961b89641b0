package io.onecare.portal.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser as the server sees it, from any address of the loopback network. */
public final class RawHttp {

    /**
     * What came back.
     *
     * @param status the status
     * @param headers the lines of the header
     * @param body the body
     */
    public record Answer(int status, List<String> headers, String body) {

        /** The value of a header, empty if it is not there. */
        public String header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /** The session's cookie as the browser would send it back, empty if none was set. */
        String session() {
            return headers.stream()
                    .filter(line -> line.startsWith("Set-Cookie: onecare_session="))
                    .map(line -> line.substring("Set-Cookie: ".length()).split(";")[0])
                    .findFirst()
                    .orElse("");
        }

        /** All that must not depend on who was typed: without nonces, dates and such. */
        String comparable() {
            return status
                    + "\n"
                    + headers.stream()
                            .filter(line -> !line.startsWith("Date:"))
                            // of what was typed, too, which is shown again; the body is compared
                            .filter(line -> !line.startsWith("Content-Length:"))
                            .map(line -> line.replaceAll("nonce-[A-Za-z0-9+/=_-]+", "nonce"))
                            .sorted()
                            .collect(Collectors.joining("\n"))
                    + "\n"
                    + body.replaceAll("value=\"[^\"]*\"", "value")
                            .replaceAll("nonce=\"[^\"]*\"", "");
        }
    }

    private final URL base;
    private final String address;
    private final String host;

    private RawHttp(URL base, String address, String host) {
        this.base = base;
        this.address = address;
        this.host = host;
    }

    public static RawHttp at(URL base, String address) {
        return new RawHttp(base, address, base.getAuthority());
    }

    /** The same, but asks for another host. */
    RawHttp as(String otherHost) {
        return new RawHttp(base, address, otherHost);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Posts a form as one of the portal's own pages would, and remembers what was typed. */
    public Answer post(String path, Map<String, String> form, String... headers) {
        form.forEach(Secrets::typed);
        return send("POST", path, encoded(form), asForm(headers));
    }

    /** Posts a form, and hangs up once all of it is sent: the answer reaches nobody. */
    void postAndHangUp(String path, Map<String, String> form, String... headers) {
        form.forEach(Secrets::typed);
        try (Socket socket = connect()) {
            write(
                    socket,
                    "POST",
                    path,
                    encoded(form).getBytes(StandardCharsets.UTF_8),
                    asForm(headers));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    Answer send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Sends bytes that need not be text, such as a form with a file. */
    Answer send(String method, String path, byte[] body, String... headers) {
        try (Socket socket = connect()) {
            write(socket, method, path, body, headers);
            Answer answer = read(all(socket.getInputStream()));
            answer.headers().forEach(Secrets::set);
            return answer;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(
                        InetAddress.getByName("127.0.0.1"),
                        base.getPort(),
                        InetAddress.getByName(address),
                        0);
        socket.setSoTimeout(60_000);
        return socket;
    }

    private void write(Socket socket, String method, String path, byte[] body, String... headers)
            throws IOException {
        StringBuilder head = new StringBuilder();
        head.append(method + " " + base.getPath() + path + " HTTP/1.0\r\n");
        head.append("Host: " + host + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        boolean isChunked = List.of(headers).contains("Transfer-Encoding: chunked");
        head.append(isChunked ? "\r\n" : "Content-Length: " + body.length + "\r\n\r\n");
        write(socket.getOutputStream(), head.toString(), body);
    }

    private String[] asForm(String... headers) {
        return with(
                headers,
                "Content-Type: application/x-www-form-urlencoded",
                "Origin: " + base.getProtocol() + "://" + base.getAuthority());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static void write(OutputStream out, String head, byte[] body) throws IOException {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        try {
            out.write(body);
        } catch (IOException heardEnough) {
            // a server may answer and hang up before it has heard everything
        }
    }

    private static String all(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        } catch (IOException hungUp) {
            if (bytes.size() == 0) {
                throw hungUp;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Answer read(String text) {
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = List.of(text.substring(0, end).split("\r\n"));
        return new Answer(
                Integer.parseInt(lines.get(0).split(" ")[1]),
                lines.subList(1, lines.size()),
                text.substring(end + 4));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String[] with(String[] headers, String... more) {
        return java.util.stream.Stream.of(headers, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }
}
