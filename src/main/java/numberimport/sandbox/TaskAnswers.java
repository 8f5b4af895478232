package numberimport.sandbox;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import numberimport.sandbox.dialling.Figures;
import numberimport.sandbox.store.Task;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A task as the API shows it: the list and the details differ in their fields and their dates. */
final class TaskAnswers {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter LIST_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(CHINA);
    private static final DateTimeFormatter DETAILS_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(CHINA);

    private TaskAnswers() {}

    /** What a task's policy and working time are called, where it has them. */
    record Names(@Nullable String policy, @Nullable String schedule) {}

    static ObjectNode inList(Task task, Figures figures) {
        var settings = task.settings();
        var entry = JsonNodeFactory.instance
                .objectNode()
                .put("id", task.id())
                .put("name", settings.name())
                .put("description", settings.description())
                .put("task_type", settings.taskType())
                .put("user_group_id", settings.userGroupId())
                .put("customer_count", task.numbers())
                .put("callout_number", settings.calloutNumber())
                .put("created_at", LIST_TIME.format(task.createdAt()))
                .put("status", task.status());
        return addFigures(entry, figures);
    }

    static ObjectNode details(Task task, Figures figures, Names names) {
        var settings = task.settings();
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("id", task.id())
                .put("name", settings.name())
                .put("status", task.status())
                .put("call_limit", settings.callLimit())
                .put("callout_number", settings.calloutNumber())
                .put("task_type", settings.taskType())
                .put("force_policy_id", settings.forcePolicyId())
                .put("user_group_id", settings.userGroupId())
                .put("description", settings.description())
                .put("created_at", DETAILS_TIME.format(task.createdAt()))
                .put("schedule_id", settings.workingTimeId())
                .put("redial_times", settings.recallCount());
        putAll(details, "redial_guide", settings.recallInterval());
        putAll(details, "redial_scene", settings.recallPolicy());
        putAll(details, "redial_multi_scene", settings.followOnPolicy());
        details.put("priority", settings.priority())
                .put("force_policy_name", names.policy())
                .put("schedule_name", names.schedule())
                .put("customer_count", task.numbers());
        return addFigures(details, figures);
    }

    private static ObjectNode addFigures(ObjectNode answer, Figures figures) {
        return answer.put("execute_customer_count", figures.executed())
                .put("customer_answer_count", figures.customerAnswers())
                .put("agent_answer_count", figures.agentAnswers())
                .put("call_success_rate", figures.callSuccessRate())
                .put("agent_answer_rate", figures.agentAnswerRate())
                .put("agent_use_rate", figures.agentUseRate())
                .put("disturb_rate", figures.disturbRate())
                .put("minute_call_rate", figures.minuteCallRate())
                .put("minute_agent_use_rate", figures.minuteAgentUseRate())
                .put("minute_disturb_rate", figures.minuteDisturbRate());
    }

    private static void putAll(ObjectNode details, String field, List<String> values) {
        var array = details.putArray(field);
        values.forEach(array::add);
    }
}
