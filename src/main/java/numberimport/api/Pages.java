package numberimport.api;

import java.util.HashSet;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Streams over what the API gives in pages: a page is asked for only when the one before has been used up. */
final class Pages {

    private Pages() {}

    /** All tasks, each once, although one that is made meanwhile moves the others to later pages. */
    static Stream<CalloutTask> tasks(CalloutTaskApi api) {
        var seen = new HashSet<Long>();
        return StreamSupport.stream(
                        new PageByPage<CalloutTask>() {
                            private int page;
                            private int pages = 1;

                            @Override
                            List<CalloutTask> next() {
                                if (page >= pages) {
                                    return List.of();
                                }
                                page++;
                                var found = api.tasks(page, CalloutTaskPage.MOST);
                                pages = found.totalPages();
                                return found.tasks();
                            }
                        },
                        false)
                .filter(task -> seen.add(task.id()));
    }

    /** The pool's numbers above an id. Goes on until a page is empty: a server may give fewer than 500 at a time. */
    static Stream<PooledNumber> numbers(long task, long startNumberId, LongFunction<NumberPage> pages) {
        return StreamSupport.stream(
                new PageByPage<>() {
                    private long last = startNumberId;

                    @Override
                    List<PooledNumber> next() {
                        var found = pages.apply(last).numbers();
                        for (var number : found) {
                            if (number.id() <= last) {
                                throw ApiException.misshapen(
                                        "numbers of task " + task,
                                        "id " + number.id() + " after " + last + ", expected rising ids");
                            }
                            last = number.id();
                        }
                        return found;
                    }
                },
                false);
    }

    /** Items of pages in their order; an empty page is the end. */
    private abstract static class PageByPage<T> extends Spliterators.AbstractSpliterator<T> {

        private List<T> page = List.of();
        private int used;

        PageByPage() {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        }

        abstract List<T> next();

        @Override
        public boolean tryAdvance(@Nullable Consumer<? super T> action) {
            if (used == page.size()) {
                page = next();
                used = 0;
            }
            if (page.isEmpty() || action == null) {
                return false;
            }
            action.accept(page.get(used++));
            return true;
        }
    }
}
