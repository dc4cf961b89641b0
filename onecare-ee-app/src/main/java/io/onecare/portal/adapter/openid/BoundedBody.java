package io.onecare.portal.adapter.openid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer, if it is not too long: whoever sends without end is not listened to. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    static final int MOST_BYTES = 256 * 1024;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (bytes.size() + part.remaining() > MOST_BYTES) {
                if (subscription != null) {
                    subscription.cancel();
                }
                whole.completeExceptionally(
                        new IOException(
                                "The answer is longer than %d bytes.".formatted(MOST_BYTES)));
                return;
            }
            byte[] read = new byte[part.remaining()];
            part.get(read);
            bytes.writeBytes(read);
        }
    }

    @Override
    public void onError(Throwable fault) {
        whole.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        whole.complete(bytes.toByteArray());
    }
}
