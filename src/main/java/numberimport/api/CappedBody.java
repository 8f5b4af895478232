package numberimport.api;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects an answer's body up to a size that no honest answer reaches, and hangs up beyond it. */
final class CappedBody implements HttpResponse.BodySubscriber<byte[]> {

    static final int MOST_BYTES = 4 << 20;

    private final HttpResponse.BodySubscriber<byte[]> collected = HttpResponse.BodySubscribers.ofByteArray();
    private Flow.@Nullable Subscription subscription;
    private long received;

    @Override
    public CompletionStage<byte[]> getBody() {
        return collected.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        collected.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            received += buffer.remaining();
        }
        if (received > MOST_BYTES) {
            if (subscription != null) {
                subscription.cancel();
            }
            collected.onError(new IOException("the answer is larger than " + MOST_BYTES + " bytes"));
        } else {
            collected.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        collected.onError(failure);
    }

    @Override
    public void onComplete() {
        collected.onComplete();
    }
}
