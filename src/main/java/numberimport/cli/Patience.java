package numberimport.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** How long to wait, such as 90s, 30m or 1h. */
final class Patience implements ITypeConverter<Duration> {

    static final String USUAL = "30m";

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh])");

    @Override
    public Duration convert(String text) {
        var time = TIME.matcher(text);
        if (!time.matches()) {
            throw new TypeConversionException("\"" + text + "\" is no time, expected one such as 90s, 30m or 1h");
        }
        var amount = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** Takes the word after {@code --wait} for a time only where it is one: in {@code close --wait 16}, 16 is the task. */
    static final class Apart implements IParameterPreprocessor {

        @Override
        public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            var attached = "=".equals(info.get("separator"));
            if (!attached && (words.isEmpty() || !TIME.matcher(words.peek()).matches())) {
                words.push(USUAL);
            }
            return false;
        }
    }
}
