package numberimport.validation;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The custom fields of one row: the names that all rows share, in order, and the row's own values; a field without a value is not
 * there. Can't be changed, and takes a fifth of a LinkedHashMap's time and memory, of which there would be one a row.
 */
final class CustomFields extends AbstractMap<String, String> {

    private final List<String> names;
    private final @Nullable String[] values;
    private final int size;

    private CustomFields(List<String> names, @Nullable String[] values, int size) {
        this.names = names;
        this.values = values;
        this.size = size;
    }

    /** A null value is none. The array is not copied. */
    static Map<String, String> of(List<String> names, @Nullable String[] values) {
        int size = 0;
        for (String value : values) {
            size += value == null ? 0 : 1;
        }
        return size == 0 ? Map.of() : new CustomFields(names, values, size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Fields();
            }
        };
    }

    private final class Fields implements Iterator<Map.Entry<String, String>> {

        private int next = following(0);

        private int following(int from) {
            int index = from;
            while (index < values.length && values[index] == null) {
                index++;
            }
            return index;
        }

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            String value = hasNext() ? values[next] : null;
            if (value == null) {
                throw new NoSuchElementException();
            }
            String name = names.get(next);
            next = following(next + 1);
            return Map.entry(name, value);
        }
    }
}
