package numberimport.web;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.StringUtils;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What of a request could not be read, in words for whoever wrote it: the field or the place, what was found there, what was expected. */
final class RequestFaults {

    private static final int LONGEST = 100;

    private RequestFaults() {}

    /** Fields of a form. */
    static String sentence(BindingResult fields) {
        return fields.getFieldErrors().stream()
                .map(error -> sentence(error.getField(), error.getRejectedValue(), types(error)))
                .collect(Collectors.joining(" "));
    }

    /** A part of the address, or a parameter. */
    static String sentence(TypeMismatchException parameter) {
        var type = parameter.getRequiredType();
        return sentence(
                String.valueOf(parameter.getPropertyName()),
                parameter.getValue(),
                type == null ? Stream.of() : Stream.of(type.getSimpleName()));
    }

    /** A body. */
    static String sentence(HttpMessageNotReadableException body) {
        if (body.getCause() instanceof UnrecognizedPropertyException unknown) {
            var known = new TreeSet<>();
            unknown.getKnownPropertyIds().forEach(id -> known.add(String.valueOf(id)));
            return "There is no field \"" + brief(unknown.getPropertyName()) + "\", expected some of " + known + ".";
        }
        return body.getCause() instanceof JacksonException json
                ? sentence(json)
                : "The body can't be read, or there is none.";
    }

    private static String sentence(JacksonException json) {
        if (NestedExceptionUtils.getMostSpecificCause(json) instanceof IllegalArgumentException said) {
            return String.valueOf(said.getMessage());
        }
        if (json instanceof StreamReadException) {
            return "The body is no JSON" + place(json) + ".";
        }
        var field = json.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
        return field.isEmpty()
                ? "The body is JSON of another form than the description has."
                : "The value of " + brief(field) + " can't be read" + place(json) + ".";
    }

    private static String place(JacksonException json) {
        var at = json.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static Stream<String> types(FieldError error) {
        var codes = error.getCodes();
        return codes == null
                ? Stream.of()
                : Arrays.stream(codes).map(code -> code.substring(code.lastIndexOf('.') + 1));
    }

    private static String sentence(String field, @Nullable Object found, Stream<String> types) {
        return brief(field) + " is \"" + brief(text(found)) + "\", expected " + expected(types) + ".";
    }

    private static String text(@Nullable Object found) {
        return found instanceof Object[] several
                ? StringUtils.arrayToCommaDelimitedString(several)
                : String.valueOf(found);
    }

    private static String expected(Stream<String> types) {
        return types.map(type -> switch (type) {
                    case "Long", "long", "Integer", "int" -> "a whole number";
                    case "Boolean", "boolean" -> "true or false";
                    case "Instant" -> "a time such as 2027-01-31T22:00:00Z";
                    case "UUID" -> "a UUID";
                    default -> "";
                })
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("another value");
    }

    private static String brief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
