package numberimport.api;

import org.jspecify.annotations.Nullable;

/** What an exchange of add_numbers brought, read with no more tolerance than its meaning allows. */
final class AddNumbersReading {

    private AddNumbersReading() {}

    static AddNumbersAnswer of(Exchange exchange) {
        if (exchange instanceof Exchange.Failure failure) {
            return failure.mayHaveLeft()
                    ? new AddNumbersAnswer.Lost(failure.why())
                    : new AddNumbersAnswer.NotSent(failure.why());
        }
        var response = (Exchange.Response) exchange;
        if (response.status() == WireAnswer.TOO_MANY_REQUESTS) {
            return new AddNumbersAnswer.TooOften(response.retryAfter());
        }
        var answer = answerIn(response);
        if (answer == null) {
            return new AddNumbersAnswer.Unreadable(response.status(), response.found());
        }
        if (answer.code() == WireAnswer.TOO_MANY_REQUESTS) {
            return new AddNumbersAnswer.TooOften(response.retryAfter());
        }
        return answer.worked() ? taken(answer, response) : new AddNumbersAnswer.Denied(answer.code(), answer.text());
    }

    /** The API answers 200 whatever its code; a refusal that it documents means the same with the status of a client's error. */
    private static @Nullable WireAnswer answerIn(Exchange.Response response) {
        var status = response.status();
        var clientError = status >= 400 && status < 500;
        var answer = status == 200 || clientError ? WireAnswer.read("add_numbers", response.body()) : null;
        return answer == null || (clientError && ApiError.of(answer.code()).isEmpty()) ? null : answer;
    }

    private static AddNumbersAnswer taken(WireAnswer answer, Exchange.Response response) {
        try {
            return new AddNumbersAnswer.Taken(
                    answer.number("successful_count", -1),
                    answer.number("unsuccessful_count", -1),
                    answer.optionalList("unsuccessful_numbers", FailedNumber.class));
        } catch (ApiException misshapen) {
            return new AddNumbersAnswer.Unreadable(response.status(), response.found());
        }
    }
}
