package numberimport.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import numberimport.api.TaskDetails;
import org.jspecify.annotations.Nullable;

/** A task's details in groups, in words; lines without a value are left out. */
final class TaskSheet {

    private final List<String> lines = new ArrayList<>();

    private TaskSheet() {}

    static String of(TaskDetails task) {
        var sheet = new TaskSheet();
        sheet.lines.add("Task " + task.id() + " \"" + ForeignText.line(task.name()) + "\"");
        sheet.settings(task);
        sheet.redial(task);
        sheet.counts(task);
        sheet.rates(task);
        return String.join(System.lineSeparator(), sheet.lines);
    }

    private void settings(TaskDetails task) {
        line("status", TaskWords.status(task.status()));
        line("type", TaskWords.type(task.taskType()));
        line("description", task.description());
        line("created", task.createdAt());
        line("user group", task.userGroupId());
        line("routing policy", named(task.forcePolicyId(), task.forcePolicyName(), "default"));
        line("working time", named(task.scheduleId(), task.scheduleName(), "any"));
        line("priority", task.priority());
        line("relay number", task.calloutNumber());
        line("call limit", task.callLimit());
    }

    private void redial(TaskDetails task) {
        lines.add("Redial");
        line("after", results(task.redialScene()));
        line("times", task.redialTimes());
        line(
                "intervals",
                task.redialGuide().isEmpty()
                        ? "10 min"
                        : task.redialGuide().stream()
                                .map(minutes -> minutes + " min")
                                .collect(Collectors.joining(", ")));
        line("follow-on after", results(task.redialMultiScene()));
    }

    private void counts(TaskDetails task) {
        lines.add("Counts");
        line("customers", customers(task));
        line("called", Words.number(task.executeCustomerCount()));
        line(
                "answered",
                Words.number(task.customerAnswerCount()) + " by customers, " + Words.number(task.agentAnswerCount())
                        + " by agents");
    }

    private static String customers(TaskDetails task) {
        var count = task.customerCount();
        return count == null ? "not told" : Words.number(count);
    }

    private void rates(TaskDetails task) {
        lines.add("Rates since its beginning");
        line("success", rate(task.callSuccessRate()));
        line("agents answered", rate(task.agentAnswerRate()));
        line("agents busy", rate(task.agentUseRate()));
        line("disturbed", rate(task.disturbRate()));
        lines.add("Rates of the last 10 minutes");
        line("success", rate(task.minuteCallRate()));
        line("agents busy", rate(task.minuteAgentUseRate()));
        line("disturbed", rate(task.minuteDisturbRate()));
    }

    private void line(String name, @Nullable Object value) {
        if (value != null) {
            lines.add(String.format("  %-16s %s", name, ForeignText.line(value.toString())));
        }
    }

    private static @Nullable String rate(@Nullable String rate) {
        return rate == null ? null : TaskWords.rate(rate);
    }

    private static String results(List<String> results) {
        return results.isEmpty() ? "no result" : String.join(", ", results);
    }

    private static String named(@Nullable Long id, @Nullable String name, String without) {
        if (id == null) {
            return without;
        }
        return name == null ? id.toString() : id + " \"" + name + "\"";
    }
}
