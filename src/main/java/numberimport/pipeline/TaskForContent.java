package numberimport.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NewTask;
import numberimport.file.SourceRow;
import numberimport.validation.NumberEntry;
import numberimport.validation.Verdict;

/**
 * The new task that the content of some files goes into: one for the same contents, name and reason. Nothing is made for files
 * without a good row, or with more of them than the account has room for.
 */
final class TaskForContent {

    private final List<ImportRequest> requests;
    private final CalloutTaskApi api;

    TaskForContent(List<ImportRequest> requests, CalloutTaskApi api) {
        this.requests = requests;
        this.api = api;
    }

    long make(NewTask wanted, TaskCreation creation) {
        return creation.create(purpose(wanted.name()), wanted, this::requireUse);
    }

    private String purpose(String name) {
        var contents = requests.stream().map(TaskForContent::sha256).collect(Collectors.joining(" "));
        var told = contents + " into " + name + " " + requests.get(0).options().again();
        return "import of " + UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(ImportRequest request) {
        try (var table = SourceTable.open(request.file(), request.options())) {
            return table.file().sha256();
        }
    }

    private void requireUse() {
        var goodRows = requests.stream().mapToLong(TaskForContent::goodRows).sum();
        if (goodRows == 0) {
            throw new ProblemException(new Problem(
                    "NO_GOOD_ROWS",
                    "There is no good row to import, so no task was made.",
                    "number-import check says what is wrong with each row",
                    ExitCode.REFUSED));
        }
        Room.requireInAccount(api, goodRows);
    }

    private static long goodRows(ImportRequest request) {
        var options = request.options();
        try (var table = SourceTable.open(request.file(), options);
                var rows = new FileSource(table).open()) {
            var check = new RowCheck(
                    table.mapping(),
                    new CheckRules(options, warning -> {}, Clock.systemUTC()).withoutTask(),
                    checked -> {});
            return Counts.ofStaged(check.run(rows, new Uncollected())).unsent();
        }
    }

    /** The import itself collects them. */
    private static final class Uncollected implements RowSink {

        @Override
        public void ready(SourceRow row, NumberEntry entry) {
            // Counted by the check.
        }

        @Override
        public void failed(SourceRow row, Verdict.Failed verdict) {
            // Counted by the check.
        }
    }
}
