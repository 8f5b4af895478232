package numberimport.ledger;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows that did not get into the task, each with the source's own cells and its reason: those of a staging in {@link FailedBlocks}, the
 * others by themselves.
 */
public final class FailedRows {

    static final int REASON_LENGTH = 4000;
    static final int CLEARED_AT_ONCE = 5000;
    private static final int PAGE = 5000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final FailedReasons reasons;
    private final FailedBlocks blocks;

    FailedRows(JdbcTemplate template) {
        this.jdbc = JdbcClient.create(template);
        this.template = template;
        this.reasons = new FailedReasons(template);
        this.blocks = new FailedBlocks(jdbc, reasons);
    }

    /** Hands the failed rows of a run over in the order of the file, a page in memory at a time. */
    public void forEach(long run, Set<RowStatus> statuses, Consumer<FailedRow> action) {
        forEach(run, statuses, null, action);
    }

    /** The same of one code, or of all. */
    public void forEach(long run, Set<RowStatus> statuses, @Nullable String code, Consumer<FailedRow> action) {
        forEachPlaced(run, statuses, code, placed -> action.accept(placed.row()));
    }

    /** Hands all of them over with their places. */
    void forEachPlaced(long run, Consumer<Placed> action) {
        forEachPlaced(run, EnumSet.allOf(RowStatus.class), null, action);
    }

    private void forEachPlaced(long run, Set<RowStatus> statuses, @Nullable String code, Consumer<Placed> action) {
        if (statuses.isEmpty()) {
            return;
        }
        var place = Place.START;
        var page = List.<Placed>of();
        do {
            page = page(run, statuses, code, place, PAGE);
            for (var placed : page) {
                action.accept(placed);
                place = placed.place();
            }
        } while (page.size() == PAGE);
    }

    /** The next rows after a place, of one code or of all. */
    public List<Placed> page(long run, Set<RowStatus> statuses, @Nullable String code, Place after, int limit) {
        return Stream.concat(
                        blocks.page(run, statuses, code, after, limit).stream(),
                        byThemselves(run, statuses, code, after, limit).stream())
                .sorted(Comparator.comparing(Placed::place))
                .limit(limit)
                .toList();
    }

    private List<Placed> byThemselves(
            long run, Set<RowStatus> statuses, @Nullable String code, Place after, int limit) {
        var choice = Choice.of(statuses, code);
        return jdbc.sql("SELECT * FROM failed_row WHERE run = :run" + choice.condition()
                        + " AND row_number >= :row AND (row_number > :row OR id > :id)"
                        + " ORDER BY " + choice.order() + " LIMIT :limit")
                .param("run", run)
                .param("statuses", statuses.stream().map(RowStatus::name).toList())
                .param("row", after.row())
                .param("id", after.id())
                .param("code", code)
                .param("limit", limit)
                .query(PLACED)
                .list();
    }

    /**
     * What the rows are chosen by, so that the index for it hands them over in order: H2 takes an index as sorted only where the order
     * names all its columns, and would take that of the status for several statuses too, and sort them all for each page.
     */
    private record Choice(String condition, String order) {

        static Choice of(Set<RowStatus> statuses, @Nullable String code) {
            if (code == null && statuses.size() == 1) {
                return new Choice(" AND status IN (:statuses)", "run, status, row_number, id");
            }
            var some = statuses.size() == RowStatus.values().length
                    ? ""
                    : " AND (CASE WHEN status IN (:statuses) THEN 1 ELSE 0 END) = 1";
            return code == null
                    ? new Choice(some, "run, row_number, id")
                    : new Choice(" AND code = :code" + some, "run, code, row_number, id");
        }
    }

    /** Where a row stands among the failed ones of its run. */
    public record Place(long row, long id) implements Comparable<Place> {

        /** Before all of them. */
        public static final Place START = new Place(Long.MIN_VALUE, Long.MIN_VALUE);

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::row).thenComparingLong(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** A failed row and where it stands. */
    public record Placed(Place place, FailedRow row) {}

    /** How many rows failed for each reason, most frequent first. */
    public List<ReasonCount> byReason(long run) {
        return reasons.of(run);
    }

    /** Rows that the check stopped. */
    void stage(long run, List<FailedRow> rows) {
        blocks.append(run, rows);
    }

    /** Rows of a batch that were sent. */
    void append(long run, long batch, List<FailedRow> rows) {
        var lines = new ArrayList<Object[]>(rows.size());
        for (var row : rows) {
            lines.add(new Object[] {
                run,
                row.row(),
                row.status().name(),
                row.code(),
                ColumnText.of(row.reason(), REASON_LENGTH),
                CellsJson.write(row.cells()),
                batch
            });
        }
        template.batchUpdate(
                "INSERT INTO failed_row (run, row_number, status, code, reason, cells, batch) VALUES (?, ?, ?, ?, ?, ?, ?)",
                lines);
        reasons.append(run, null, rows);
    }

    /** Removes the first rows of many; false where there are not many. */
    boolean clearFirst(long run) {
        return blocks.clearFirst(run, CLEARED_AT_ONCE) || clearFirstByThemselves(run);
    }

    private boolean clearFirstByThemselves(long run) {
        var next = jdbc.sql(
                        "SELECT row_number FROM failed_row WHERE run = ? ORDER BY run, row_number, id LIMIT 1 OFFSET ?")
                .params(run, CLEARED_AT_ONCE)
                .query(Long.class)
                .optional();
        return next.map(row -> jdbc.sql("DELETE FROM failed_row WHERE run = ? AND row_number < ?")
                        .params(run, row)
                        .update())
                .filter(removed -> removed > 0)
                .isPresent();
    }

    void clear(long run) {
        clearRows(run);
        reasons.clear(run);
    }

    /** How many there were for each reason stays known. */
    void forget(long run) {
        clearRows(run);
        reasons.forgetExamples(run);
    }

    private void clearRows(long run) {
        blocks.clear(run);
        jdbc.sql("DELETE FROM failed_row WHERE run = ?").param(run).update();
    }

    /** Gives rows of a run other codes, reasons and cells. */
    void replace(long run, List<Placed> rows) {
        blocks.replace(run, rows.stream().filter(FailedBlocks::holds).toList());
        for (var placed : rows.stream().filter(not(FailedBlocks::holds)).toList()) {
            var row = placed.row();
            jdbc.sql("UPDATE failed_row SET code = ?, reason = ?, cells = ? WHERE id = ?")
                    .params(
                            row.code(),
                            row.reason(),
                            CellsJson.write(row.cells()),
                            placed.place().id())
                    .update();
        }
        reasons.countAnew(run);
    }

    /** Gives another run the rows that stand behind a row of this one. */
    void move(long run, long rest, long lastRow) {
        blocks.move(run, rest, lastRow);
        jdbc.sql("UPDATE failed_row SET run = ? WHERE run = ? AND row_number > ?")
                .params(rest, run, lastRow)
                .update();
        reasons.countAnew(run);
        reasons.countAnew(rest);
    }

    private static final RowMapper<Placed> PLACED = (row, number) -> new Placed(
            new Place(row.getLong("row_number"), row.getLong("id")),
            new FailedRow(
                    row.getLong("row_number"),
                    RowStatus.valueOf(row.getString("status")),
                    row.getString("code"),
                    row.getString("reason"),
                    CellsJson.read(row.getString("cells"))));
}
