package numberimport.pipeline;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people's data is kept, below number-import.retention.
 *
 * @param numbers the numbers that were sent, and uploaded files, after their run completed
 * @param failures failed rows and their reports, after their run ended
 */
public record RetentionProperties(
        @DefaultValue("7d") Duration numbers,
        @DefaultValue("90d") Duration failures) {

    public RetentionProperties {
        if (numbers.isNegative() || numbers.compareTo(failures) > 0) {
            throw new IllegalArgumentException("retention.numbers is " + numbers.toDays()
                    + " days, expected at most retention.failures, which is " + failures.toDays());
        }
    }
}
