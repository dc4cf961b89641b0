package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser that keeps cookies as it is told, whatever they are called. */
public final class Visitor {

    private static final String SET_COOKIE = "Set-Cookie:";
    private static final String LOCATION = "Location:";

    /** Pages about a person, and what their addresses must not say openly. */
    private static final String PAGE = "/(search|results|booking(/[a-z]+)?|care(/[a-z/]+)?)";

    private static final String WORDS = "(patient|service|practitioner|place|near|back)=";
    private static final Pattern PERSONAL = Pattern.compile(PAGE + "\\?(.*&)?" + WORDS);
    private static final Pattern PERSONAL_LINK =
            Pattern.compile("(href|action)=\"[^\"?]*" + PAGE + "\\?([^\"]*&(amp;)?)?" + WORDS);
    private static final Pattern FIELD =
            Pattern.compile("name=\"(patient|service|practitioner|place|near|back)\"");

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
        return led(keep(http.get(path, withCookies(headers))));
    }

    public RawHttp.Answer post(String path, Map<String, String> form, String... headers) {
        return led(keep(http.post(path, form, withCookies(headers))));
    }

    /** Sends a form with a file, as a browser does. */
    public RawHttp.Answer upload(
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

    /**
     * What an address asks for, as the portal reads it for this visitor.
     *
     * @return the address with its query opened if it is sealed and this is a portal that tests may
     *     ask, else as it was
     */
    public String opened(String address) {
        int mark = address.indexOf("?sealed=");
        if (mark < 0) {
            return address;
        }
        RawHttp.Answer query =
                http.get(
                        "login/under-test/address" + address.substring(mark),
                        withCookies(new String[0]));
        return query.status() == 200 ? address.substring(0, mark) + "?" + query.body() : address;
    }

    /** Where a link leads to, opened. */
    public String linked(String page, String words) {
        Matcher link =
                Pattern.compile(
                                "(?s)<a [^>]*href=\"([^\"]*)\"[^>]*>(?:(?!</a>).)*"
                                        + Pattern.quote(words))
                        .matcher(page);
        assertThat(link.find()).as(words).isTrue();
        return opened(link.group(1).replace("&amp;", "&"));
    }

    /** But for that of the public map. */
    private static List<String> formsByGet(String page) {
        return Stream.of(page.split("<form "))
                .skip(1)
                .map(form -> form.split("</form>")[0])
                .filter(form -> form.startsWith("method=\"get\""))
                .filter(form -> !form.contains("action=\"map\""))
                .toList();
    }

    /** Where an answer leads to is sealed if it is personal, and given opened. */
    private RawHttp.Answer led(RawHttp.Answer answer) {
        assertThat(answer.header("Location")).doesNotContainPattern(PERSONAL);
        assertThat(answer.body()).doesNotContainPattern(PERSONAL_LINK);
        assertThat(formsByGet(answer.body())).noneMatch(form -> FIELD.matcher(form).find());
        return new RawHttp.Answer(
                answer.status(),
                answer.headers().stream()
                        .map(header -> header.startsWith(LOCATION) ? opened(header) : header)
                        .toList(),
                answer.body());
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
