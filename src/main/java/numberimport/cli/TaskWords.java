package numberimport.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import numberimport.api.TaskStatus;
import numberimport.api.TaskType;
import org.jspecify.annotations.Nullable;

/** What a task's figures mean; what the documentation does not list stays visible as it came. */
final class TaskWords {

    private static final Pattern RATE = Pattern.compile("\\d{1,9}(\\.\\d{1,20})?");

    private TaskWords() {}

    static String status(int wireValue) {
        var status = TaskStatus.of(wireValue);
        return status == TaskStatus.OTHER ? String.valueOf(wireValue) : status.toString();
    }

    static String type(int wireValue) {
        return TaskType.of(wireValue)
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .orElse(String.valueOf(wireValue));
    }

    /** A share such as "0.6667" as a percentage. */
    static String rate(@Nullable String text) {
        if (text == null) {
            return "";
        }
        if (!RATE.matcher(text).matches()) {
            return text;
        }
        var percentage = new BigDecimal(text).movePointRight(2).setScale(2, RoundingMode.HALF_UP);
        return percentage.stripTrailingZeros().toPlainString() + " %";
    }
}
