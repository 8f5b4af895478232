package numberimport.pipeline;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import numberimport.ledger.RowStatus;
import org.jspecify.annotations.Nullable;

/** Which failed rows are wanted: of a status such as "rejected", of a code such as PHONE_INVALID; null means any. */
public record FailureFilter(
        @Nullable String status, @Nullable String code) {

    /** All of them. */
    public static final FailureFilter ALL = new FailureFilter(null, null);

    Set<RowStatus> statuses() {
        if (status == null) {
            return EnumSet.allOf(RowStatus.class);
        }
        return EnumSet.of(Arrays.stream(RowStatus.values())
                .filter(each -> each.word().equals(status))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem(
                        "STATUS_UNKNOWN",
                        "\"" + status + "\" is no status of a failed row, expected one of "
                                + Arrays.stream(RowStatus.values())
                                        .map(RowStatus::word)
                                        .toList()
                                + ".",
                        "leave it out for all",
                        ExitCode.USAGE))));
    }
}
