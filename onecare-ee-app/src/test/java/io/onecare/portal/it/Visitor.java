package io.onecare.portal.it;

import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser that keeps cookies as it is told, whatever they are called. */
public final class Visitor {

    private static final String SET_COOKIE = "Set-Cookie:";

    private final RawHttp http;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Visitor(RawHttp http) {
        this.http = http;
    }

    /** Somebody new, at an address of the loopback network. */
    public static Visitor at(URL base, String address) {
        return new Visitor(RawHttp.at(base, address));
    }

    public RawHttp.Answer get(String path, String... headers) {
        return keep(http.get(path, withCookies(headers)));
    }

    public RawHttp.Answer post(String path, Map<String, String> form, String... headers) {
        return keep(http.post(path, form, withCookies(headers)));
    }

    /** Sends a form with a file, as a browser does. */
    RawHttp.Answer upload(
            String path, Map<String, String> form, String fileName, byte[] file, String origin) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.forEach(
                (name, value) ->
                        body.writeBytes(
                                part("name=\"" + name + "\"", value)
                                        .getBytes(StandardCharsets.UTF_8)));
        String start = part("name=\"file\"; filename=\"" + fileName + "\"", "");
        body.writeBytes(start.substring(0, start.length() - 2).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--x7--\r\n".getBytes(StandardCharsets.UTF_8));
        return keep(
                http.send(
                        "POST",
                        path,
                        body.toByteArray(),
                        withCookies(
                                new String[] {
                                    "Content-Type: multipart/form-data; boundary=x7",
                                    "Origin: " + origin
                                })));
    }

    private static String part(String disposition, String value) {
        return "--x7\r\nContent-Disposition: form-data; "
                + disposition
                + "\r\n\r\n"
                + value
                + "\r\n";
    }

    /** The answer is lost on the way. */
    void postAndHangUp(String path, Map<String, String> form) {
        http.postAndHangUp(path, form, withCookies(new String[0]));
    }

    /** Logs in; the answer leads home if it went well. */
    public RawHttp.Answer logIn(String userName, String password) {
        return post("login", Map.of("username", userName, "password", password));
    }

    /** Whether the portal shows this visitor their own pages. */
    boolean isLoggedIn() {
        return get("home").status() == 200;
    }

    /** What would be sent, as the value of the header. */
    public String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** The names of the cookies that are kept. */
    java.util.Set<String> cookieNames() {
        return java.util.Set.copyOf(cookies.keySet());
    }

    /** Takes cookies from somewhere else, as somebody who stole them or planted them. */
    void take(String header) {
        for (String cookie : header.split("; ")) {
            int equals = cookie.indexOf('=');
            cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1));
        }
    }

    private String[] withCookies(String[] headers) {
        return cookies.isEmpty()
                ? headers
                : Stream.concat(Stream.of(headers), Stream.of("Cookie: " + cookies()))
                        .toArray(String[]::new);
    }

    private RawHttp.Answer keep(RawHttp.Answer answer) {
        for (String header : answer.headers()) {
            if (header.regionMatches(true, 0, SET_COOKIE, 0, SET_COOKIE.length())) {
                String cookie = header.substring(SET_COOKIE.length()).strip().split(";", 2)[0];
                int equals = cookie.indexOf('=');
                String value = cookie.substring(equals + 1).replace("\"", "");
                if (value.isEmpty()) {
                    cookies.remove(cookie.substring(0, equals));
                } else {
                    cookies.put(cookie.substring(0, equals), value);
                }
            }
        }
        return answer;
    }
}
