package numberimport.sandbox.page;

import java.util.Map;
import java.util.stream.Collectors;
import numberimport.sandbox.dialling.CallResult;
import numberimport.sandbox.dialling.Figures;
import numberimport.sandbox.store.Task;

/** A task on the page: its pool against its quota, its counts and rates, its calls in progress against its limit, its results. */
record TaskCard(Task task, int quota, Figures figures, Calling calling, Map<CallResult, Long> results) {

    /** The relay number, how many calls it may carry for the task, and how many are in progress. */
    record Calling(String relayNumber, int inProgress, int limit) {}

    String html() {
        return """
                <article class="card">
                <div class="top"><h3>%s</h3><span class="status s%d">%s</span></div>
                <div class="soft">task %d · %s · from %s</div>
                %s
                <dl>%s</dl>
                %s
                </article>
                """.formatted(
                        Markup.text(task.settings().name()),
                        task.status(),
                        status(),
                        task.id(),
                        type(),
                        Markup.masked(calling.relayNumber()),
                        bar("numbers", task.numbers(), quota) + bar("calls", calling.inProgress(), calling.limit()),
                        numbers(),
                        resultBar());
    }

    private String numbers() {
        return number("dialled", Markup.count(figures.executed()))
                + number("answered", Markup.count(figures.customerAnswers()))
                + number("by an agent", Markup.count(figures.agentAnswers()))
                + number("call success", Markup.percent(figures.callSuccessRate()))
                + number("agent answer", Markup.percent(figures.agentAnswerRate()))
                + number("disturbed", Markup.percent(figures.disturbRate()))
                + number("agent use", Markup.percent(figures.agentUseRate()))
                + number("success, 10 min", Markup.percent(figures.minuteCallRate()))
                + number("use, 10 min", Markup.percent(figures.minuteAgentUseRate()));
    }

    private String resultBar() {
        var parts = results.entrySet().stream()
                .map(result -> Markup.part(result.getKey().label(), result.getValue(), figures.executed()))
                .collect(Collectors.joining());
        var legend = results.entrySet().stream()
                .filter(result -> result.getValue() > 0)
                .map(result -> "<li><i class=\"%s\"></i>%s %s</li>"
                        .formatted(
                                result.getKey().label(),
                                result.getKey().label().replace('_', ' '),
                                Markup.count(result.getValue())))
                .collect(Collectors.joining());
        return "<div class=\"row\"><span>results</span></div><div class=\"bar\">%s</div><ul class=\"legend\">%s</ul>"
                .formatted(parts, legend.isEmpty() ? "<li>no call yet</li>" : legend);
    }

    private String status() {
        return switch (task.status()) {
            case Task.ENABLED -> "enabled";
            case Task.DISABLED -> "disabled";
            default -> "stopping";
        };
    }

    private String type() {
        return switch (task.settings().taskType()) {
            case 1 -> "precision";
            case 2 -> "proportion";
            case 3 -> "predictive";
            default -> "IVR";
        };
    }

    private static String bar(String what, long part, long whole) {
        return "<div class=\"row\"><span>%s</span>%s of %s</div><div class=\"bar\">%s</div>"
                .formatted(what, Markup.count(part), Markup.count(whole), Markup.part("accent", part, whole));
    }

    private static String number(String what, String value) {
        return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(what, value);
    }
}
