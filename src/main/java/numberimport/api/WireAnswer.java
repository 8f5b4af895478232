package numberimport.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer's JSON, read as tolerantly as the documentation contradicts itself: a code as number or as string, a message under
 * several names, numbers as texts and the other way round, lists that are missing.
 */
final class WireAnswer {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int OK = 1000;
    private static final int NO_CODE = -1;
    private static final int TEXT_LENGTH = 500;
    /** The status, and the code where an answer has one, of calls that come too often. */
    static final int TOO_MANY_REQUESTS = 429;

    private static final int SERVER_ERROR = 500;
    private static final Pattern CODE = Pattern.compile("\\d{1,9}");

    /** Signatures and their kin, e-mail addresses, tokens with dashes and without, phone numbers. */
    private static final Pattern OF_THE_REQUEST =
            Pattern.compile("(?i)\\b(sign|nonce|token|email)=[^&\\s]*|[^\\s@]+@[^\\s@]+"
                    + "|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}|\\d{7,}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private final String call;
    private final JsonNode json;

    private WireAnswer(String call, JsonNode json) {
        this.call = call;
        this.json = json;
    }

    static byte[] bytes(Object body) {
        return JSON.writeValueAsBytes(body);
    }

    /** The answer of a call that worked; an {@link ApiException} says why there is none. */
    static WireAnswer successful(String call, Exchange exchange) {
        if (exchange instanceof Exchange.Failure failure) {
            throw failure.mayHaveLeft()
                    ? ApiException.unreachable(call, failure.why())
                    : ApiException.unconnected(call, failure.why());
        }
        var response = (Exchange.Response) exchange;
        var answer = read(call, response.body());
        if (tooOften(response.status(), answer)) {
            throw ApiException.tooOften(call, answer == null ? "" : answer.text());
        }
        if (answer == null || (answer.worked() && response.status() != 200)) {
            throw ApiException.unreadable(call, response.found(), mayPass(response.status()));
        }
        if (!answer.worked()) {
            throw failure(call, answer, response.status());
        }
        return answer;
    }

    private static boolean tooOften(int status, @Nullable WireAnswer answer) {
        return status == TOO_MANY_REQUESTS
                || (status < SERVER_ERROR && answer != null && answer.code() == TOO_MANY_REQUESTS);
    }

    /** A server's error may come after the work was done, whatever code comes with it. */
    private static ApiException failure(String call, WireAnswer answer, int status) {
        if (status >= SERVER_ERROR || answer.code() == NO_CODE) {
            return ApiException.unsure(call, answer.code(), answer.text(), status >= SERVER_ERROR);
        }
        return ApiException.answered(call, answer.code(), answer.text());
    }

    /** The answer, or null where the text is no JSON object with a code. */
    static @Nullable WireAnswer read(String call, String body) {
        try {
            var json = JSON.readTree(body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body);
            return json != null && json.isObject() && json.get("code") != null ? new WireAnswer(call, json) : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static boolean mayPass(int httpStatus) {
        return httpStatus == 200 || httpStatus >= SERVER_ERROR;
    }

    int code() {
        var code = json.path("code").asString("");
        return CODE.matcher(code).matches() ? Integer.parseInt(code) : NO_CODE;
    }

    /** Whether the code is that of success. */
    boolean worked() {
        return code() == OK;
    }

    /** What the API says about a failure, in whichever of its fields; what it may repeat of the request is left out. */
    String text() {
        var exception = json.get("exception");
        var texts = new ArrayList<String>();
        for (var candidate : List.of("message", "code_message", "exception:message")) {
            add(texts, text(json, candidate));
        }
        if (exception != null) {
            add(texts, exception.isObject() ? text(exception, "message") : exception.asString(""));
        }
        var joined = OF_THE_REQUEST.matcher(String.join(": ", texts)).replaceAll("***");
        return joined.length() <= TEXT_LENGTH ? joined : joined.substring(0, TEXT_LENGTH);
    }

    long number(String field, long otherwise) {
        return json.path(field).asLong(otherwise);
    }

    <T> T object(String field, Class<T> type) {
        var value = json.path(field);
        if (!value.isObject()) {
            throw ApiException.misshapen(call, "success without \"" + field + "\"");
        }
        return as(type, value, field);
    }

    /** The items of a list that may be missing where there are none. */
    <T> List<T> optionalList(String field, Class<T> type) {
        var items = json.path(field).isArray() ? json.path(field).valueStream() : Stream.<JsonNode>empty();
        return items.map(item -> as(type, item, field)).toList();
    }

    /** The items of a list; that it is missing does not mean that there are none. */
    <T> List<T> list(String field, Class<T> type) {
        if (!json.path(field).isArray()) {
            throw ApiException.misshapen(call, "success without \"" + field + "\"");
        }
        return optionalList(field, type);
    }

    /** A page of a pool, which says itself how many numbers it has; nothing promises their order. */
    NumberPage numberPage() {
        var numbers = list("numbers", PooledNumber.class);
        var said = json.path("meta").path("record_size").asLong(numbers.size());
        if (said != numbers.size()) {
            throw ApiException.misshapen(call, numbers.size() + " numbers, expected " + said + " as it says");
        }
        return new NumberPage(numbers.stream()
                .sorted(Comparator.comparingLong(PooledNumber::id))
                .toList());
    }

    /** A page of the list of tasks, whose count stands under either of two names. */
    CalloutTaskPage taskPage(int asked) {
        var meta = json.path("meta");
        var total = meta.path("total_entries").asLong(meta.path("total_count").asLong(-1));
        var pages = meta.path("total_pages").asInt(1);
        return new CalloutTaskPage(list("cc_ad_tasks", CalloutTask.class), asked, pages, total);
    }

    private <T> T as(Class<T> type, JsonNode value, String field) {
        try {
            return JSON.treeToValue(value, type);
        } catch (JacksonException otherwiseShaped) {
            // Its message may repeat a phone number.
            throw ApiException.misshapen(
                    call, "\"" + field + "\" is not as documented, expected " + type.getSimpleName());
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? null : value.asString("");
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null && !text.isBlank() && !texts.contains(text)) {
            texts.add(text);
        }
    }
}
