package numberimport.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import numberimport.ledger.Launch;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.LaunchRequest.Origin;
import numberimport.pipeline.Counts;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.PhoneMask;
import numberimport.pipeline.RunView;
import org.jspecify.annotations.Nullable;

/** The message about the end of a launch, in the form of Standard Webhooks: type, time, data. */
@JsonPropertyOrder({"type", "timestamp", "data"})
record LaunchEnded(String type, String timestamp, Data data) {

    /** What is told: numbers of rows and codes of reasons, and a sentence without phone numbers. */
    record Data(
            long launch,
            String origin,
            String askedBy,
            String account,
            long task,
            int exit,
            String message,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long run,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String state,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Counts counts,

            List<RunView.ReasonTally> reasons,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String link) {}

    /** With a link to its page, if {@code console} says where people open it. */
    static LaunchEnded of(Launch launch, LaunchEnding ending, @Nullable RunView run, @Nullable URI console) {
        var request = launch.request();
        return new LaunchEnded(
                type(launch, ending),
                ending.at().toString(),
                new Data(
                        launch.id(),
                        request.origin().name(),
                        PhoneMask.mask(request.askedBy()),
                        request.account(),
                        request.task(),
                        ending.exitCode(),
                        PhoneMask.mask(ending.message()),
                        ending.run(),
                        run == null ? null : run.state(),
                        run == null ? null : run.counts(),
                        run == null ? List.of() : run.reasons(),
                        console == null ? null : link(console, launch, ending)));
    }

    private static String link(URI console, Launch launch, LaunchEnding ending) {
        var run = ending.run();
        return console.toString().replaceFirst("/+$", "") + (run == null ? "/launches/" + launch.id() : "/runs/" + run);
    }

    private static String type(Launch launch, LaunchEnding ending) {
        if (launch.request().origin() == Origin.SCHEDULE
                && launch.request().path().isEmpty()) {
            return "schedule.missed";
        }
        var exit = ending.exitCode();
        if (exit == ExitCode.OK.code()) {
            return "import.completed";
        } else if (exit == ExitCode.INCOMPLETE.code()) {
            return "import.completed_with_rejects";
        } else if (exit == ExitCode.NOTHING_TO_DO.code()) {
            return "import.nothing_to_do";
        } else if (exit == ExitCode.STOPPED.code()) {
            return "import.stopped";
        }
        return exit == ExitCode.REFUSED.code() ? "import.refused" : "import.failed";
    }
}
