package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WriteBehindTest {

    private final List<String> written = new CopyOnWriteArrayList<>();

    @Test
    void writesInOrderWhileItsCallerGoesOn() throws InterruptedException {
        var goOn = new CountDownLatch(1);
        try (var behind = new WriteBehind()) {
            behind.write(() -> {
                awaitUnchecked(goOn);
                written.add("first");
            });
            assertThat(written).isEmpty();
            goOn.countDown();
            behind.write(() -> written.add("second"));
            behind.finish();

            assertThat(written).containsExactly("first", "second");
        }
    }

    @Test
    void throwsWhatWentWrongAtTheNextWriteAndDoesNotBeginIt() {
        var fault = new IllegalStateException("the disk is full");
        try (var behind = new WriteBehind()) {
            behind.write(() -> {
                throw fault;
            });

            assertThatThrownBy(() -> behind.write(() -> written.add("second"))).isSameAs(fault);
            assertThatThrownBy(behind::finish).isSameAs(fault);
        }
        assertThat(written).isEmpty();
    }

    @Test
    void writesNothingAfterItIsClosed() {
        var behind = new WriteBehind();
        behind.write(() -> written.add("first"));

        behind.close();

        assertThat(written).containsExactly("first");
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
