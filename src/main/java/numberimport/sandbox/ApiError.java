package numberimport.sandbox;

/**
 * The errors that the API answers, by business code. The texts are the document's; where it has none (the signature's codes, the
 * garbled 503001, the limits' breach) they are ours.
 */
enum ApiError {
    UNKNOWN(2000, "Unknown error"),
    NOT_FOUND(2005, "Resource not found"),
    INVALID_PARAMETERS(2005, "Invalid parameters"),
    BAD_SIGNATURE(2059, "open api签名不对"),
    BAD_TIMESTAMP(20621, "The timestamp is missing or not in Unix seconds"),
    TIMESTAMP_SKEW(20622, "The timestamp is more than 5 minutes off"),
    NONCE_USED(20623, "The nonce was used within the last 15 minutes"),
    NONCE_EMPTY(20624, "The nonce is empty"),
    INVALID_TASK_TYPE(206203, "Invalid task_type"),
    INVALID_USER_GROUP(206204, "Invalid user_group_id"),
    INVALID_NAME(206205, "Invalid name"),
    INVALID_FORCE_POLICY(206206, "Invalid force_policy_id"),
    INVALID_WORKING_TIME(206207, "Invalid working_time_id"),
    TASK_STARTED(501004, "Cannot import numbers for a task that is starting"),
    INVALID_OPEN(501015, "Parameter open cannot be empty and must be true/false"),
    ALREADY_CLOSING(501016, "The task is already closing, no need to close again"),
    INVALID_NUMBER(501032, "Invalid number"),
    INVALID_AFTER_AT(501033, "Incorrect redial start time format"),
    ALREADY_STARTED(501035, "Automatic outbound call task is starting, no need to start again"),
    INVALID_CALLOUT_NUMBER(503001, "Invalid callout_number"),
    CALL_LIMIT_EXCEEDED(503002, "Does not meet the current concurrent call limit for the dialing number"),
    TOO_FREQUENT(429, "Too many requests", 429),
    UNREADABLE(2000, "Unknown error", 400),
    NO_SUCH_PATH(404, "No such path", 404);

    private final int code;
    private final String message;
    private final int httpStatus;

    ApiError(int code, String message) {
        this(code, message, 200);
    }

    ApiError(int code, String message, int httpStatus) {
        this.code = code;
        this.message = message;
        this.httpStatus = httpStatus;
    }

    int code() {
        return code;
    }

    String message() {
        return message;
    }

    int httpStatus() {
        return httpStatus;
    }
}
