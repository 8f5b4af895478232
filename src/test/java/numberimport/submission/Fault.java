package numberimport.submission;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/**
 * What befalls one arrival: how many of its bytes are read, what the API does with a request that was read whole, how its answer is
 * put into bytes, and how they reach the client.
 */
record Fault(int read, Effect effect, Wording wording, Parting parting) {

    /** What the API does with a request; gives the answer that tells the truth. */
    @FunctionalInterface
    interface Effect {
        String of(StrictAccount account, ArrivedRequest request);
    }

    /** The bytes that go out for a truthful answer. */
    @FunctionalInterface
    interface Wording {
        byte[] of(String truth);
    }

    /** Sends an answer, or part of it, and says whether the connection stays open for another request. */
    @FunctionalInterface
    interface Parting {
        boolean of(Socket connection, byte[] answer) throws IOException, InterruptedException;
    }

    /** All goes well. */
    static Fault none() {
        return having(StrictAccount::answer);
    }

    static Fault having(Effect effect) {
        return new Fault(ArrivedRequest.WHOLE, effect, HttpBytes::ok, Fault::close);
    }

    /** The connection is reset when so many bytes of the request have come; with 0, before any is looked at. */
    static Fault resetWithin(int bytes) {
        return new Fault(bytes, StrictAccount::answer, HttpBytes::ok, Fault::reset);
    }

    /** The request is lost behind the connection: no nonce is spent. */
    static Fault ignored() {
        return having((account, request) -> StrictAccount.code(2000, "not looked at"));
    }

    /** The nonce is spent; then so many customers are added, and the rest is forgotten. */
    static Fault appliedInPart(int customers) {
        return having((account, request) -> account.admitted(request).orElseGet(() -> {
            var sent = request.customers();
            account.add(sent.subList(0, Math.min(customers, sent.size())));
            return StrictAccount.code(2000, "died");
        }));
    }

    /** The nonce is spent at once; the customers are added a while later. */
    static Fault appliedAfter(Duration delay) {
        return having((account, request) -> account.admitted(request).orElseGet(() -> {
            account.later(delay, () -> account.add(request.customers()));
            return StrictAccount.code(2000, "not yet");
        }));
    }

    /** Something on the way holds the request back for a while. */
    static Fault deliveredAfter(Duration delay) {
        return having((account, request) -> {
            account.later(delay, () -> account.answer(request));
            return StrictAccount.code(2000, "not yet");
        });
    }

    /** Something on the way delivers the request twice; the client sees the second answer. */
    static Fault deliveredTwice() {
        return having((account, request) -> {
            account.answer(request);
            return account.answer(request);
        });
    }

    Fault answered(Wording other) {
        return new Fault(read, effect, other, parting);
    }

    Fault parting(Parting other) {
        return new Fault(read, effect, wording, other);
    }

    Fault unanswered() {
        return answered(truth -> new byte[0]);
    }

    /** Only so many bytes of the answer are sent. */
    Fault cutAfter(int bytes) {
        return answered(truth -> Arrays.copyOf(wording.of(truth), bytes));
    }

    // Partings

    static boolean close(Socket connection, byte[] answer) throws IOException {
        connection.getOutputStream().write(answer);
        return false;
    }

    static boolean keep(Socket connection, byte[] answer) throws IOException {
        connection.getOutputStream().write(answer);
        return true;
    }

    static boolean reset(Socket connection, byte[] answer) throws IOException {
        connection.getOutputStream().write(answer);
        connection.setSoLinger(true, 0);
        return false;
    }

    /** Not a byte more, until the client hangs up. */
    static boolean hang(Socket connection, byte[] answer) throws IOException {
        connection.getOutputStream().write(answer);
        while (connection.getInputStream().read() >= 0) {}
        return false;
    }

    /** The answer begins anew for ever, until the client hangs up. */
    static boolean endless(Socket connection, byte[] answer) throws IOException {
        var more = new byte[8192];
        Arrays.fill(more, (byte) ' ');
        connection.getOutputStream().write(answer);
        while (true) {
            connection.getOutputStream().write(more);
        }
    }

    /** The last bytes come one by one, 100 ms apart. */
    static Parting drip(int bytes) {
        return (connection, answer) -> {
            var out = connection.getOutputStream();
            var atOnce = answer.length - bytes;
            out.write(answer, 0, atOnce);
            for (int i = atOnce; i < answer.length; i++) {
                Thread.sleep(100);
                out.write(answer[i]);
            }
            return false;
        };
    }

    static Parting after(Duration delay, Parting parting) {
        return (connection, answer) -> {
            Thread.sleep(delay.toMillis());
            return parting.of(connection, answer);
        };
    }
}
