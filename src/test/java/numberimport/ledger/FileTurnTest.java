package numberimport.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTurnTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    @TempDir
    Path folder;

    /** Another process, which has the file locked until it is told to go on. */
    static final class OtherProcess implements AutoCloseable {

        private final Process process;

        OtherProcess(Path file) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Locking.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.getInputStream().read()).isEqualTo('L');
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
        }
    }

    /** What it runs. */
    static final class Locking {

        private Locking() {}

        public static void main(String[] arguments) throws IOException {
            try (var channel = FileChannel.open(
                            Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock(1, 1, false)) {
                System.out.write("L".getBytes(StandardCharsets.US_ASCII));
                System.out.flush();
                assertThat(lock.isValid()).isTrue();
                assertThat(System.in.read()).isEqualTo(-1);
            }
        }
    }

    private static CompletableFuture<Void> taken(FileTurn turn) {
        return CompletableFuture.runAsync(() -> {
            try {
                turn.take();
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    @Test
    void isOneThreadsUntilGivenBackAsOftenAsItWasTaken() throws Exception {
        var turn = new FileTurn(Optional.empty(), Duration.ofSeconds(30));
        turn.take();
        turn.take();
        var other = taken(turn);

        turn.giveBack();
        assertThatThrownBy(() -> other.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        turn.giveBack();
        assertThat(other.get(10, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void isGivenBackByAnotherThreadToo() throws Exception {
        var turn = new FileTurn(Optional.of(folder.resolve("turn")), PATIENCE);
        taken(turn).get(10, TimeUnit.SECONDS);

        turn.giveBack();

        turn.take();
        turn.giveBack();
    }

    @Test
    void isRefusedToWhoWaitsTooLongForAThread() throws Exception {
        var turn = new FileTurn(Optional.empty(), PATIENCE);
        turn.take();

        assertThatThrownBy(() -> taken(turn).get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage(
                        "Another thread of this process has been at work on the database for more than 0.3 s.");
    }

    @Test
    void isWaitedForWhileAnotherProcessHasIt() throws Exception {
        var file = folder.resolve("turn");
        var patient = new FileTurn(Optional.of(file), Duration.ofSeconds(30));
        CompletableFuture<Void> waiting;
        try (var other = new OtherProcess(file)) {
            assertThatThrownBy(new FileTurn(Optional.of(file), PATIENCE)::take)
                    .isInstanceOf(SQLTransientException.class)
                    .hasMessage("Another process that has " + file
                            + " locked has been at work on the database for more than 0.3 s.");
            waiting = taken(patient);
            assertThatThrownBy(() -> waiting.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(other.process.isAlive()).isTrue();
        }
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isNull();
        patient.giveBack();
    }

    @Test
    void isForOneDatabaseTheSameInAProcess() {
        var address = DatabaseAddress.embedded(folder);

        assertThat(FileTurn.toWrite(address)).isSameAs(FileTurn.toWrite(address));
        assertThat(FileTurn.toOpen(address)).isSameAs(FileTurn.toOpen(address)).isNotSameAs(FileTurn.toWrite(address));
        assertThat(FileTurn.toWrite(DatabaseAddress.embedded(folder.resolve("other"))))
                .isNotSameAs(FileTurn.toWrite(address));
    }
}
