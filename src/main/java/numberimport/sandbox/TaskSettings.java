package numberimport.sandbox;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a task is created with, in the words of the request. */
record TaskSettings(
        String name,
        @Nullable String description,
        long taskType,
        long userGroupId,
        @Nullable Long forcePolicyId,
        @Nullable Long workingTimeId,
        long priority,
        List<String> recallPolicy,
        long recallCount,
        List<String> recallInterval,
        List<String> followOnPolicy,
        @Nullable String calloutNumber,
        @Nullable Long callLimit) {

    private static final int LONGEST_NAME = 255;
    private static final int CALLS_PER_RELAY_NUMBER = 100;
    private static final Pattern RELAY_NUMBER = Pattern.compile("\\+?\\d{3,20}");

    /** Throws with the document's code for the first parameter that is missing or out of range. */
    static TaskSettings from(JsonNode body) {
        var fields = new Fields(body);
        require(isBetween(fields.whole("task_type", 0), 1, 4), ApiError.INVALID_TASK_TYPE);
        require(fields.whole("user_group_id", 0) > 0, ApiError.INVALID_USER_GROUP);
        var name = fields.text("name");
        if (name == null || name.length() > LONGEST_NAME) {
            throw new RefusedCallException(ApiError.INVALID_NAME);
        }
        require(fields.whole("force_policy_id", 1) > 0, ApiError.INVALID_FORCE_POLICY);
        if (fields.has("working_time_id") && fields.text("working_time_id") == null) {
            throw new RefusedCallException(ApiError.UNKNOWN, "unknown attribute: working_time_id");
        }
        require(fields.whole("working_time_id", 1) > 0, ApiError.INVALID_WORKING_TIME);
        if (!isBetween(fields.whole("priority", 10), 1, 100) || fields.whole("recall_count", 0) < 0) {
            throw new RefusedCallException(ApiError.UNKNOWN, "priority or recall_count is out of range");
        }
        require(isBetween(fields.whole("call_limit", 1), 1, CALLS_PER_RELAY_NUMBER), ApiError.CALL_LIMIT_EXCEEDED);
        return read(fields, name);
    }

    /** A precision task of the first user group. */
    static TaskSettings named(String name) {
        return from(JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("task_type", 1)
                .put("user_group_id", 1));
    }

    /** Null where the body names no relay number; throws where that is none. */
    static @Nullable String relayNumber(JsonNode body) {
        var number = new Fields(body).text("callout_number");
        require(number == null || RELAY_NUMBER.matcher(number).matches(), ApiError.INVALID_CALLOUT_NUMBER);
        return number;
    }

    private static TaskSettings read(Fields fields, String name) {
        return new TaskSettings(
                name,
                fields.text("description"),
                fields.whole("task_type", 0),
                fields.whole("user_group_id", 0),
                fields.whole("force_policy_id"),
                fields.whole("working_time_id"),
                fields.whole("priority", 10),
                fields.commaSeparated("recall_policy"),
                fields.whole("recall_count", 0),
                fields.commaSeparated("recall_interval"),
                fields.commaSeparated("follow_on_policy"),
                relayNumber(fields.body()),
                fields.whole("call_limit"));
    }

    private static boolean isBetween(long value, int least, int most) {
        return value >= least && value <= most;
    }

    private static void require(boolean condition, ApiError otherwise) {
        if (!condition) {
            throw new RefusedCallException(otherwise);
        }
    }
}
