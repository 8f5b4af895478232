package numberimport.sandbox;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A task as the API shows it: the list and the details differ in their fields, their dates and their rates. */
final class TaskAnswers {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter LIST_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(CHINA);
    private static final DateTimeFormatter DETAILS_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(CHINA);

    private TaskAnswers() {}

    static ObjectNode inList(Task task) {
        var settings = task.settings();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", task.id())
                .put("name", settings.name())
                .put("description", settings.description())
                .put("task_type", settings.taskType())
                .put("user_group_id", settings.userGroupId())
                .put("customer_count", task.poolSize())
                .put("callout_number", task.calloutNumber())
                .put("created_at", LIST_TIME.format(task.createdAt()))
                .put("status", task.status().code())
                .put("execute_customer_count", 0)
                .put("customer_answer_count", 0)
                .put("agent_answer_count", 0)
                .put("call_success_rate", "0.0")
                .put("agent_answer_rate", "0.0")
                .put("agent_use_rate", "0.0")
                .put("disturb_rate", "0.0")
                .put("minute_call_rate", "0.0")
                .put("minute_agent_use_rate", "0.0")
                .put("minute_disturb_rate", "0.0");
    }

    static ObjectNode details(Task task) {
        var settings = task.settings();
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("id", task.id())
                .put("name", settings.name())
                .put("status", task.status().code())
                .put("call_limit", settings.callLimit())
                .put("callout_number", task.calloutNumber())
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
                .put("force_policy_name", name("Policy", settings.forcePolicyId()))
                .put("schedule_name", name("Schedule", settings.workingTimeId()));
        return addFigures(details, task);
    }

    private static ObjectNode addFigures(ObjectNode details, Task task) {
        return details.put("customer_count", task.poolSize())
                .put("execute_customer_count", 0)
                .put("customer_answer_count", 0)
                .put("agent_answer_count", 0)
                .put("call_success_rate", "0.0")
                .put("agent_answer_rate", "0")
                .put("agent_use_rate", "0.0")
                .put("disturb_rate", "0")
                .put("minute_call_rate", "0.0")
                .put("minute_agent_use_rate", "0.0")
                .put("minute_disturb_rate", "0.0");
    }

    private static @Nullable String name(String kind, @Nullable Long id) {
        return id == null ? null : kind + " " + id;
    }

    private static void putAll(ObjectNode details, String field, List<String> values) {
        var array = details.putArray(field);
        values.forEach(array::add);
    }
}
