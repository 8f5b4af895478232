package numberimport.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Where connections come in. It can be shut, so that they are refused, and slow, so that whoever connects has to wait. */
final class Door implements AutoCloseable {

    private static final int QUEUE = 8;
    private static final int SURE_TO_FILL = 2 * QUEUE;
    private static final int FULL_AFTER_MILLIS = 150;

    private final ExecutorService threads = Executors.newCachedThreadPool(Door::daemon);
    private final Consumer<Socket> visits;
    private final Object gate = new Object();
    private boolean held;
    private volatile ServerSocket socket;

    Door(Consumer<Socket> visits) {
        this.visits = visits;
        this.socket = listen(0);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Connections are refused from now on. */
    void shut() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections come in again, at the same port. */
    void open() {
        socket = listen(port());
    }

    /** For so long nobody comes in: the queue before the door is filled, so that a connection is not even made. */
    void hold(Duration time) {
        hold(true);
        threads.execute(() -> {
            var queue = new ArrayList<Socket>();
            try {
                fill(queue);
                Thread.sleep(time.toMillis());
                for (var waiting : queue) {
                    waiting.close();
                }
            } catch (IOException | InterruptedException over) {
                Thread.currentThread().interrupt();
            } finally {
                hold(false);
            }
        });
    }

    /** The queue is full when two in a row have waited in vain; on a busy machine one may. */
    private void fill(List<Socket> queue) throws IOException {
        for (int inVain = 0; inVain < 2 && queue.size() < SURE_TO_FILL; ) {
            var waiting = new Socket();
            queue.add(waiting);
            inVain = comesIn(waiting) ? 0 : inVain + 1;
        }
    }

    @Override
    public void close() {
        shut();
        threads.shutdownNow();
    }

    private boolean comesIn(Socket waiting) throws IOException {
        try {
            waiting.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), FULL_AFTER_MILLIS);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    private ServerSocket listen(int port) {
        try {
            var listening = new ServerSocket(port, QUEUE, InetAddress.getLoopbackAddress());
            threads.execute(() -> accept(listening));
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                var connection = listening.accept();
                threads.execute(() -> visits.accept(connection));
                awaitOpen();
            }
        } catch (IOException | InterruptedException shut) {
            // Nobody comes in any more.
        }
    }

    private void hold(boolean now) {
        synchronized (gate) {
            held = now;
            gate.notifyAll();
        }
    }

    private void awaitOpen() throws InterruptedException {
        synchronized (gate) {
            while (held) {
                gate.wait();
            }
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "faulty server");
        thread.setDaemon(true);
        return thread;
    }
}
