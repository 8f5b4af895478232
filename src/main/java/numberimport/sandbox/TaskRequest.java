package numberimport.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import numberimport.sandbox.dialling.CallResult;
import numberimport.sandbox.store.Companies;
import numberimport.sandbox.store.CompanyProfile.Group;
import numberimport.sandbox.store.CompanyProfile.Hours;
import numberimport.sandbox.store.CompanyProfile.Policy;
import numberimport.sandbox.store.CompanyProfile.RelayNumber;
import numberimport.sandbox.store.TaskSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a company wants of a task, checked against what the company has. Throws with the document's code for the first parameter
 * that is missing or out of range; where the document has no code, it is 2000 with a sentence.
 */
final class TaskRequest {

    private static final int LONGEST_NAME = 255;
    private static final int MOST_RECALLS = 1_000_000;
    private static final Pattern MINUTES = Pattern.compile("[1-9]\\d{0,5}(,[1-9]\\d{0,5})*");
    private static final List<String> RESULTS = Arrays.stream(CallResult.values())
            .filter(result -> result != CallResult.SUCCESS)
            .map(CallResult::label)
            .toList();

    private final Fields fields;
    private final Companies companies;
    private final long company;

    TaskRequest(JsonNode body, Companies companies, long company) {
        fields = new Fields(body);
        this.companies = companies;
        this.company = company;
    }

    TaskSettings toCreate() {
        var relayNumber = relayNumber();
        return new TaskSettings(
                name(),
                fields.text("description"),
                (int) taskType(),
                group(),
                policy(),
                workingTime(),
                between("priority", 10, 1, 100),
                results("recall_policy"),
                between("recall_count", 0, 0, MOST_RECALLS),
                intervals(),
                results("follow_on_policy"),
                relayNumber,
                callLimit(relayNumber));
    }

    /** What isn't given stays as it is. */
    TaskSettings toUpdate(TaskSettings before) {
        var newRelayNumber = relayNumber();
        var relayNumber = newRelayNumber == null ? before.calloutNumber() : newRelayNumber;
        var limit = fields.text("call_limit") == null ? before.callLimit() : callLimit(relayNumber);
        if (newRelayNumber != null) {
            requireFits(limit, relayNumber);
        }
        var description = fields.has("description") ? fields.text("description") : before.description();
        return before.with(name(), description, relayNumber, limit);
    }

    /** Null where the body names none; throws where the company has no such number. */
    @Nullable
    String relayNumber() {
        var number = fields.text("callout_number");
        require(number == null || companies.relayNumber(company, number).isPresent(), ApiError.INVALID_CALLOUT_NUMBER);
        return number;
    }

    private String name() {
        var name = fields.text("name");
        if (name == null || name.length() > LONGEST_NAME) {
            throw new RefusedCallException(ApiError.INVALID_NAME);
        }
        return name;
    }

    private long taskType() {
        var type = fields.whole("task_type", 0);
        require(type >= 1 && type <= 4, ApiError.INVALID_TASK_TYPE);
        return type;
    }

    private long group() {
        var group = fields.whole("user_group_id", 0);
        require(
                companies.groups(company).stream().map(Group::id).anyMatch(id -> id == group),
                ApiError.INVALID_USER_GROUP);
        return group;
    }

    private @Nullable Long policy() {
        var policy = fields.whole("force_policy_id");
        require(
                policy == null
                        || companies.policies(company).stream().map(Policy::id).anyMatch(policy::equals),
                ApiError.INVALID_FORCE_POLICY);
        return policy;
    }

    private @Nullable Long workingTime() {
        var hours = fields.whole("working_time_id");
        if (hours == null && fields.has("working_time_id")) {
            throw new RefusedCallException(ApiError.UNKNOWN, "unknown attribute: working_time_id");
        }
        require(
                hours == null
                        || companies.workingTimes(company).stream()
                                .map(Hours::id)
                                .anyMatch(hours::equals),
                ApiError.INVALID_WORKING_TIME);
        return hours;
    }

    private int between(String field, int whenMissing, int least, int most) {
        var value = fields.whole(field, whenMissing);
        if (value < least || value > most) {
            throw unknown("%s is %s, expected %d to %d".formatted(field, fields.text(field), least, most));
        }
        return (int) value;
    }

    private List<String> results(String field) {
        var results = fields.commaSeparated(field);
        for (var result : results) {
            if (!RESULTS.contains(result)) {
                throw unknown(
                        "%s has \"%s\", expected some of %s".formatted(field, result, String.join(", ", RESULTS)));
            }
        }
        return results;
    }

    private List<String> intervals() {
        var intervals = fields.text("recall_interval");
        if (intervals != null && !MINUTES.matcher(intervals).matches()) {
            throw unknown("recall_interval is \"%s\", expected whole minutes such as 1,2,3".formatted(intervals));
        }
        return fields.commaSeparated("recall_interval");
    }

    private @Nullable Integer callLimit(@Nullable String relayNumber) {
        var limit = fields.whole("call_limit");
        if (limit == null) {
            return null;
        }
        require(limit >= 1 && limit <= Integer.MAX_VALUE, ApiError.CALL_LIMIT_EXCEEDED);
        requireFits(limit.intValue(), relayNumber);
        return limit.intValue();
    }

    private void requireFits(@Nullable Integer limit, @Nullable String relayNumber) {
        var most = relayNumber == null
                ? companies.relayNumbers(company).stream().findFirst()
                : companies.relayNumber(company, relayNumber);
        require(limit == null || limit <= most.map(RelayNumber::mostCalls).orElse(0), ApiError.CALL_LIMIT_EXCEEDED);
    }

    private static RefusedCallException unknown(String detail) {
        return new RefusedCallException(ApiError.UNKNOWN, detail);
    }

    private static void require(boolean condition, ApiError otherwise) {
        if (!condition) {
            throw new RefusedCallException(otherwise);
        }
    }
}
