package numberimport.api;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The failures that the API documents, by business code (callout-task API, "Error Code Description"; the codes of the signature:
 * API introduction, common codes), each with our own sentence: what the API found or expected, and what to do. A code that is
 * not here is not documented, and is shown as it came.
 */
public enum ApiError {
    UNKNOWN_ERROR(
            2000, "the API misses a parameter or could not read one", "compare the parameters with the API's text"),
    UNKNOWN_SUBDOMAIN(2002, "the API does not know the subdomain of base-url", "correct base-url"),
    NOT_FOUND(2005, "the account has nothing of this id", "look up the id: number-import task list"),
    NOT_ADMINISTRATOR(
            2015, "the e-mail is not the super administrator's", "use the super administrator's e-mail and token"),
    NO_PLAN(2058, "the company has no plan that includes the API", "ask the vendor to enable the API"),
    WRONG_SIGNATURE(
            2059,
            "the signature is wrong: e-mail or token do not belong together",
            "check email and token of the account"),
    BAD_TIMESTAMP(
            20621, "the call's time is missing or not in Unix seconds", "check base-url: a proxy may change calls"),
    TIMESTAMP_SKEW(
            20622, "the clock of this machine is more than five minutes off", "set the clock, and keep it by NTP"),
    NONCE_USED(20623, "the call's nonce was used within the last 15 minutes", "try again: each call has a new one"),
    NONCE_EMPTY(20624, "the call's nonce is missing", "check base-url: a proxy may change calls"),
    INVALID_TASK_TYPE(206203, "the task type is not one of 1 to 4", "choose precision, proportion, predictive or ivr"),
    INVALID_USER_GROUP(206204, "there is no such group of agents", "look up the group's id in the vendor's console"),
    INVALID_NAME(206205, "the task's name is missing or too long", "give a shorter name"),
    INVALID_POLICY(
            206206,
            "there is no such routing policy",
            "look up the policy's id in the vendor's console, or leave it out"),
    INVALID_WORKING_TIME(
            206207,
            "there is no such working time",
            "look up the working time's id in the vendor's console, or leave it out"),
    TASK_OPEN(501004, "the task is enabled; numbers can be added only while it is closed", "close it first"),
    INVALID_OPEN(501015, "open was neither true nor false", "say true or false"),
    ALREADY_CLOSED(501016, "the task is closed or closing already", "nothing is to be done"),
    INVALID_NUMBER(
            501032,
            "the number is missing, or the task's pool does not have it so",
            "look at the task's pool for the number as it was imported"),
    INVALID_RECALL_TIME(
            501033, "the time of the redial is missing or malformed", "write it as 2026-11-24T15:30:00+08:00"),
    ALREADY_ENABLED(501035, "the task is enabled already", "nothing is to be done"),
    INVALID_RELAY_NUMBER(
            503001,
            "the relay number is not one of the company's",
            "look up the company's relay numbers in the vendor's console"),
    CALL_LIMIT_EXCEEDED(
            503002,
            "the task would call more people at once than its relay number may",
            "lower the call limit to the relay number's");

    private static final Map<Integer, ApiError> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(ApiError::code, Function.identity()));

    private final int code;
    private final String sentence;
    private final String remedy;

    ApiError(int code, String sentence, String remedy) {
        this.code = code;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** Empty for a code that is not documented. */
    public static Optional<ApiError> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public int code() {
        return code;
    }

    /** What was found, and where it matters what was expected; begins in lower case. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** Whether every copy of the call would be turned away for who we are, not for what we send. */
    public boolean credentials() {
        return switch (this) {
            case UNKNOWN_SUBDOMAIN, NOT_ADMINISTRATOR, NO_PLAN, WRONG_SIGNATURE, BAD_TIMESTAMP, NONCE_EMPTY -> true;
            default -> false;
        };
    }
}
