package numberimport.sandbox;

import java.util.Map;
import numberimport.sandbox.store.PoolEntry;
import org.jspecify.annotations.Nullable;

/** One entry of a task's pool: what was imported, under the id that the pool gave it. Ids rise, with holes. */
public record PooledNumber(
        long id,
        String cellphone,
        @Nullable String name,
        @Nullable String description,
        Map<String, String> custom) {

    public PooledNumber {
        custom = Map.copyOf(custom);
    }

    static PooledNumber of(PoolEntry entry) {
        var number = entry.number();
        return new PooledNumber(entry.id(), number.cellphone(), number.name(), number.description(), number.custom());
    }
}
