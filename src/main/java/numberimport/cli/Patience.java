package numberimport.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Stack;
import numberimport.pipeline.Destination;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** How long to wait, such as 90s, 30m or 1h. */
final class Patience implements ITypeConverter<Duration> {

    static final String USUAL = "30m";

    @Override
    public Duration convert(String text) {
        try {
            return Destination.time(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** Takes the word after {@code --wait} for a time only where it is one: in {@code close --wait 16}, 16 is the task. */
    static final class Apart implements IParameterPreprocessor {

        @Override
        public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            var attached = "=".equals(info.get("separator"));
            if (!attached && (words.isEmpty() || !isTime(words.peek()))) {
                words.push(USUAL);
            }
            return false;
        }

        private static boolean isTime(String word) {
            try {
                Destination.time(word);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
