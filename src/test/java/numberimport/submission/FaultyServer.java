package numberimport.submission;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * An account's API on a bare socket, which does to each arrival what it is told, in order; after the end of its instructions all
 * goes well. Sendings of numbers and reads have instructions of their own.
 */
final class FaultyServer implements AutoCloseable {

    /** A request that began to arrive; the nonce is empty where too little of it was read. */
    record Arrival(String nonce, long nanos, Instant at) {}

    private final StrictAccount account;
    private final Door door;
    private final Queue<Fault> sendings = new ArrayDeque<>();
    private final Queue<Fault> reads = new ArrayDeque<>();
    private final List<Arrival> arrivals = new ArrayList<>();

    FaultyServer(StrictAccount account, Fault... sendings) {
        this.account = account;
        this.sendings.addAll(List.of(sendings));
        this.door = new Door(this::serve);
    }

    synchronized void expect(Fault... faults) {
        sendings.addAll(List.of(faults));
    }

    synchronized void expectReads(Fault... faults) {
        reads.addAll(List.of(faults));
    }

    String address() {
        return "http://127.0.0.1:" + door.port() + "/open_api_v1";
    }

    Door door() {
        return door;
    }

    /** Every arrival of add_numbers, by the moment of its first byte. */
    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    @Override
    public void close() {
        door.close();
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            connection.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            if (resetsAtOnce()) {
                connection.setSoLinger(true, 0);
                return;
            }
            var in = new PushbackInputStream(connection.getInputStream());
            for (var first = in.read(); first >= 0; first = in.read()) {
                var arrived = System.nanoTime();
                in.unread(first);
                var fault = next(first == 'P');
                var request = ArrivedRequest.read(in, fault.read());
                note(request, arrived);
                if (!fault.parting().of(connection, answer(fault, request))) {
                    return;
                }
            }
        } catch (IOException hungUp) {
            // So much the better.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] answer(Fault fault, ArrivedRequest request) {
        return fault.read() == ArrivedRequest.WHOLE
                ? fault.wording().of(fault.effect().of(account, request))
                : new byte[0];
    }

    private synchronized boolean resetsAtOnce() {
        var resets = sendings.peek() != null && sendings.peek().read() == 0;
        if (resets) {
            sendings.remove();
        }
        return resets;
    }

    private synchronized Fault next(boolean sending) {
        var fault = (sending ? sendings : reads).poll();
        return fault == null ? Fault.none() : fault;
    }

    private synchronized void note(ArrivedRequest request, long nanos) {
        if (request.isPost()) {
            arrivals.add(new Arrival(request.nonce(), nanos, account.now()));
        }
    }
}
