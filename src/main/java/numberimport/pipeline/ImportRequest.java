package numberimport.pipeline;

import java.nio.file.Path;
import numberimport.api.ApiAccount;

/** One file for one task of an account. */
public record ImportRequest(Path file, ApiAccount account, long task, ImportOptions options) {

    public String accountName() {
        return account.name();
    }
}
