package numberimport.web;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numberimport.api.TaskChange;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be changed about a callout task, in the words of the command line; what is left out stays as it is. */
record TaskChangeWish(
        @Nullable String name,
        @Nullable String description,
        @Nullable String calloutNumber,
        @Nullable Integer callLimit) {

    private static final String ANY_NAME = "any";

    /** What is given, for the audit. */
    String changes() {
        return Stream.of(
                        given("name", name),
                        given("description", description),
                        given("calloutNumber", calloutNumber),
                        given("callLimit", callLimit))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> given(String field, @Nullable Object value) {
        return Optional.ofNullable(value).map(is -> field + "=" + is);
    }

    /** An {@link IllegalArgumentException} says what the API would not take. */
    void requireUsable() {
        if (changes().isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing to change, expected at least one of name, description, calloutNumber, callLimit.");
        }
        toChange(ANY_NAME);
    }

    /** The API wants the name with every change: the one it has, unless another is wanted. */
    TaskChange toChange(String nameNow) {
        return new TaskChange(
                name == null ? nameNow : name,
                description,
                calloutNumber,
                callLimit == null ? null : callLimit.toString());
    }
}
