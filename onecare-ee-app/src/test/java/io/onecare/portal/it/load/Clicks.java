package io.onecare.portal.it.load;

import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What browsers send and receive: compressed, over connections that are kept. */
final class Clicks {

    private static final int OK = 200;
    private static final int FOUND = 302;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final URL base;
    private final LongAdder bytes = new LongAdder();

    Clicks(URL base) {
        this.base = base;
    }

    /** A form that only has to be sent. */
    record Form(String path, Map<String, String> fields, String cookies) {}

    /** Opens a page, which must be there. */
    CompletableFuture<HttpResponse<byte[]>> get(String path, String cookies) {
        return send(request(path, cookies).GET().build(), OK);
    }

    /** Sends a form, and opens the page that it leads to. */
    CompletableFuture<HttpResponse<byte[]>> post(Form form, String leadsTo) {
        HttpRequest request =
                request(form.path(), form.cookies())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", base.getProtocol() + "://" + base.getAuthority())
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(form.fields())))
                        .build();
        return send(request, FOUND)
                .thenCompose(
                        answer -> {
                            URI next =
                                    request.uri()
                                            .resolve(
                                                    answer.headers()
                                                            .firstValue("Location")
                                                            .orElseThrow());
                            if (!next.getPath().contains(leadsTo)) {
                                throw new IllegalStateException(
                                        "The form leads to (%s) but must lead to (%s)."
                                                .formatted(next, leadsTo));
                            }
                            return get(
                                    next.toString().substring(base.toString().length()),
                                    form.cookies());
                        });
    }

    /** How many bytes have come since the last question. */
    long bytes() {
        return bytes.sumThenReset();
    }

    private HttpRequest.Builder request(String path, String cookies) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Accept-Encoding", "gzip")
                        .header("Accept-Language", "it-IT");
        return cookies.isEmpty() ? request : request.header("Cookie", cookies);
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, int status) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(
                        answer -> {
                            if (answer.statusCode() != status) {
                                throw new IllegalStateException(
                                        "(%s) was answered by (%d) but must be by (%d)."
                                                .formatted(
                                                        request.uri(),
                                                        answer.statusCode(),
                                                        status));
                            }
                            bytes.add(answer.body().length);
                            return answer;
                        });
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
