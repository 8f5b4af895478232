package numberimport.api;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** A request's body that tells when its last byte was handed to the connection. */
final class WatchedBody implements HttpRequest.BodyPublisher {

    private final HttpRequest.BodyPublisher bytes;
    private final Runnable written;

    WatchedBody(byte[] body, Runnable written) {
        this.bytes = HttpRequest.BodyPublishers.ofByteArray(body);
        this.written = written;
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        bytes.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer item) {
                subscriber.onNext(item);
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
                written.run();
            }
        });
    }
}
