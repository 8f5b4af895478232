package numberimport.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numberimport.ledger.FailedRows.Place;
import numberimport.ledger.FailedRows.Placed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The failed rows of stagings, up to a thousand to a block. A workbook may store its rows in any order, so that blocks overlap. The id in
 * a row's {@link Place} is negative, and says which block it stands in, and where.
 */
final class FailedBlocks {

    static final int ROWS = 1000;

    private static final long IDS_A_BLOCK = 1 << 12;

    private final JdbcClient jdbc;
    private final FailedReasons reasons;

    FailedBlocks(JdbcClient jdbc, FailedReasons reasons) {
        this.jdbc = jdbc;
        this.reasons = reasons;
    }

    private record Block(long id, long firstRow, List<FailedRow> rows) {

        Stream<Placed> placed() {
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> new Placed(new Place(rows.get(i).row(), i - (id + 1) * IDS_A_BLOCK), rows.get(i)));
        }
    }

    /** Rows of one code, or of all. */
    private record Kind(Set<RowStatus> statuses, @Nullable String code) {

        static final Kind ANY = new Kind(EnumSet.allOf(RowStatus.class), null);

        boolean has(FailedRow row) {
            return statuses.contains(row.status()) && (code == null || code.equals(row.code()));
        }

        String condition() {
            return equals(ANY)
                    ? ""
                    : " AND EXISTS (SELECT 1 FROM failed_reason r WHERE r.block = b.id AND r.status IN (:statuses)"
                            + (code == null ? ")" : " AND r.code = :code)");
        }
    }

    void append(long run, List<FailedRow> rows) {
        var sorted = rows.stream()
                .map(FailedBlocks::storable)
                .sorted(Comparator.comparingLong(FailedRow::row))
                .toList();
        for (var from = 0; from < sorted.size(); from += ROWS) {
            insert(run, sorted.subList(from, Math.min(from + ROWS, sorted.size())));
        }
    }

    /** The next rows after a place; blocks without a row of that kind are not read. */
    List<Placed> page(long run, Set<RowStatus> statuses, @Nullable String code, Place after, int limit) {
        var kind = new Kind(statuses, code);
        var page = List.<Placed>of();
        var block = next(run, kind, after, Place.START, Long.MAX_VALUE);
        while (block.isPresent()) {
            var read = block.get();
            var more = read.placed().filter(placed -> placed.place().compareTo(after) > 0 && kind.has(placed.row()));
            page = Stream.concat(page.stream(), more)
                    .sorted(Comparator.comparing(Placed::place))
                    .limit(limit)
                    .toList();
            // A full page may still be missing rows of a block that begins before its end.
            var upTo = page.size() < limit
                    ? Long.MAX_VALUE
                    : page.get(limit - 1).place().row();
            block = next(run, kind, after, new Place(read.firstRow(), read.id()), upTo);
        }
        return page;
    }

    static boolean holds(Placed placed) {
        return placed.place().id() < 0;
    }

    /** Puts other rows in the places of some; of a block that was removed meanwhile nothing is left to be replaced. */
    void replace(long run, List<Placed> others) {
        var replaced = new LinkedHashMap<Long, Map<Integer, FailedRow>>();
        for (var other : others) {
            var id = other.place().id();
            replaced.computeIfAbsent(-Math.floorDiv(id, IDS_A_BLOCK) - 1, block -> new LinkedHashMap<>())
                    .put((int) Math.floorMod(id, IDS_A_BLOCK), other.row());
        }
        replaced.forEach((block, byIndex) -> locked(block).ifPresent(found -> {
            var rows = new ArrayList<>(found);
            byIndex.forEach(rows::set);
            jdbc.sql("UPDATE failed_block SET payload = ? WHERE id = ?")
                    .params(payload(rows), block)
                    .update();
            reasons.clearBlock(block);
            reasons.append(run, block, rows);
        }));
    }

    /** Gives another run the rows that stand behind a row of this one. */
    void move(long run, long rest, long lastRow) {
        jdbc.sql(
                        "UPDATE failed_reason SET run = ? WHERE block IN (SELECT id FROM failed_block WHERE run = ? AND first_row > ?)")
                .params(rest, run, lastRow)
                .update();
        jdbc.sql("UPDATE failed_block SET run = ? WHERE run = ? AND first_row > ?")
                .params(rest, run, lastRow)
                .update();
        for (var block : blocks(run, lastRow + 1, Integer.MAX_VALUE)) {
            var rows = locked(block).orElseThrow();
            delete(List.of(block));
            reasons.clearBlock(block);
            append(run, rows.stream().filter(row -> row.row() <= lastRow).toList());
            append(rest, rows.stream().filter(row -> row.row() > lastRow).toList());
        }
    }

    /** Removes the first rows of many; false where there are not many. */
    boolean clearFirst(long run, int rows) {
        var first = rows / ROWS;
        var blocks = blocks(run, Long.MIN_VALUE, first + 1);
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
                .params(run, rows.get(0).row(), rows.get(rows.size() - 1).row(), payload(rows))
                .update(key, "id");
        reasons.append(run, key.getKeyAs(Long.class), rows);
    }

    private void delete(List<Long> blocks) {
        jdbc.sql("DELETE FROM failed_block WHERE id IN (:blocks)")
                .param("blocks", blocks)
                .update();
    }

    /** The first of those that end at a row or behind it. */
    private List<Long> blocks(long run, long row, int most) {
        return jdbc.sql(
                        "SELECT id FROM failed_block WHERE run = ? AND last_row >= ? ORDER BY run, first_row, id LIMIT ?")
                .params(run, row, most)
                .query(Long.class)
                .list();
    }

    /** The block behind {@code block}, in the order of their first rows, that has such rows {@code after} a place and up to a row. */
    private Optional<Block> next(long run, Kind kind, Place after, Place block, long upTo) {
        return jdbc.sql("SELECT b.id, b.first_row, b.payload FROM failed_block b WHERE b.run = :run" + kind.condition()
                        + " AND b.last_row >= :row AND b.first_row <= :upTo"
                        + " AND b.first_row >= :first AND (b.first_row > :first OR b.id > :id)"
                        + " ORDER BY b.run, b.first_row, b.id LIMIT 1")
                .param("run", run)
                .param("statuses", kind.statuses().stream().map(RowStatus::name).toList())
                .param("code", kind.code())
                .param("row", after.row())
                .param("upTo", upTo)
                .param("first", block.row())
                .param("id", block.id())
                .query((row, number) -> new Block(row.getLong("id"), row.getLong("first_row"), read(row)))
                .optional();
    }

    /** Until the transaction ends nobody else changes the rows. */
    private Optional<List<FailedRow>> locked(long block) {
        return jdbc.sql("SELECT payload FROM failed_block WHERE id = ? FOR UPDATE")
                .param(block)
                .query((row, number) -> read(row))
                .optional();
    }

    private static FailedRow storable(FailedRow row) {
        var reason = ColumnText.of(row.reason(), FailedRows.REASON_LENGTH);
        return new FailedRow(row.row(), row.status(), row.code(), reason, row.cells());
    }

    private static byte[] payload(List<FailedRow> rows) {
        return Gzip.write(out -> FailedRowsJson.write(out, rows));
    }

    private static List<FailedRow> read(ResultSet row) throws SQLException {
        return Gzip.read(row.getBytes("payload"), FailedRowsJson::read);
    }
}
