package numberimport.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import numberimport.sandbox.store.Redials;
import numberimport.sandbox.store.Redials.Place;
import numberimport.sandbox.store.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls that ask for a call. What the document leaves open: both are taken whatever the task's status, and happen once it is
 * enabled; where the pool holds a phone several times, they are for the one with the lowest id; and a number that is being called
 * is called again after that. Their times are in campaign time.
 */
@RestController
@RequestMapping(Endpoint.ROOT + "/cc_ad_tasks")
final class RedialEndpoints {

    private static final DateTimeFormatter AFTER_AT = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd'T'HH:mm:ssXXX")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final OwnTasks tasks;
    private final Redials redials;
    private final Clock campaignTime;

    RedialEndpoints(OwnTasks tasks, Redials redials, Clock campaignTime) {
        this.tasks = tasks;
        this.redials = redials;
        this.campaignTime = campaignTime;
    }

    @PostMapping("/recall")
    ObjectNode recall(@RequestBody JsonNode body, @RequestAttribute Visit visit) {
        var fields = new Fields(body);
        var task = tasks.named(fields.text("id"), visit.company());
        var place = place(task, "number", fields.text("number"));
        redials.callNext(place.number(), place.position(), afterAt(fields.text("after_at")));
        return Success.answer().put("message", "Redial successful");
    }

    @PostMapping("/follow_on")
    ObjectNode followOn(@RequestBody JsonNode body, @RequestAttribute Visit visit) {
        var fields = new Fields(body);
        var task = tasks.named(fields.text("id"), visit.company());
        var place = place(task, "called", fields.text("called"));
        if (!place.isDialled()) {
            throw invalid("called was not dialled yet");
        }
        if (place.isLast()) {
            throw invalid("called has no further phone after it");
        }
        redials.callNext(place.number(), place.position() + 1, campaignTime.instant());
        return Success.answer().put("message", "Follow-up successful");
    }

    private Place place(Task task, String field, @Nullable String phone) {
        if (phone == null) {
            throw invalid(field + " is missing");
        }
        return redials.find(task.id(), phone)
                .orElseThrow(() -> invalid("%s is not in the pool of task %d".formatted(field, task.id())));
    }

    private static Instant afterAt(@Nullable String text) {
        if (text == null) {
            throw new RefusedCallException(ApiError.INVALID_AFTER_AT, "after_at is missing");
        }
        try {
            return OffsetDateTime.parse(text, AFTER_AT).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new RefusedCallException(
                    ApiError.INVALID_AFTER_AT,
                    "after_at is \"%s\", expected a time such as 2019-02-08T15:30:02+08:00".formatted(text));
        }
    }

    private static RefusedCallException invalid(String detail) {
        return new RefusedCallException(ApiError.INVALID_NUMBER, detail);
    }
}
