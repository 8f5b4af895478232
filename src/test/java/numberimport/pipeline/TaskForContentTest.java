package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numberimport.SettableClock;
import numberimport.api.ApiAccount;
import numberimport.api.CalloutTask;
import numberimport.api.CalloutTaskPage;
import numberimport.api.NewTask;
import numberimport.api.UnaskedApi;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskForContentTest {

    private static final ApiAccount ACCOUNT =
            new ApiAccount("default", URI.create("http://127.0.0.1/open_api_v1"), "mail", "token");

    @TempDir
    Path folder;

    private final List<NewTask> made = new ArrayList<>();

    /** Makes the task for two good rows in an account that holds so many numbers. */
    private long make(long customersOfAccount) throws IOException {
        var file = Files.write(folder.resolve("leads.csv"), List.of("手机号", "17000000001", "12315", "17000000002"));
        var api = new UnaskedApi() {
            @Override
            public CalloutTaskPage tasks(int page, int perPage) {
                return new CalloutTaskPage(List.of(holding(customersOfAccount)), 1, 1, 1);
            }

            @Override
            public long create(NewTask task) {
                made.add(task);
                return 7;
            }
        };
        var patience = new TaskCreation.Patience(
                Duration.ZERO,
                new SettableClock("2026-11-24T12:00:00Z"),
                time -> {},
                new ImportWorld.RecordingOperator(),
                Optional::empty);
        var task = new NewTask("leads", null, 1, 100, null, null, null, null, null, null, null, null, null);
        var request = new ImportRequest(file, ACCOUNT, 0, ImportWorld.options());
        try (var ledger = ImportLedger.open(DatabaseAddress.embedded(folder))) {
            return new TaskForContent(List.of(request), api)
                    .make(task, new TaskCreation(ledger.taskCreations(), api, ACCOUNT, patience));
        }
    }

    private static CalloutTask holding(long customers) {
        return new CalloutTask(
                1, "other", null, 1, null, 1L, customers, null, 2, 0, 0, 0, null, null, null, null, null, null, null);
    }

    @Test
    void makesATaskWhereTheAccountHasRoom() throws IOException {
        assertThat(make(9_999_998)).isEqualTo(7);
        assertThat(made).hasSize(1);
    }

    @Test
    void makesNoneBeyondTheAccountsRoom() {
        var problem = catchThrowableOfType(ProblemException.class, () -> make(9_999_999))
                .problem();

        assertThat(problem.message())
                .isEqualTo(
                        "The account's tasks hold 9999999 numbers and the file has 2 good ones; an account takes at most"
                                + " 10000000. Nothing was sent.");
        assertThat(problem.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(made).isEmpty();
    }
}
