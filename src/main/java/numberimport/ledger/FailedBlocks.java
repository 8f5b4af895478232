package numberimport.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import numberimport.ledger.FailedRows.Place;
import numberimport.ledger.FailedRows.Placed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The failed rows of stagings, a thousand to a block: writings of a run follow one another in the file, in whatever order. The id in a
 * row's {@link Place} is negative, and says which block it stands in, and where.
 */
final class FailedBlocks {

    static final int ROWS = 1000;

    private static final long IDS_A_BLOCK = 1 << 12;
    private static final Set<RowStatus> ALL = EnumSet.allOf(RowStatus.class);

    private final JdbcClient jdbc;
    private final FailedReasons reasons;

    FailedBlocks(JdbcClient jdbc, FailedReasons reasons) {
        this.jdbc = jdbc;
        this.reasons = reasons;
    }

    void append(long run, List<FailedRow> rows) {
        var sorted =
                rows.stream().sorted(Comparator.comparingLong(FailedRow::row)).toList();
        for (var from = 0; from < sorted.size(); from += ROWS) {
            insert(run, sorted.subList(from, Math.min(from + ROWS, sorted.size())));
        }
    }

    /** The next rows after a place; blocks without a row of that kind are not read. */
    List<Placed> page(long run, Set<RowStatus> statuses, @Nullable String code, Place after, int limit) {
        var page = new ArrayList<Placed>();
        for (var block : blocks(run, statuses, code, after)) {
            var rows = rows(block);
            for (var i = 0; i < rows.size() && page.size() < limit; i++) {
                var row = rows.get(i);
                var place = new Place(row.row(), i - (block + 1) * IDS_A_BLOCK);
                if (place.compareTo(after) > 0
                        && statuses.contains(row.status())
                        && (code == null || code.equals(row.code()))) {
                    page.add(new Placed(place, row));
                }
            }
            if (page.size() == limit) {
                break;
            }
        }
        return page;
    }

    static boolean holds(Placed placed) {
        return placed.place().id() < 0;
    }

    /** Puts other rows in the places of some. */
    void replace(long run, List<Placed> others) {
        var replaced = new LinkedHashMap<Long, Map<Integer, FailedRow>>();
        for (var other : others) {
            var id = other.place().id();
            replaced.computeIfAbsent(-Math.floorDiv(id, IDS_A_BLOCK) - 1, block -> new LinkedHashMap<>())
                    .put((int) Math.floorMod(id, IDS_A_BLOCK), other.row());
        }
        replaced.forEach((block, byIndex) -> {
            var rows = new ArrayList<>(rows(block));
            byIndex.forEach(rows::set);
            jdbc.sql("UPDATE failed_block SET payload = ? WHERE id = ?")
                    .params(Gzip.write(out -> FailedRowsJson.write(out, rows)), block)
                    .update();
            reasons.clearBlock(block);
            reasons.append(run, block, rows);
        });
    }

    /** Gives another run the rows that stand behind a row of this one. */
    void move(long run, long rest, long lastRow) {
        for (var block : blocks(run, ALL, null, new Place(lastRow, Long.MAX_VALUE))) {
            var rows = rows(block);
            delete(List.of(block));
            reasons.clearBlock(block);
            append(run, rows.stream().filter(row -> row.row() <= lastRow).toList());
            append(rest, rows.stream().filter(row -> row.row() > lastRow).toList());
        }
    }

    /** Removes the first rows of many; false where there are not many. */
    boolean clearFirst(long run, int rows) {
        var blocks = blocks(run, ALL, null, Place.START);
        var first = rows / ROWS;
        if (blocks.size() <= first) {
            return false;
        }
        delete(blocks.subList(0, first));
        return true;
    }

    void clear(long run) {
        jdbc.sql("DELETE FROM failed_block WHERE run = ?").param(run).update();
    }

    private void insert(long run, List<FailedRow> rows) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO failed_block (run, first_row, last_row, payload) VALUES (?, ?, ?, ?)")
                .params(
                        run,
                        rows.get(0).row(),
                        rows.get(rows.size() - 1).row(),
                        Gzip.write(out -> FailedRowsJson.write(out, rows)))
                .update(key, "id");
        reasons.append(run, key.getKeyAs(Long.class), rows);
    }

    private void delete(List<Long> blocks) {
        jdbc.sql("DELETE FROM failed_block WHERE id IN (:blocks)")
                .param("blocks", blocks)
                .update();
    }

    /** In the order of the file. */
    private List<Long> blocks(long run, Set<RowStatus> statuses, @Nullable String code, Place after) {
        var any = code == null && statuses.containsAll(ALL);
        return jdbc.sql("SELECT b.id FROM failed_block b WHERE b.run = :run AND b.last_row >= :row"
                        + (any ? "" : " AND EXISTS (SELECT 1 FROM failed_reason r WHERE r.block = b.id")
                        + (any
                                ? ""
                                : " AND r.status IN (:statuses)" + (code == null ? "" : " AND r.code = :code") + ")")
                        + " ORDER BY b.run, b.first_row, b.id")
                .param("run", run)
                .param("row", after.row())
                .param("statuses", statuses.stream().map(RowStatus::name).toList())
                .param("code", code)
                .query(Long.class)
                .list();
    }

    /** None where somebody has removed it meanwhile. */
    private List<FailedRow> rows(long block) {
        return jdbc.sql("SELECT payload FROM failed_block WHERE id = ?")
                .param(block)
                .query((row, number) -> Gzip.read(row.getBytes("payload"), FailedRowsJson::read))
                .optional()
                .orElse(List.of());
    }
}
