package io.onecare.portal.adapter.openid;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks a provider: follows it nowhere, listens to it neither long nor much. */
final class ProviderHttp implements ResourceRetriever {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    /** How long a whole answer may take. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration patience;

    private @Nullable HttpClient client;

    ProviderHttp(Duration patience) {
        this.patience = patience;
    }

    /** What came back. */
    record Answer(int status, String body) {

        /** What a body says of a person stays out of logs. */
        @Override
        public String toString() {
            return "Answer(" + status + ")";
        }
    }

    Answer get(URI address, String... headers) throws ProviderFailure {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer post(URI address, String form, String... headers) throws ProviderFailure {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The patience is for all of the answer: that of the client ends with its headers. */
    private Answer send(HttpRequest.Builder builder) throws ProviderFailure {
        HttpRequest request =
                builder.header("Accept", "application/json").timeout(patience).build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, info -> new BoundedBody());
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException fault) {
            throw unavailable(request, fault.getCause() == null ? fault : fault.getCause());
        } catch (TimeoutException fault) {
            answer.cancel(true);
            throw unavailable(request, fault);
        } catch (InterruptedException fault) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unavailable(request, fault);
        }
    }

    /**
     * Made when it is first needed: it brings a thread along. HTTP/1.1, because some servers trip
     * over the upgrade that is offered in clear text.
     */
    private synchronized HttpClient client() {
        if (client == null) {
            client =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(TO_CONNECT)
                            .build();
        }
        return client;
    }

    private static ProviderFailure unavailable(HttpRequest request, Throwable fault) {
        return new ProviderFailure(
                ProviderFailure.Reason.UNAVAILABLE,
                "The address (%s) does not answer: (%s)."
                        .formatted(request.uri(), fault.getClass().getSimpleName()),
                fault);
    }

    /** The keys of the provider. */
    @Override
    public Resource retrieveResource(URL address) throws IOException {
        try {
            Answer answer = get(URI.create(address.toString()));
            if (answer.status() != 200) {
                throw new IOException(
                        "The keys at (%s) are answered with (%d)."
                                .formatted(address, answer.status()));
            }
            return new Resource(answer.body(), "application/json");
        } catch (ProviderFailure fault) {
            throw new IOException(fault.getMessage(), fault);
        }
    }
}
