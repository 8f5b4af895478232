package numberimport.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Reads a span of time as people write it: 90s, 30m, 2h. */
final class TimeSpan implements CommandLine.ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(?i)\\d{1,6}[smh]");

    @Override
    public Duration convert(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new CommandLine.TypeConversionException(
                    "\"" + value + "\" is no span of time, expected a form such as 90s, 30m or 2h");
        }
        return Duration.parse("PT" + value);
    }
}
